// How far the consumer is, for everybody who watches it.
#pragma once

#include <QString>

#include <atomic>
#include <mutex>
#include <vector>

namespace dibs::coupon {

/// Written by the consumer, read by any thread.
class PartitionProgress
{
public:
    explicit PartitionProgress(int partitions)
        : m_positions(static_cast<size_t>(partitions))
        , m_stopped(static_cast<size_t>(partitions))
    {
    }

    qint64 position(int partition) const { return m_positions[static_cast<size_t>(partition)]; }
    void setPosition(int partition, qint64 offset)
    {
        m_positions[static_cast<size_t>(partition)] = offset;
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
    mutable std::mutex m_mutex;
    std::vector<QString> m_stopped;  // protected by m_mutex
    QString m_problem;  // protected by m_mutex
};

}  // namespace dibs::coupon
