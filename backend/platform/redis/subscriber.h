// Listens to one channel of Redis.
#pragma once

#include "backend/platform/redis/dialer.h"

namespace dibs::redis {

/// One thread, which it may hold for as long as that likes; interrupt() any. Errors are
/// Unavailable; after one, subscribe() again. What is published meanwhile is lost.
class Subscriber
{
public:
    /// Silence longer than this is questioned: a machine that vanished sends no farewell.
    static constexpr auto kSilenceMax = std::chrono::milliseconds(1'000);

    Subscriber(Address address, Limits limits);

    Result<void> subscribe(const QByteArray& channel);

    /// The next message; none when the time is up.
    Result<std::optional<QByteArray>> next(QDeadlineTimer latest);

    /// The wait under way, and every one after it, fails.
    void interrupt() { m_interrupt.raise(); }

private:
    Result<std::optional<QByteArray>> await(QDeadlineTimer latest);
    Result<void> question();

    const Limits m_limits;
    Dialer m_dialer;
    Interrupt m_interrupt;  // before the link, which watches it
    std::optional<Link> m_link;
    QDeadlineTimer m_patience;  // when silence is questioned, or when the answer to that is due
    bool m_questioned = false;
};

}  // namespace dibs::redis
