#include "backend/platform/redis/subscriber.h"

namespace dibs::redis {

Subscriber::Subscriber(Address address, Limits limits)
    : m_limits(limits)
    , m_dialer(std::move(address), limits.connect)
{
}

Result<void> Subscriber::subscribe(const QByteArray& channel)
{
    m_link.reset();
    Result<Link> link = m_dialer.dial(m_interrupt, QDeadlineTimer::Forever);
    if (!link) return link.error();
    const QDeadlineTimer latest = in(m_limits.answer);
    if (Result<void> sent = link->send(encode({"SUBSCRIBE", channel}), latest); !sent) return sent;
    const Result<std::optional<Reply>> reply = link->receive(latest);
    if (!reply) return reply.error();
    if (!*reply) return fail(ErrorCode::Unavailable, QStringLiteral("no answer in time"));
    if ((*reply)->isRefusal())
        return fail(ErrorCode::Unavailable, QString::fromUtf8((*reply)->text));

    m_link.emplace(std::move(*link));
    m_questioned = false;
    m_patience = in(kSilenceMax);
    return {};
}

Result<std::optional<QByteArray>> Subscriber::next(QDeadlineTimer latest)
{
    if (!m_link) return fail(ErrorCode::Unavailable, QStringLiteral("not subscribed"));
    Result<std::optional<QByteArray>> message = await(latest);
    if (!message) m_link.reset();
    return message;
}

Result<std::optional<QByteArray>> Subscriber::await(QDeadlineTimer latest)
{
    while (true) {
        Result<std::optional<Reply>> received = m_link->receive(earlier(latest, m_patience));
        if (!received) return received.error();
        if (!*received) {
            if (latest.hasExpired()) return std::optional<QByteArray>();
            if (m_questioned)
                return fail(ErrorCode::Unavailable, QStringLiteral("no answer in time"));
            if (const Result<void> asked = question(); !asked) return asked.error();
            continue;
        }
        m_questioned = false;
        m_patience = in(kSilenceMax);
        // [message, channel, payload], or [pong, ""].
        std::vector<Reply>& parts = (*received)->items;
        if (parts.size() == 3 && parts[0].text == "message")
            return std::optional(std::move(parts[2].text));
    }
}

Result<void> Subscriber::question()
{
    m_questioned = true;
    m_patience = in(m_limits.answer);
    return m_link->send(encode({"PING"}), m_patience);
}

}  // namespace dibs::redis
