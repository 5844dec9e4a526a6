// The consumer: one thread that decides what the log holds and carries out what operators ask for,
// as both write to the same database.
#pragma once

#include "backend/common/backoff.h"
#include "backend/coupon/consumer/dead_letter_publisher.h"
#include "backend/coupon/consumer/expiry_sweeper.h"
#include "backend/coupon/consumer/partition_progress.h"
#include "backend/coupon/repository/sql_coupon_commands.h"
#include "backend/coupon/service/coupon_lock.h"
#include "backend/coupon/service/issuance.h"
#include "backend/eventlog/event_log.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace dibs::coupon {

/// start(), stop() and post() may be called from any thread; all else happens on the worker's own.
class IssueWorker
{
public:
    /// Records in one transaction at most. Measured: beyond 1,000 the rate hardly grows, the wait
    /// does.
    static constexpr int kBatchRecordsMax = 1'000;
    static constexpr size_t kCommandsMax = 1'000;

    using Open = std::function<Result<std::unique_ptr<sql::Connection>>()>;
    /// None: the database is away, nothing was changed.
    using Command = std::function<void(SqlCouponCommands*)>;

    /// Runs on the worker's thread after each commit: hand the value on and return.
    using Committed = std::function<void(const std::shared_ptr<const BatchOutcome>&)>;

    struct Neighbours {
        eventlog::EventLog& log;
        CouponLock& lock;
        PartitionProgress& progress;
        const Clock& clock;
        Open open;
        Committed committed;
    };

    explicit IssueWorker(Neighbours neighbours);
    ~IssueWorker();

    void start();
    /// Finishes the batch under way.
    void stop();

    /// Runs `command` between two batches. False when too many wait.
    [[nodiscard]] bool post(Command command);

private:
    /// All that lives and dies with one connection.
    struct Session {
        Session(std::unique_ptr<sql::Connection> opened, std::unique_ptr<eventlog::LogReader> log,
            const IssueWorker& worker);

        std::unique_ptr<sql::Connection> connection;
        SqlIssuanceStore store;
        Issuance issuance;
        SqlCouponCommands commands;
        SqlDeadLetters deadLetters;
        std::unique_ptr<eventlog::LogReader> reader;
        eventlog::Assignment assignment;  // whose positions have been read
    };

    void run();
    Result<std::unique_ptr<Session>> openSession();
    void runCommands(Session* session);
    /// Decides what is there, and then does what is due; true when there may be more of either.
    Result<bool> takeTurn(Session& session);
    /// Publishes what is to be, and counts anew when an operator may have handled some.
    Result<void> lookAfterDeadLetters(Session& session);
    /// Takes over the partitions that are this instance's now, and lets go of those that are not.
    Result<void> followAssignment(Session& session);
    void letGo(int partition);
    /// True when at least one partition moved.
    Result<bool> decideNextBatches(Session& session);
    Result<bool> decideNextBatch(Session& session, int partition);
    Result<bool> moveOn(int partition, const QList<eventlog::Record>& records, BatchOutcome batch);
    Result<bool> findPosition(Session& session, int partition);
    Result<void> recognise(Session& session, int partition);
    /// What is Corrupt concerns one partition; after anything else all is tried again.
    Result<bool> stopIfCorrupt(int partition, const Error& error);
    Result<bool> stopPartition(int partition, const QString& reason);
    void waitFor(std::chrono::milliseconds delay);
    bool isStopping();

    const Neighbours m_;
    const Ledger::HomePartition m_homePartition;
    std::vector<qint64> m_positions;  // next offset of each partition; kNever: not to be read
    std::vector<bool> m_stopped;  // partitions given up
    Backoff m_backoff;
    DeadLetterPublisher m_publisher;
    ExpirySweeper m_sweeper;
    bool m_deadLettersMayHaveChanged = true;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Command> m_commands;  // protected by m_mutex
    bool m_stopping = false;  // protected by m_mutex
    std::thread m_thread;
};

}  // namespace dibs::coupon
