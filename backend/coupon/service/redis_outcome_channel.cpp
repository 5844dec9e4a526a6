#include "backend/coupon/service/redis_outcome_channel.h"

#include "backend/common/thread_name.h"

namespace dibs::coupon {
namespace {

// Nobody waits for these threads, so they can be patient with a slow Redis; only at the end, when
// looking up a name cannot be interrupted.
constexpr redis::Limits kLimits{
    .connect = std::chrono::milliseconds(800), .answer = std::chrono::milliseconds(2'000)};

// In one round trip: some megabytes.
constexpr size_t kSentTogetherMax = 16;

}  // namespace

QByteArray outcomeChannelOf(const QString& incarnation)
{
    return "dibs:outcomes:" + incarnation.toUtf8();
}

RedisOutcomeChannel::RedisOutcomeChannel(
    redis::Address address, EventId instanceId, QByteArray channel, Received received)
    : m_instanceId(instanceId)
    , m_channel(std::move(channel))
    , m_received(std::move(received))
    , m_connection(address, kLimits)
    , m_subscriber(address, kLimits)
    , m_out([this] { runOut(); })
    , m_in([this] { runIn(); })
{
}

RedisOutcomeChannel::~RedisOutcomeChannel()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_connection.interrupt();
    m_subscriber.interrupt();
    m_out.join();
    m_in.join();
}

void RedisOutcomeChannel::publish(std::shared_ptr<const BatchOutcome> batch)
{
    queue(std::move(batch));
}

void RedisOutcomeChannel::publishChanged(CouponId coupon)
{
    queue(CouponChanged{coupon});
}

QString RedisOutcomeChannel::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problemOut.isEmpty() ? m_problemIn : m_problemOut;
}

RedisOutcomeChannel::Counts RedisOutcomeChannel::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

void RedisOutcomeChannel::queue(Outgoing message)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.size() == kQueueMax) {
            m_queue.pop_front();
            ++m_counts.dropped;
        }
        m_queue.push_back(std::move(message));
    }
    m_wake.notify_all();
}

void RedisOutcomeChannel::runOut()
{
    nameThisThread("outcomes");
    Backoff backoff;
    while (true) {
        const std::vector<Outgoing> messages = takeQueued();
        if (messages.empty()) return;
        const Result<void> sent = send(messages);
        {
            const std::lock_guard lock(m_mutex);
            (sent ? m_counts.sent : m_counts.dropped) += messages.size();
        }
        setProblem(m_problemOut,
            sent ? QString()
                 : QStringLiteral("other instances learn late what is decided here: %1")
                       .arg(sent.error().detail));
        if (sent)
            backoff.reset();
        else
            wait(backoff.next());
    }
}

std::vector<RedisOutcomeChannel::Outgoing> RedisOutcomeChannel::takeQueued()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
    std::vector<Outgoing> messages;
    while (!m_stopping && !m_queue.empty() && messages.size() < kSentTogetherMax) {
        messages.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    return messages;
}

Result<void> RedisOutcomeChannel::send(const std::vector<Outgoing>& messages)
{
    std::vector<redis::Command> commands;
    for (const Outgoing& message : messages) {
        const auto* batch = std::get_if<std::shared_ptr<const BatchOutcome>>(&message);
        commands.push_back({"PUBLISH", m_channel,
            batch ? encode(m_instanceId, **batch)
                  : encode(m_instanceId, std::get<CouponChanged>(message))});
    }
    // Not tried again when it fails: nobody knows what arrived, and counting twice is worse.
    const Result<std::vector<redis::Reply>> replies = m_connection.pipeline(commands);
    if (!replies) return replies.error();
    for (const redis::Reply& reply : *replies)
        if (reply.isRefusal()) return fail(ErrorCode::Unavailable, QString::fromUtf8(reply.text));
    return {};
}

void RedisOutcomeChannel::runIn()
{
    nameThisThread("outcomes-in");
    Backoff backoff;
    while (!isStopping()) {
        const Result<void> subscribed = m_subscriber.subscribe(m_channel);
        if (subscribed) {
            backoff.reset();
            setProblem(m_problemIn, {});
            setProblem(m_problemOut, {});  // Redis is back, also when there is nothing to send
            if (m_received.connected) m_received.connected();
        }
        const Result<void> ended = subscribed ? listen() : subscribed;
        setProblem(m_problemIn,
            QStringLiteral("what other instances decide is learned late: %1")
                .arg(ended.error().detail));
        wait(backoff.next());
    }
}

Result<void> RedisOutcomeChannel::listen()
{
    while (true) {
        const Result<std::optional<QByteArray>> message
            = m_subscriber.next(QDeadlineTimer::Forever);
        if (!message) return message.error();
        if (*message) receive(**message);
    }
}

void RedisOutcomeChannel::receive(const QByteArray& message)
{
    if (isFrom(m_instanceId, message)) return;
    Result<OutcomeMessage> decoded = decodeOutcomes(message);
    {
        const std::lock_guard lock(m_mutex);
        ++(decoded ? m_counts.received : m_counts.garbled);
    }
    if (!decoded) return;
    if (auto* batch = std::get_if<BatchOutcome>(&decoded->content))
        m_received.decided(std::make_shared<const BatchOutcome>(std::move(*batch)));
    else
        m_received.changed(std::get<CouponChanged>(decoded->content).coupon);
}

void RedisOutcomeChannel::wait(std::chrono::milliseconds delay)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, delay, [this] { return m_stopping; });
}

bool RedisOutcomeChannel::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

void RedisOutcomeChannel::setProblem(QString& problem, const QString& why)
{
    const std::lock_guard lock(m_mutex);
    problem = why;
}

}  // namespace dibs::coupon
