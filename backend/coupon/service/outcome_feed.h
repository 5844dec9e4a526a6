// Brings outcomes to those who wait for them, after the commit.
#pragma once

#include "backend/common/mailbox.h"
#include "backend/coupon/repository/batch_outcome.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace dibs::coupon {

class OutcomeWaiters;

/// Where the consumer publishes. Any thread.
class OutcomeFeed
{
public:
    void publish(const std::shared_ptr<const BatchOutcome>& batch);

    /// For the shutdown: whoever waits is answered as if the time was up, and nobody waits any
    /// more.
    void endWaiting();

private:
    friend class OutcomeWaiters;
    void add(OutcomeWaiters* waiters);
    void remove(OutcomeWaiters* waiters);

    std::mutex m_mutex;
    std::vector<OutcomeWaiters*> m_waiters;  // protected by m_mutex
};

/// Those who wait on one HTTP thread. Only a thread on which somebody waits is woken for a batch.
class OutcomeWaiters
{
public:
    /// Waiting at the same time on one thread at most; beyond it the answer is given without
    /// waiting.
    static constexpr int kWaitersMax = 20'000;

    /// None when the time was up first.
    using Decided = std::function<void(const std::optional<DecidedRequest>&)>;

    OutcomeWaiters(OutcomeFeed& feed, Mailbox& mailbox);
    ~OutcomeWaiters();

    /// Who wants to miss nothing waits first and appends, or looks into the database, afterwards.
    /// False when too many wait.
    [[nodiscard]] bool wait(EventId event, std::chrono::milliseconds longest, Decided decided);

private:
    friend class OutcomeFeed;
    struct Waiter {
        qint64 deadlineMs = 0;  // on m_elapsed
        Decided decided;
    };
    void deliver(const BatchOutcome& batch);
    void expire();
    void endWaiting();
    void giveUp(const std::function<bool(const Waiter&)>& isDue);

    OutcomeFeed& m_feed;
    Mailbox& m_mailbox;
    QMultiHash<EventId, Waiter> m_waiters;
    QElapsedTimer m_elapsed;
    QTimer m_timer;
    bool m_ended = false;
    std::atomic<bool> m_anybody = false;  // read by the consumer
};

}  // namespace dibs::coupon
