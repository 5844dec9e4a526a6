// Commands to Redis and their answers, one caller at a time.
//
// Connects by itself when a command needs it. Once an answer is late the connection is given up:
// what arrives afterwards must never be taken for the answer to the next command. Whether such a
// command took effect nobody knows.
#pragma once

#include "backend/platform/redis/dialer.h"
#include "backend/platform/redis/script.h"

#include <span>

namespace dibs::redis {

/// One thread; interrupt() any. All errors are Unavailable, except a command that Redis refuses:
/// BadRequest.
class Connection
{
public:
    Connection(Address address, Limits limits);

    /// Each call waits as long as the limits allow, and not beyond `latest`.
    Result<Reply> command(const Command& words, QDeadlineTimer latest = QDeadlineTimer::Forever);

    /// All in one round trip. Those that Redis refuses are replies here.
    Result<std::vector<Reply>> pipeline(
        std::span<const Command> commands, QDeadlineTimer latest = QDeadlineTimer::Forever);

    /// By its digest; its text travels only when Redis does not know it (any more).
    Result<Reply> run(const Script& script, const Command& keys, const Command& arguments,
        QDeadlineTimer latest = QDeadlineTimer::Forever);

    /// The wait under way, and every one after it, fails.
    void interrupt() { m_interrupt.raise(); }

private:
    Result<std::vector<Reply>> exchange(std::span<const Command> commands, QDeadlineTimer latest);
    Result<void> ensureOpen(QDeadlineTimer latest);

    const Limits m_limits;
    Dialer m_dialer;
    Interrupt m_interrupt;  // before the link, which watches it
    std::optional<Link> m_link;
};

}  // namespace dibs::redis
