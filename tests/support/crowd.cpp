#include "tests/support/crowd.h"

namespace dibs::testing {
namespace {

constexpr auto kRetryPause = std::chrono::milliseconds(5);
constexpr auto kUnavailablePause = std::chrono::milliseconds(20);

}  // namespace

Crowd::Crowd(quint16 port, CouponId coupon, Options options)
    : Crowd(std::vector{port}, coupon, options)
{
}

Crowd::Crowd(std::vector<quint16> ports, CouponId coupon, Options options)
    : m_ports(std::move(ports))
    , m_coupon(coupon)
    , m_options(options)
{
    m_load.coupon = coupon;
    for (int i = 0; i < options.people; ++i)
        m_people.emplace_back([this, seed = options.seed + static_cast<quint32>(i),
                                  first = static_cast<size_t>(i)] { press(seed, first); });
}

Crowd::~Crowd()
{
    stop();
}

void Crowd::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    for (std::thread& person : m_people)
        if (person.joinable()) person.join();
}

rehearsal::Load Crowd::load() const
{
    const std::lock_guard lock(m_mutex);
    return m_load;
}

void Crowd::press(quint32 seed, size_t first)
{
    std::minstd_rand random(seed + 1);
    std::vector<HttpClient> clients(m_ports.cbegin(), m_ports.cend());
    size_t at = first % clients.size();
    const QByteArray target
        = "/api/coupons/" + QByteArray::number(m_coupon.value) + "/issue?userId=";
    std::chrono::microseconds pause{0};
    while (!pausedUnlessStopped(pause)) {
        pause = kRetryPause;
        HttpClient& client = clients[at];
        if (!client.connect()) {
            at = (at + 1) % clients.size();
            continue;
        }
        const UserId user = nextUser(random);
        const HttpAnswer answer = client.post(target + QByteArray::number(user.value));
        record(user, answer);
        if (answer.status == 0) at = (at + 1) % clients.size();
        pause = answer.status == 503 ? kUnavailablePause : m_options.pause;
    }
}

UserId Crowd::nextUser(std::minstd_rand& random)
{
    const qint64 last = m_lastUser;
    const bool again = last > 0 && static_cast<int>(random() % 100) < m_options.againPercent;
    return {again ? 1 + static_cast<qint64>(random()) % last : ++m_lastUser};
}

void Crowd::record(UserId user, const HttpAnswer& answer)
{
    using Kind = rehearsal::Answer::Kind;
    const rehearsal::Answer told = rehearsal::readAnswer(
        answer.status, {answer.body.constData(), static_cast<size_t>(answer.body.size())});
    if (answer.status != 0) ++m_answered;
    if (answer.isCutShort) ++m_cutShort;
    if (told.kind == Kind::Accepted) ++m_accepted;
    if (told.kind == Kind::Unavailable) ++m_unavailable;

    const std::lock_guard lock(m_mutex);
    ++m_load.sent;
    if (answer.status != 202)
        ++m_load.refusals[QByteArray(told.code.data(), qsizetype(told.code.size()))];
    switch (told.kind) {
    case Kind::Accepted:
        m_load.accepted.push_back(
            {QByteArray(told.requestId.data(), qsizetype(told.requestId.size())), user});
        break;
    case Kind::SoldOut: m_load.soldOut.push_back(user); break;
    case Kind::AlreadyIssued: m_load.alreadyIssued.push_back(user); break;
    case Kind::Refused: m_load.otherwiseRefused.push_back(user); break;
    case Kind::Unavailable: ++m_load.unavailable; break;
    case Kind::Unknown: m_load.unknown.push_back(user); break;
    }
}

/// True when stopped.
bool Crowd::pausedUnlessStopped(std::chrono::microseconds pause)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, pause, [this] { return m_stopped; });
}

}  // namespace dibs::testing
