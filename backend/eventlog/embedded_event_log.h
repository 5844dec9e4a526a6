// The event log in a SQLite file, for a set-up with nothing to install: durable, and as fast as the
// disk takes group commits.
//
// One thread writes. While it waits for the disk, appends pile up behind it and share the next
// commit, so the more people press, the more of them share one fsync. The high watermark moves only
// after a commit, so that nobody reads, and nobody is told of, a record that could still vanish.
#pragma once

#include "backend/common/clock.h"
#include "backend/eventlog/event_log.h"
#include "backend/platform/sql/connection.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace dibs::eventlog {

class EmbeddedEventLog final : public EventLog
{
public:
    struct Options {
        QString path;
        int partitions = 3;  // settled when the log is created
        QString instance = QStringLiteral("this process");  // named as the owner of all partitions
    };

    /// Appends under way at most: beyond it the answer is "overloaded". Two seconds' worth at
    /// 50,000/s.
    static constexpr size_t kPendingMax = 100'000;
    /// Records in one commit at most, so that the first of them does not wait for an endless batch.
    static constexpr size_t kCommitRecordsMax = 5'000;

    static Result<std::unique_ptr<EmbeddedEventLog>> open(
        const Options& options, const Clock& clock);
    ~EmbeddedEventLog() override;

    bool append(NewRecord record, Delivered delivered) override;
    void appendDeadLetter(NewRecord, Delivered delivered) override
    {
        delivered(Delivery::Persisted);  // the database's table is all there is
    }
    Result<std::unique_ptr<LogReader>> openReader() override;
    int partitionCount() const override { return static_cast<int>(m_ends.size()); }
    Watermarks watermarks(int partition) const override;
    QString incarnation() const override { return m_incarnation; }
    void waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout) override;
    void wake() override;
    Assignment assignment() const override;
    void reportPosition(int, qint64) override { }  // no other tool looks into this log
    Result<Survey> survey() override;
    bool isShared() const override { return false; }
    QString problem() const override;
    void close() override;

private:
    struct Pending {
        int partition = 0;
        NewRecord record;
        Delivered delivered;
    };
    using Batch = std::vector<Pending>;

    EmbeddedEventLog(Options options, const Clock& clock);
    Result<void> readIdentity(sql::Connection& connection);
    Result<void> readEnds(sql::Connection& connection);

    void writeUntilClosed();
    /// Empty when the log has a problem and nobody appends; none when closed.
    std::optional<Batch> takeBatch();
    Delivery write(const Batch& batch);
    Result<void> insert(const Batch& batch, std::vector<qint64>& ends);
    void reopen();
    void publish(const std::vector<qint64>& ends);
    void report(const Batch& batch, Delivery delivery);
    void setProblem(const QString& problem);

    const Options m_options;
    const Clock& m_clock;
    QString m_incarnation;

    std::vector<std::atomic<qint64>>
        m_ends;  // high watermark of each partition; written by the writer

    std::mutex m_appendMutex;
    std::condition_variable m_appended;
    Batch m_pending;  // protected by m_appendMutex
    bool m_closed = false;  // protected by m_appendMutex

    std::mutex m_readMutex;
    std::condition_variable m_grown;
    bool m_woken = false;  // protected by m_readMutex; stays until a waiter has seen it

    mutable std::mutex m_problemMutex;
    QString m_problem;  // protected by m_problemMutex

    std::unique_ptr<sql::Connection> m_connection;  // the writer's thread only
    std::thread m_writer;
};

}  // namespace dibs::eventlog
