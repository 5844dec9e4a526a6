#include "backend/coupon/consumer/issue_worker.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/common/thread_name.h"
#include "backend/coupon/service/recognition.h"

#include <algorithm>
#include <limits>

namespace dibs::coupon {
namespace {

// Only a bound: appends, commands and stop() all wake the worker at once.
constexpr auto kIdleWait = std::chrono::milliseconds(1'000);

// The position of a partition that is another instance's, or was given up: beyond every end, or
// waiting for records would return at once for those that this worker will not decide.
constexpr auto kNever = std::numeric_limits<qint64>::max();

std::vector<CouponId> couponsIn(const QList<eventlog::Record>& records)
{
    std::vector<CouponId> coupons;
    for (const eventlog::Record& record : records)
        if (const auto coupon = couponOf(record.key)) coupons.push_back(*coupon);
    std::sort(coupons.begin(), coupons.end());
    coupons.erase(std::unique(coupons.begin(), coupons.end()), coupons.end());
    return coupons;
}

class Locked
{
public:
    Locked(CouponLock& lock, const QList<eventlog::Record>& records)
        : m_lock(lock)
    {
        m_lock.acquire(couponsIn(records));
    }
    ~Locked() { m_lock.release(); }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;

private:
    CouponLock& m_lock;
};

}  // namespace

IssueWorker::IssueWorker(Neighbours neighbours)
    : m_(std::move(neighbours))
    , m_homePartition([partitions = m_.log.partitionCount()](CouponId coupon) {
        return eventlog::partitionOf(keyOf(coupon), partitions);
    })
    , m_positions(static_cast<size_t>(m_.log.partitionCount()), kNever)
    , m_stopped(m_positions.size())
    , m_publisher(m_.log)
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
            return takeTurn(*session);
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

Result<bool> IssueWorker::takeTurn(Session& session)
{
    runCommands(&session);
    if (const Result<void> followed = followAssignment(session); !followed) return followed.error();
    const Result<bool> decided = decideNextBatches(session);
    if (!decided) return decided;
    if (const Result<void> done = lookAfterDeadLetters(session); !done) return done.error();
    const Result<bool> swept = m_sweeper.step(session.commands.userCoupons(), m_.clock.nowMs());
    if (!swept) return swept;
    return *decided || *swept;
}

Result<std::unique_ptr<IssueWorker::Session>> IssueWorker::openSession()
{
    Result<std::unique_ptr<sql::Connection>> connection = m_.open();
    if (!connection) return connection.error();
    Result<std::unique_ptr<eventlog::LogReader>> reader = m_.log.openReader();
    if (!reader) return reader.error();

    m_publisher.sweep();
    m_deadLettersMayHaveChanged = true;
    return std::make_unique<Session>(std::move(*connection), std::move(*reader), *this);
}

Result<void> IssueWorker::followAssignment(Session& session)
{
    const eventlog::Assignment now = m_.log.assignment();
    if (now == session.assignment) return {};
    for (int partition = 0; partition < m_.log.partitionCount(); ++partition) {
        if (!now.owned[static_cast<size_t>(partition)])
            letGo(partition);
        else if (const Result<bool> found = findPosition(session, partition); !found)
            return found.error();
    }
    session.assignment = now;
    m_publisher.sweep();
    return {};
}

void IssueWorker::letGo(int partition)
{
    m_positions[static_cast<size_t>(partition)] = kNever;
    m_stopped[static_cast<size_t>(partition)] = false;  // its next owner will see for itself
    m_.progress.letGo(partition);
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
    if (const Result<void> known = recognise(session, partition); !known)
        return stopIfCorrupt(partition, known.error());
    m_positions[index] = start->nextOffset;
    m_.progress.own(partition, start->nextOffset);
    return true;
}

Result<void> IssueWorker::recognise(Session& session, int partition)
{
    const Result<Position> position = readPosition(*session.connection, partition);
    if (!position) return position.error();
    return coupon::recognise(*session.reader, partition, *position);
}

IssueWorker::Session::Session(std::unique_ptr<sql::Connection> opened,
    std::unique_ptr<eventlog::LogReader> log, const IssueWorker& worker)
    : connection(std::move(opened))
    , store(*connection)
    , issuance(store, worker.m_homePartition, worker.m_.log.incarnation(), worker.m_.clock)
    , commands(*connection, worker.m_homePartition)
    , deadLetters(*connection)
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
    if (!commands.empty()) m_deadLettersMayHaveChanged = true;
}

Result<void> IssueWorker::lookAfterDeadLetters(Session& session)
{
    if (std::exchange(m_deadLettersMayHaveChanged, false)) {
        const Result<qint64> waiting = session.deadLetters.waiting();
        if (!waiting) return waiting.error();
        m_.progress.setDeadLetters(*waiting);
    }
    return m_publisher.step(session.deadLetters);
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
    if (m_positions[index] == kNever) return false;
    const Result<QList<eventlog::Record>> records
        = session.reader->poll(partition, m_positions[index], kBatchRecordsMax);
    if (!records) return stopIfCorrupt(partition, records.error());
    if (records->isEmpty()) return false;

    const Locked locked(m_.lock, *records);
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
    m_.progress.setPosition(partition, batch.nextOffset);
    m_.log.reportPosition(partition, batch.nextOffset);
    if (!batch.deadLetters.empty()) {
        const auto found = static_cast<qint64>(batch.deadLetters.size());
        m_.progress.setDeadLetters(m_.progress.deadLetters() + found);
        m_publisher.lookAgain();
    }
    m_.committed(std::make_shared<const BatchOutcome>(std::move(batch)));
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
