// What clients change, many of them in one transaction: thousands of them wait for the disk
// together, not one after the other, and deciding goes on in between.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"

namespace dibs::coupon {

/// Any thread; it is written on the consumer's, between two batches of records. Outlives the
/// worker's last command.
template <class Wish, class Answer>
class BatchedWrites
{
public:
    /// Wishes waiting at most; beyond it the answer is "overloaded".
    static constexpr size_t kQueuedMax = 10'000;
    /// In one transaction at most: some ten milliseconds for which no request is decided.
    static constexpr size_t kAtOnceMax = 500;

    /// Carries out all wishes or none; the answers stand in their order.
    using Write
        = std::function<Result<std::vector<Answer>>(SqlCouponCommands&, const std::vector<Wish>&)>;
    /// Runs on the consumer's thread: post a value and return.
    using Done = std::function<void(const Result<Answer>&)>;

    BatchedWrites(IssueWorker& worker, Write write)
        : m_worker(worker)
        , m_write(std::move(write))
    {
    }

    /// False when too many wait: `done` is never called then.
    [[nodiscard]] bool submit(Wish wish, Done done)
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.size() >= kQueuedMax) return false;
        // The first wakes the worker, the rest ride along.
        if (!m_isPosted && !post()) return false;
        m_isPosted = true;
        m_queue.push_back({std::move(wish), std::move(done)});
        return true;
    }

private:
    struct Queued {
        Wish wish;
        Done done;
    };

    bool post()
    {
        return m_worker.post([this](SqlCouponCommands* commands) { carryOutNext(commands); });
    }

    void carryOutNext(SqlCouponCommands* commands)
    {
        std::vector<Wish> wishes;
        std::vector<Done> dones;
        {
            const std::lock_guard lock(m_mutex);
            while (!m_queue.empty() && wishes.size() < kAtOnceMax) {
                wishes.push_back(std::move(m_queue.front().wish));
                dones.push_back(std::move(m_queue.front().done));
                m_queue.pop_front();
            }
        }
        const Result<std::vector<Answer>> answers = commands
            ? m_write(*commands, wishes)
            : fail(ErrorCode::Unavailable, QStringLiteral("the database is away: try again"));
        for (size_t i = 0; i < dones.size(); ++i)
            dones[i](answers ? Result<Answer>((*answers)[i]) : Result<Answer>(answers.error()));
        goOn();
    }

    /// What is left waits for the next turn, behind the records that came in meanwhile.
    void goOn()
    {
        std::deque<Queued> refused;
        {
            const std::lock_guard lock(m_mutex);
            m_isPosted = !m_queue.empty() && post();
            if (!m_isPosted) refused.swap(m_queue);
        }
        for (const Queued& each : refused)
            each.done(fail(ErrorCode::Unavailable, QStringLiteral("the server is stopping")));
    }

    IssueWorker& m_worker;
    const Write m_write;
    std::mutex m_mutex;
    std::deque<Queued> m_queue;  // protected by m_mutex
    bool m_isPosted = false;  // protected by m_mutex
};

}  // namespace dibs::coupon
