// A worker between a real log and a real database.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"
#include "backend/coupon/service/hot_view.h"
#include "backend/coupon/service/outcome_feed.h"
#include "backend/coupon/service/tallies.h"
#include "backend/eventlog/embedded_event_log.h"
#include "tests/support/coupon_database.h"

#include <atomic>

namespace dibs::test {

/// Passes all on, and remembers how the worker waited.
class WatchedLog final : public eventlog::EventLog
{
public:
    explicit WatchedLog(eventlog::EventLog& log)
        : m_log(log)
    {
    }
    bool append(eventlog::NewRecord record, Delivered delivered) override
    {
        return m_log.append(std::move(record), std::move(delivered));
    }
    void appendDeadLetter(eventlog::NewRecord record, Delivered delivered) override
    {
        m_log.appendDeadLetter(std::move(record), std::move(delivered));
    }
    Result<std::unique_ptr<eventlog::LogReader>> openReader() override
    {
        return m_log.openReader();
    }
    int partitionCount() const override { return m_log.partitionCount(); }
    eventlog::Watermarks watermarks(int p) const override { return m_log.watermarks(p); }
    QString incarnation() const override { return m_log.incarnation(); }
    void wake() override { m_log.wake(); }
    eventlog::Assignment assignment() const override { return m_log.assignment(); }
    void reportPosition(int p, qint64 offset) override { m_log.reportPosition(p, offset); }
    Result<eventlog::Survey> survey() override { return m_log.survey(); }
    bool isShared() const override { return m_log.isShared(); }
    QString problem() const override { return m_log.problem(); }
    void close() override { m_log.close(); }
    void waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout) override;

    std::atomic<int> waits = 0;
    std::atomic<bool> lastWaitWasPointless = false;  // there was something to read already

private:
    eventlog::EventLog& m_log;
};

/// Three partitions with a coupon each: couponOn(0), couponOn(1), couponOn(2).
struct WorkerRoom {
    static constexpr int kPartitions = 3;

    explicit WorkerRoom(qint64 stock = 2, coupon::UserPolicy users = coupon::UserPolicy::Any);
    ~WorkerRoom();

    static CouponId couponOn(int partition);

    void openLog();
    void startWorker();
    void stopWorker() { worker.reset(); }

    /// Returns when the log has said that the record is persisted.
    void append(const CouponIssueEvent& event) { appendRaw(keyOf(event.couponId), event.toJson()); }
    void appendRaw(const QByteArray& key, const QByteArray& value);
    void press(int partition, UserId user) { append(event(++events, user, couponOn(partition))); }

    qint64 position(int partition) const { return progress.position(partition); }
    QString stoppedBecause(int partition) const { return progress.stoppedBecause(partition); }
    /// "0|10|ISSUED": offset, user, outcome of a partition.
    QString outcomes(int partition) const;
    QString logPath() const { return directory.filePath(QStringLiteral("log.db")); }

    /// What `dibs verify` says; empty when every outcome is what the log gives.
    QString differences() const;

    QTemporaryDir directory;
    ManualClock clock;
    CouponDatabase database;
    coupon::IssueWorker::Open open;
    std::unique_ptr<eventlog::EmbeddedEventLog> log;
    std::unique_ptr<WatchedLog> watched;
    coupon::HotView view;
    coupon::Tallies tallies;
    coupon::OutcomeFeed feed;
    coupon::PartitionProgress progress{kPartitions};
    coupon::LocalCouponLock lock;
    std::unique_ptr<coupon::IssueWorker> worker;
    qint64 events = 0;
};

}  // namespace dibs::test
