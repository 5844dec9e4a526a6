// How far the consumer is, for everybody who watches it.
#pragma once

#include <QString>

#include <atomic>
#include <mutex>
#include <vector>

namespace dibs::coupon {

/// Written by the consumer, for the partitions that are its own; read by any thread.
class PartitionProgress
{
public:
    explicit PartitionProgress(int partitions)
        : m_positions(static_cast<size_t>(partitions))
        , m_owned(static_cast<size_t>(partitions))
        , m_stopped(static_cast<size_t>(partitions))
    {
    }

    qint64 position(int partition) const { return m_positions[static_cast<size_t>(partition)]; }
    void setPosition(int partition, qint64 offset)
    {
        m_positions[static_cast<size_t>(partition)] = offset;
    }

    /// False: another instance decides this partition, or nobody does.
    bool isOwned(int partition) const { return m_owned[static_cast<size_t>(partition)]; }
    void own(int partition, qint64 offset)
    {
        setPosition(partition, offset);
        m_owned[static_cast<size_t>(partition)] = true;
    }
    void letGo(int partition)
    {
        m_owned[static_cast<size_t>(partition)] = false;
        stop(partition, {});
    }

    /// Why the partition was stopped for good; empty while it runs.
    QString stoppedBecause(int partition) const
    {
        const std::lock_guard lock(m_mutex);
        return m_stopped[static_cast<size_t>(partition)];
    }
    void stop(int partition, const QString& reason)
    {
        const std::lock_guard lock(m_mutex);
        m_stopped[static_cast<size_t>(partition)] = reason;
    }

    /// Records that did not decode and wait for an operator, as far as this instance knows.
    qint64 deadLetters() const { return m_deadLetters; }
    void setDeadLetters(qint64 count) { m_deadLetters = count; }

    /// Why nothing can be decided right now; empty when all is well.
    QString problem() const
    {
        const std::lock_guard lock(m_mutex);
        return m_problem;
    }
    void setProblem(const QString& problem)
    {
        const std::lock_guard lock(m_mutex);
        m_problem = problem;
    }

private:
    std::vector<std::atomic<qint64>> m_positions;
    std::vector<std::atomic<bool>> m_owned;
    std::atomic<qint64> m_deadLetters = 0;
    mutable std::mutex m_mutex;
    std::vector<QString> m_stopped;  // protected by m_mutex
    QString m_problem;  // protected by m_mutex
};

}  // namespace dibs::coupon
