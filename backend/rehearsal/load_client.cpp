#include "backend/rehearsal/load_client.h"

#include <sys/epoll.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace dibs::rehearsal {

namespace {

constexpr int kEventCountMax = 256;  // of one wake-up, so that other work of the thread gets a turn
constexpr quint32 kTimerTag = UINT32_MAX;
constexpr auto kTick = std::chrono::milliseconds(100);  // of deadlines and reconnects

// A wake-up costs about as much as a request; presses due closer together than this share one.
constexpr auto kWakeUpGapMin = std::chrono::microseconds(50);

QByteArray requestHead(const LoadSettings& settings)
{
    return "POST " + settings.basePath + "/api/coupons/" + QByteArray::number(settings.coupon.value)
        + "/issue?userId=";
}

QByteArray codeOf(const Answer& answer)
{
    if (answer.code.empty()) return "http-" + QByteArray::number(answer.status);
    return {answer.code.data(), static_cast<qsizetype>(answer.code.size())};
}

}  // namespace

LoadClient::LoadClient(const LoadSettings& settings, PressPlan plan)
    : m_settings(settings)
    , m_requestTail(" HTTP/1.1\r\nHost: " + settings.hostHeader + "\r\nContent-Length: 0\r\n\r\n")
    , m_request(requestHead(settings))
    , m_requestHeadSize(m_request.size())
    , m_plan(std::move(plan))
    , m_pacer(settings.rate)
    , m_lanes(static_cast<size_t>(settings.connections))
{
    m_load.coupon = settings.coupon;
    m_load.planned = m_plan.total();
    m_load.accepted.reserve(static_cast<size_t>(m_plan.total()));
    m_idle.reserve(m_lanes.size());
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &LoadClient::onTick);
}

void LoadClient::start()
{
    m_start = m_lastAnswer = Clock::now();
    m_pacer.start(m_start);
    if (const Result<void> opened = openEpoll(); !opened) return finish(opened);

    for (quint32 tag = 0; tag < m_lanes.size(); ++tag) {
        m_lanes[tag].server = tag % (1 + m_settings.others.size());
        reopen(tag);
    }
    m_tick.start();
    armTimer(m_start);
}

void LoadClient::stop()
{
    if (m_stopped || m_finished) return;
    m_stopped = true;
    const Clock::time_point now = Clock::now();
    const qint64 due = std::min(m_pacer.dueBy(now), m_plan.total());
    m_load.overdue = std::max<qint64>(due - m_taken, 0) + static_cast<qint64>(m_returned.size());
    pump(now);
}

Result<void> LoadClient::openEpoll()
{
    m_epoll = UniqueFd(::epoll_create1(EPOLL_CLOEXEC));
    m_timer = UniqueFd(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
    // Edge-triggered: a timer that rang while no connection is free must not ring on and on.
    epoll_event wanted{.events = EPOLLIN | EPOLLET, .data = {.u32 = kTimerTag}};
    if (!m_epoll || !m_timer
        || ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_timer.get(), &wanted) != 0)
        return fail(ErrorCode::Unavailable,
            QStringLiteral("No epoll for the load: ") + QString::fromLocal8Bit(strerror(errno)));

    m_notifier.emplace(m_epoll.get(), QSocketNotifier::Read);
    connect(&*m_notifier, &QSocketNotifier::activated, this, &LoadClient::onEvents);
    return {};
}

void LoadClient::onEvents()
{
    std::array<epoll_event, kEventCountMax> events;
    const int count = ::epoll_wait(m_epoll.get(), events.data(), kEventCountMax, 0);
    for (int i = 0; i < count; ++i) {
        const quint32 tag = events[static_cast<size_t>(i)].data.u32;
        const Clock::time_point now = Clock::now();
        if (tag == kTimerTag) {
            m_armedFor.reset();
        } else {
            onLane(tag, now);
        }
        pump(now);
    }
    if (!m_finished) armTimer(Clock::now());
}

void LoadClient::onLane(quint32 tag, Clock::time_point now)
{
    Lane& lane = m_lanes[tag];
    const Connection::State before = lane.connection.state();
    switch (lane.connection.onReady(m_epoll.get(), tag)) {
    case Connection::Event::None: return;
    case Connection::Event::Connected: m_idle.push_back(tag); return;
    case Connection::Event::Answered: onAnswer(lane, tag, now); return;
    case Connection::Event::Lost:
        if (before == Connection::State::Connecting) return;  // the next tick tries again
        if (before == Connection::State::Busy) loseBusy(lane, now);
        if (before == Connection::State::Idle) std::erase(m_idle, tag);
        reopenElsewhere(tag);
        return;
    }
    Q_UNREACHABLE();
}

void LoadClient::onAnswer(Lane& lane, quint32 tag, Clock::time_point now)
{
    const ResponseParser& response = lane.connection.response();
    m_lastAnswer = now;
    --m_busy;
    record(lane.press, readAnswer(response.status(), response.body()), now);
    if (lane.connection.next()) {
        m_idle.push_back(tag);
    } else {
        reopen(tag);
    }
}

void LoadClient::record(const Press& press, const Answer& answer, Clock::time_point now)
{
    using std::chrono::duration_cast;
    const auto latency = duration_cast<Histogram::Duration>(now - press.planned);
    m_load.answerLatency.record(latency);
    if (answer.kind != Answer::Kind::Accepted) ++m_load.refusals[codeOf(answer)];

    switch (answer.kind) {
    case Answer::Kind::Accepted:
        m_load.acceptLatency.record(latency);
        m_load.accepted.push_back(
            {QByteArray(answer.requestId.data(), qsizetype(answer.requestId.size())), press.user});
        return;
    case Answer::Kind::SoldOut: m_load.soldOut.push_back(press.user); return;
    case Answer::Kind::AlreadyIssued: m_load.alreadyIssued.push_back(press.user); return;
    case Answer::Kind::Refused: m_load.otherwiseRefused.push_back(press.user); return;
    case Answer::Kind::Unavailable: ++m_load.unavailable; return;
    case Answer::Kind::Unknown: m_load.unknown.push_back(press.user); return;
    }
    Q_UNREACHABLE();
}

void LoadClient::loseBusy(Lane& lane, Clock::time_point now)
{
    --m_busy;
    record(lane.press, Answer{.code = "no-answer"}, now);
}

void LoadClient::reopen(quint32 tag)
{
    const Lane& lane = m_lanes[tag];
    m_lanes[tag].connection.open(m_epoll.get(), tag,
        lane.server == 0 ? m_settings.address : m_settings.others[lane.server - 1]);
}

/// An instance that is gone, or silent, is left alone; there may be others.
void LoadClient::reopenElsewhere(quint32 tag)
{
    m_lanes[tag].server = (m_lanes[tag].server + 1) % (1 + m_settings.others.size());
    reopen(tag);
}

void LoadClient::pump(Clock::time_point now)
{
    while (!m_stopped && !m_idle.empty()) {
        const std::optional<Press> press = takeDue(now);
        if (!press) break;
        const quint32 tag = m_idle.back();
        m_idle.pop_back();
        if (!sendOn(m_lanes[tag], *press, now)) {
            m_returned.push_back(*press);
            reopenElsewhere(tag);
        }
    }
    if (m_busy == 0 && nothingLeft()) finish({});
}

std::optional<LoadClient::Press> LoadClient::takeDue(Clock::time_point now)
{
    if (!m_returned.empty()) {
        const Press press = m_returned.back();
        m_returned.pop_back();
        return press;
    }
    const Clock::time_point planned = m_pacer.plannedFor(m_taken, now);
    if (planned > now) return std::nullopt;
    const std::optional<UserId> user = m_plan.next();
    if (!user) return std::nullopt;
    ++m_taken;
    return Press{*user, planned};
}

bool LoadClient::sendOn(Lane& lane, const Press& press, Clock::time_point now)
{
    std::array<char, 20> digits;  // of any 64-bit number
    const auto [end, error]
        = std::to_chars(digits.data(), digits.data() + digits.size(), press.user.value);
    m_request.truncate(m_requestHeadSize);
    m_request.append(digits.data(), end - digits.data()).append(m_requestTail);
    if (!lane.connection.send({m_request.constData(), static_cast<size_t>(m_request.size())}))
        return false;

    lane.press = press;
    lane.sentAt = now;
    ++m_busy;
    ++m_load.sent;
    return true;
}

bool LoadClient::nothingLeft() const
{
    return m_stopped || (m_taken == m_plan.total() && m_returned.empty());
}

void LoadClient::armTimer(Clock::time_point now)
{
    if (!m_pacer.isOpenLoop() || m_idle.empty() || nothingLeft()) return;
    const Clock::time_point planned = m_pacer.plannedFor(m_taken, now);
    if (m_armedFor == planned) return;
    m_armedFor = planned;
    const std::chrono::nanoseconds wait
        = std::max<std::chrono::nanoseconds>(planned - now, kWakeUpGapMin);
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(wait);
    const itimerspec once{.it_interval = {},
        .it_value = {.tv_sec = whole.count(), .tv_nsec = (wait - whole).count()}};
    ::timerfd_settime(m_timer.get(), 0, &once, nullptr);
}

void LoadClient::onTick()
{
    const Clock::time_point now = Clock::now();
    giveUpLate(now);
    for (quint32 tag = 0; tag < m_lanes.size(); ++tag)
        if (m_lanes[tag].connection.state() == Connection::State::Closed) reopenElsewhere(tag);

    if (m_settings.duration && now - m_start >= *m_settings.duration) stop();
    pump(now);
    if (!m_finished && now - m_lastAnswer > kSilenceMax)
        finish(fail(ErrorCode::Unavailable,
            QStringLiteral("The server has answered nothing for %1 s").arg(kSilenceMax.count())));
}

void LoadClient::giveUpLate(Clock::time_point now)
{
    for (Lane& lane : m_lanes) {
        if (lane.connection.state() != Connection::State::Busy) continue;
        if (now - lane.sentAt < m_settings.requestDeadline) continue;
        lane.connection.close();  // its answer, should one come, must not meet the next request
        loseBusy(lane, now);
    }
}

void LoadClient::finish(const Result<void>& result)
{
    if (m_finished) return;
    m_finished = true;
    m_tick.stop();
    if (m_notifier) m_notifier->setEnabled(false);
    for (Lane& lane : m_lanes) {
        if (lane.connection.state() == Connection::State::Busy) loseBusy(lane, Clock::now());
        lane.connection.close();
    }
    m_load.duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_start);
    QMetaObject::invokeMethod(
        this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

}  // namespace dibs::rehearsal
