#include "backend/coupon/consumer/scheduled_issue.h"

#include "backend/common/thread_name.h"

namespace dibs::coupon {

using eventlog::Delivery;

ScheduledIssue::ScheduledIssue(IssueWorker& worker, IssueWorker::Neighbours neighbours,
    eventlog::NoEventLog& noLog, Reached reached)
    : m_worker(worker)
    , m_(std::move(neighbours))
    , m_noLog(noLog)
    , m_reached(std::move(reached))
    , m_timer([this] { runTimer(); })
{
}

ScheduledIssue::~ScheduledIssue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_timer.join();
}

bool ScheduledIssue::append(eventlog::NewRecord record, Delivered delivered)
{
    return m_worker.post([this, record = std::move(record), delivered = std::move(delivered)](
                             SqlCouponCommands* commands) {
        if (!commands) return delivered(Delivery::NotPersisted);
        const int partition = eventlog::partitionOf(record.key, m_noLog.partitionCount());
        const Result<void> added
            = commands->issueRequests().add(partition, record, m_.clock.nowMs());
        if (added) m_noLog.countOne(partition);
        delivered(added ? Delivery::Persisted : Delivery::PossiblyPersisted);
    });
}

void ScheduledIssue::runTimer()
{
    nameThisThread("issue-timer");
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, kInterval, [this] { return m_stopping; }))
        // A turn that does not fit into the queue is made up for by the next.
        (void)m_worker.post([this](SqlCouponCommands* commands) { drain(commands); });
}

void ScheduledIssue::drain(SqlCouponCommands* commands)
{
    if (!commands) return;
    bool mayBeMore = false;
    for (int partition = 0; partition < m_noLog.partitionCount(); ++partition)
        mayBeMore |= drain(*commands, partition);
    // Behind the requests that have come in meanwhile.
    if (mayBeMore) (void)m_worker.post([this](SqlCouponCommands* next) { drain(next); });
}

bool ScheduledIssue::drain(SqlCouponCommands& commands, int partition)
{
    const int partitions = m_noLog.partitionCount();
    SqlIssuanceStore store(commands.connection());
    Issuance issuance(
        store,
        [partitions](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), partitions); },
        m_noLog.incarnation(), m_.clock);
    qsizetype taken = 0;
    Result<BatchOutcome> batch = issuance.applyNext(partition, [&] {
        auto records = commands.issueRequests().take(partition, IssueWorker::kBatchRecordsMax);
        if (records) taken = records->size();
        if (taken > 0) reach(kTakenOut);
        return records;
    });
    // Not decided is still in the table: the next turn takes it up.
    if (!batch || taken == 0) return false;
    reach(kDrained);
    m_.progress.setPosition(partition, batch->nextOffset);
    m_.committed(std::make_shared<const BatchOutcome>(std::move(*batch)));
    return taken == IssueWorker::kBatchRecordsMax;
}

void ScheduledIssue::reach(QLatin1String point) const
{
    if (m_reached) m_reached(point);
}

}  // namespace dibs::coupon
