#include "backend/coupon/consumer/immediate_issue.h"

namespace dibs::coupon {

using eventlog::Delivery;

ImmediateIssue::ImmediateIssue(
    IssueWorker& worker, IssueWorker::Neighbours neighbours, eventlog::NoEventLog& noLog)
    : m_worker(worker)
    , m_(std::move(neighbours))
    , m_noLog(noLog)
{
}

bool ImmediateIssue::append(eventlog::NewRecord record, Delivered delivered)
{
    return m_worker.post([this, record = std::move(record), delivered = std::move(delivered)](
                             SqlCouponCommands* commands) {
        delivered(commands ? decide(*commands, record) : Delivery::NotPersisted);
    });
}

Delivery ImmediateIssue::decide(SqlCouponCommands& commands, const eventlog::NewRecord& record)
{
    const int partitions = m_noLog.partitionCount();
    const int partition = eventlog::partitionOf(record.key, partitions);
    SqlIssuanceStore store(commands.connection());
    Issuance issuance(
        store,
        [partitions](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), partitions); },
        m_noLog.incarnation(), m_.clock);
    const QList<eventlog::Record> records{{.timestampMs = m_.clock.nowMs(),
        .key = record.key,
        .value = record.value,
        .headers = record.headers}};

    const std::optional<CouponId> coupon = couponOf(record.key);
    m_.lock.acquire(coupon ? std::vector{*coupon} : std::vector<CouponId>());
    Result<BatchOutcome> batch
        = issuance.applyNext(partition, [&] { return Result<QList<eventlog::Record>>(records); });
    m_.lock.release();
    // Nobody knows what became of a commit that failed.
    if (!batch) return Delivery::PossiblyPersisted;
    m_noLog.setEnd(partition, batch->nextOffset);
    m_.progress.setPosition(partition, batch->nextOffset);
    m_.committed(std::make_shared<const BatchOutcome>(std::move(*batch)));
    return Delivery::Persisted;
}

}  // namespace dibs::coupon
