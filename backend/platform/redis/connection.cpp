#include "backend/platform/redis/connection.h"

namespace dibs::redis {
namespace {

Result<Reply> accepted(Reply reply)
{
    if (reply.isRefusal()) return fail(ErrorCode::BadRequest, QString::fromUtf8(reply.text));
    return reply;
}

}  // namespace

Connection::Connection(Address address, Limits limits)
    : m_limits(limits)
    , m_dialer(std::move(address), limits.connect)
{
}

Result<Reply> Connection::command(const Command& words, QDeadlineTimer latest)
{
    Result<std::vector<Reply>> replies = pipeline(std::span(&words, 1), latest);
    if (!replies) return replies.error();
    return accepted(std::move(replies->front()));
}

Result<std::vector<Reply>> Connection::pipeline(
    std::span<const Command> commands, QDeadlineTimer latest)
{
    if (const Result<void> open = ensureOpen(latest); !open) return open.error();
    Result<std::vector<Reply>> replies = exchange(commands, earlier(latest, in(m_limits.answer)));
    if (!replies) m_link.reset();
    return replies;
}

Result<Reply> Connection::run(
    const Script& script, const Command& keys, const Command& arguments, QDeadlineTimer latest)
{
    const Command rest = Command{QByteArray::number(keys.size())} + keys + arguments;
    Result<Reply> reply = command(Command{"EVALSHA", script.digest} + rest, latest);
    const bool isUnknown = !reply && reply.error().code == ErrorCode::BadRequest
        && reply.error().detail.startsWith(QLatin1String("NOSCRIPT"));
    return isUnknown ? command(Command{"EVAL", script.source} + rest, latest) : reply;
}

Result<std::vector<Reply>> Connection::exchange(
    std::span<const Command> commands, QDeadlineTimer latest)
{
    QByteArray bytes;
    for (const Command& command : commands) bytes += encode(command);
    if (const Result<void> sent = m_link->send(bytes, latest); !sent) return sent.error();

    std::vector<Reply> replies;
    while (replies.size() < commands.size()) {
        Result<std::optional<Reply>> reply = m_link->receive(latest);
        if (!reply) return reply.error();
        if (!*reply) return fail(ErrorCode::Unavailable, QStringLiteral("no answer in time"));
        replies.push_back(std::move(**reply));
    }
    return replies;
}

Result<void> Connection::ensureOpen(QDeadlineTimer latest)
{
    // A server that was restarted meanwhile costs a new connection, not a failed command.
    if (m_link && !m_link->isFresh()) m_link.reset();
    if (m_link) return {};
    Result<Link> link = m_dialer.dial(m_interrupt, latest);
    if (!link) return link.error();
    m_link.emplace(std::move(*link));
    return {};
}

}  // namespace dibs::redis
