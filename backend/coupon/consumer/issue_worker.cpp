#include "backend/coupon/consumer/issue_worker.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/common/thread_name.h"

#include <limits>

namespace dibs::coupon {
namespace {

// Only a bound: appends, commands and stop() all wake the worker at once.
constexpr auto kIdleWait = std::chrono::milliseconds(1'000);

// The position of a partition that was given up: beyond every end, or waiting for records would
// return at once for those that nobody will decide.
constexpr auto kNever = std::numeric_limits<qint64>::max();

}  // namespace

IssueWorker::IssueWorker(Neighbours neighbours)
    : m_(std::move(neighbours))
    , m_homePartition([partitions = m_.log.partitionCount()](CouponId coupon) {
        return eventlog::partitionOf(keyOf(coupon), partitions);
    })
    , m_positions(static_cast<size_t>(m_.log.partitionCount()))
    , m_stopped(m_positions.size())
{
}

IssueWorker::~IssueWorker()
{
    stop();
}

void IssueWorker::start()
{
    m_thread = std::thread([this] { run(); });
}

void IssueWorker::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_.log.wake();
    if (m_thread.joinable()) m_thread.join();
}

bool IssueWorker::post(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_commands.size() >= kCommandsMax) return false;
        m_commands.push_back(std::move(command));
    }
    m_changed.notify_all();
    m_.log.wake();
    return true;
}

void IssueWorker::run()
{
    nameThisThread("issue");
    std::unique_ptr<Session> session;
    while (!isStopping()) {
        const Result<bool> moved = [&]() -> Result<bool> {
            if (!session) {
                Result<std::unique_ptr<Session>> opened = openSession();
                if (!opened) return opened.error();
                session = std::move(*opened);
            }
            runCommands(session.get());
            return decideNextBatches(*session);
        }();
        if (!moved) {
            // Nothing is lost: the position is in the database, and the same records come again.
            m_.progress.setProblem(moved.error().detail);
            runCommands(nullptr);
            session.reset();
            waitFor(m_backoff.next());
            continue;
        }
        m_backoff.reset();
        m_.progress.setProblem({});
        if (!*moved) m_.log.waitBeyond(m_positions, kIdleWait);
    }
    runCommands(session.get());
}

Result<std::unique_ptr<IssueWorker::Session>> IssueWorker::openSession()
{
    Result<std::unique_ptr<sql::Connection>> connection = m_.open();
    if (!connection) return connection.error();
    Result<std::unique_ptr<eventlog::LogReader>> reader = m_.log.openReader();
    if (!reader) return reader.error();

    auto session = std::make_unique<Session>(std::move(*connection), std::move(*reader), *this);
    for (int partition = 0; partition < m_.log.partitionCount(); ++partition)
        if (const Result<bool> found = findPosition(*session, partition); !found)
            return found.error();
    return session;
}

Result<bool> IssueWorker::findPosition(Session& session, int partition)
{
    const auto index = static_cast<size_t>(partition);
    if (m_stopped[index]) return false;
    // Without records it says where to go on, and whether log and database belong together.
    const Result<BatchOutcome> start
        = session.store.ensurePosition(partition, m_.log.incarnation()).andThen([&] {
              return session.issuance.apply(partition, {});
          });
    if (!start) return stopIfCorrupt(partition, start.error());
    m_positions[index] = start->nextOffset;
    m_.progress.setPosition(partition, start->nextOffset);
    return true;
}

IssueWorker::Session::Session(std::unique_ptr<sql::Connection> opened,
    std::unique_ptr<eventlog::LogReader> log, const IssueWorker& worker)
    : connection(std::move(opened))
    , store(*connection)
    , issuance(store, worker.m_homePartition, worker.m_.log.incarnation(), worker.m_.clock)
    , commands(*connection, worker.m_homePartition)
    , reader(std::move(log))
{
}

void IssueWorker::runCommands(Session* session)
{
    std::deque<Command> commands;
    {
        const std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const Command& command : commands) command(session ? &session->commands : nullptr);
}

Result<bool> IssueWorker::decideNextBatches(Session& session)
{
    bool anyMoved = false;
    for (int partition = 0; partition < m_.log.partitionCount(); ++partition) {
        const Result<bool> moved = decideNextBatch(session, partition);
        if (!moved) return moved;
        anyMoved |= *moved;
    }
    return anyMoved;
}

Result<bool> IssueWorker::decideNextBatch(Session& session, int partition)
{
    const auto index = static_cast<size_t>(partition);
    if (m_stopped[index]) return false;
    const qint64 end = m_.log.watermarks(partition).high;
    if (m_positions[index] > end)
        return stopPartition(partition,
            QStringLiteral(
                "position %1 is beyond the end of the log, %2: log and database are not of "
                "the same time")
                .arg(m_positions[index])
                .arg(end));

    const Result<QList<eventlog::Record>> records
        = session.reader->poll(partition, m_positions[index], kBatchRecordsMax);
    if (!records) return stopIfCorrupt(partition, records.error());
    if (records->isEmpty()) return false;

    Result<BatchOutcome> batch = session.issuance.apply(partition, *records);
    if (batch) return moveOn(partition, *records, std::move(*batch));
    return stopIfCorrupt(partition, batch.error());
}

Result<bool> IssueWorker::moveOn(
    int partition, const QList<eventlog::Record>& records, BatchOutcome batch)
{
    const auto index = static_cast<size_t>(partition);
    if (batch.nextOffset == m_positions[index])
        return stopPartition(partition,
            QStringLiteral("records %1 to %2 are missing from the log")
                .arg(batch.nextOffset)
                .arg(records.constFirst().offset - 1));

    m_positions[index] = batch.nextOffset;
    m_.view.apply(batch);
    m_.tallies.countDecided(batch);
    m_.progress.setPosition(partition, batch.nextOffset);
    m_.feed.publish(std::make_shared<const BatchOutcome>(std::move(batch)));
    return true;
}

Result<bool> IssueWorker::stopIfCorrupt(int partition, const Error& error)
{
    if (error.code == ErrorCode::Corrupt) return stopPartition(partition, error.detail);
    return error;
}

Result<bool> IssueWorker::stopPartition(int partition, const QString& reason)
{
    m_stopped[static_cast<size_t>(partition)] = true;
    m_positions[static_cast<size_t>(partition)] = kNever;
    m_.progress.stop(partition, reason);
    return false;
}

void IssueWorker::waitFor(std::chrono::milliseconds delay)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, delay, [this] { return m_stopping; });
}

bool IssueWorker::isStopping()
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

}  // namespace dibs::coupon
