#include "backend/eventlog/embedded_event_log.h"

#include "backend/common/thread_name.h"
#include "backend/eventlog/embedded_log_reader.h"
#include "backend/platform/sql/bulk_statement.h"
#include "backend/platform/sql/migrations.h"

#include <QUuid>

namespace dibs::eventlog {
namespace {

constexpr auto kReopenPause = std::chrono::milliseconds(200);
constexpr auto kProbeInterval = std::chrono::milliseconds(1'000);

Result<std::unique_ptr<sql::Connection>> openForWriting(const QString& path)
{
    return sql::Connection::openSqlite(path, sql::Connection::Access::ReadWrite);
}

Result<void> create(sql::Connection& connection, int partitions)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(connection);
    if (!transaction) return transaction.error();
    for (int partition = 0; partition < partitions; ++partition) {
        // A table a partition: each grows at its end only, which SQLite does fastest and fills
        // full.
        const Result<void> made
            = connection.run(QStringLiteral("CREATE TABLE records_%1 (record_offset INTEGER "
                                            "PRIMARY KEY, timestamp INTEGER NOT NULL,"
                                            " record_key BLOB, value BLOB, headers BLOB)")
                                 .arg(partition));
        if (!made) return made;
    }
    const Result<void> named
        = connection.prepared(QStringLiteral("INSERT INTO log_identity VALUES (?, ?)"))
              .execute(QUuid::createUuid().toString(QUuid::WithoutBraces), partitions);
    if (!named) return named;
    return transaction->commit();
}

}  // namespace

Result<std::unique_ptr<EmbeddedEventLog>> EmbeddedEventLog::open(
    const Options& options, const Clock& clock)
{
    std::unique_ptr<EmbeddedEventLog> log(new EmbeddedEventLog(options, clock));
    {
        // A connection of this thread for the start; the writer opens its own.
        const Result<std::unique_ptr<sql::Connection>> connection = openForWriting(options.path);
        if (!connection) return connection.error();
        const auto named = [&](const Error& error) {
            return fail(error.code, QStringLiteral("%1 %2").arg(options.path, error.detail));
        };
        if (const auto ran = sql::migrate(**connection, QStringLiteral(":/sql/sqlite/event_log"));
            !ran)
            return named(ran.error());
        if (const auto read = log->readIdentity(**connection); !read) return named(read.error());
        if (const auto read = log->readEnds(**connection); !read) return named(read.error());
    }
    log->m_writer = std::thread([raw = log.get()] { raw->writeUntilClosed(); });
    return log;
}

EmbeddedEventLog::EmbeddedEventLog(Options options, const Clock& clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_ends(static_cast<size_t>(m_options.partitions))
{
}

EmbeddedEventLog::~EmbeddedEventLog()
{
    close();
}

Result<void> EmbeddedEventLog::readIdentity(sql::Connection& connection)
{
    sql::Statement& read
        = connection.prepared(QStringLiteral("SELECT incarnation, partitions FROM log_identity"));
    if (Result<void> ran = read.execute(); !ran) return ran;
    if (!read.next()) {
        if (const Result<void> done = read.finish(); !done) return done.error();
        if (Result<void> created = create(connection, m_options.partitions); !created)
            return created;
        if (Result<void> ran = read.execute(); !ran) return ran;
        read.next();
    }
    m_incarnation = read.text(0);
    const qint64 partitions = read.integer(1);
    if (const Result<void> done = read.finish(); !done) return done.error();
    if (partitions == m_options.partitions) return {};
    return fail(ErrorCode::Conflict,
        QStringLiteral(
            "has %1 partitions, %2 were asked for: the number is settled when the log is "
            "created, leave it out or choose another --data directory")
            .arg(partitions)
            .arg(m_options.partitions));
}

Result<void> EmbeddedEventLog::readEnds(sql::Connection& connection)
{
    std::vector<qint64> ends(m_ends.size());
    for (size_t partition = 0; partition < ends.size(); ++partition) {
        sql::Statement& read = connection.prepared(
            QStringLiteral("SELECT max(record_offset) FROM records_%1").arg(partition));
        if (Result<void> ran = read.execute(); !ran) return ran;
        if (read.next() && !read.isNull(0)) ends[partition] = read.integer(0) + 1;
        if (const Result<void> done = read.finish(); !done) return done.error();
    }
    publish(ends);
    return {};
}

bool EmbeddedEventLog::append(NewRecord record, Delivered delivered)
{
    const int partition = partitionOf(record.key, partitionCount());
    {
        const std::lock_guard lock(m_appendMutex);
        if (m_closed || m_pending.size() >= kPendingMax) return false;
        m_pending.push_back({partition, std::move(record), std::move(delivered)});
        if (m_pending.size() > 1) return true;  // the writer knows already
    }
    m_appended.notify_one();
    return true;
}

Result<std::unique_ptr<LogReader>> EmbeddedEventLog::openReader()
{
    Result<std::unique_ptr<EmbeddedLogReader>> reader = EmbeddedLogReader::open(
        m_options.path, [this](int partition) { return watermarks(partition).high; });
    if (!reader) return reader.error();
    return std::unique_ptr<LogReader>(std::move(*reader));
}

Watermarks EmbeddedEventLog::watermarks(int partition) const
{
    return {0, m_ends[static_cast<size_t>(partition)].load()};
}

void EmbeddedEventLog::waitBeyond(
    std::span<const qint64> positions, std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_readMutex);
    m_grown.wait_for(lock, timeout, [&] {
        if (std::exchange(m_woken, false)) return true;
        for (size_t i = 0; i < positions.size(); ++i)
            if (m_ends[i] > positions[i]) return true;
        return false;
    });
}

void EmbeddedEventLog::wake()
{
    {
        const std::lock_guard lock(m_readMutex);
        m_woken = true;
    }
    m_grown.notify_all();
}

Assignment EmbeddedEventLog::assignment() const
{
    return {1, std::vector<bool>(m_ends.size(), true)};
}

Result<Survey> EmbeddedEventLog::survey()
{
    Survey survey;
    for (int partition = 0; partition < partitionCount(); ++partition)
        survey.watermarks.push_back(watermarks(partition));
    survey.owners.assign(m_ends.size(), m_options.instance);
    return survey;
}

QString EmbeddedEventLog::problem() const
{
    const std::lock_guard lock(m_problemMutex);
    return m_problem;
}

void EmbeddedEventLog::close()
{
    {
        const std::lock_guard lock(m_appendMutex);
        m_closed = true;
    }
    m_appended.notify_one();
    if (m_writer.joinable()) m_writer.join();
}

void EmbeddedEventLog::writeUntilClosed()
{
    nameThisThread("log-writer");
    reopen();
    for (std::optional<Batch> batch = takeBatch(); batch; batch = takeBatch())
        report(*batch, write(*batch));
    m_connection.reset();  // on the thread that opened it
}

std::optional<EmbeddedEventLog::Batch> EmbeddedEventLog::takeBatch()
{
    const auto isDue = [this] { return m_closed || !m_pending.empty(); };
    std::unique_lock lock(m_appendMutex);
    if (problem().isEmpty())
        m_appended.wait(lock, isDue);
    else if (!m_appended.wait_for(lock, kProbeInterval, isDue))
        return Batch();
    if (m_pending.empty()) return std::nullopt;
    if (m_pending.size() <= kCommitRecordsMax) return std::exchange(m_pending, {});

    const auto end = m_pending.begin() + static_cast<qptrdiff>(kCommitRecordsMax);
    Batch batch(std::make_move_iterator(m_pending.begin()), std::make_move_iterator(end));
    m_pending.erase(m_pending.begin(), end);
    return batch;
}

Delivery EmbeddedEventLog::write(const Batch& batch)
{
    if (!m_connection) reopen();
    if (!m_connection) return Delivery::NotPersisted;

    std::vector<qint64> ends(m_ends.begin(), m_ends.end());
    Result<sql::Transaction> transaction = sql::Transaction::begin(*m_connection);
    const Result<void> inserted = transaction ? insert(batch, ends) : transaction.error();
    if (!inserted) {
        setProblem(inserted.error().detail);
        return Delivery::NotPersisted;
    }
    if (const Result<void> committed = transaction->commit(); !committed) {
        setProblem(committed.error().detail);
        if (!m_connection->lastCommitMayHaveReachedTheDisk()) return Delivery::NotPersisted;
        // Only the file knows now: read it again before an offset is given out twice.
        {
            const sql::Transaction rolledBack = std::move(*transaction);
        }
        m_connection.reset();
        reopen();
        return Delivery::PossiblyPersisted;
    }
    setProblem({});
    publish(ends);
    return Delivery::Persisted;
}

Result<void> EmbeddedEventLog::insert(const Batch& batch, std::vector<qint64>& ends)
{
    // Nobody may append to a log that is not ready, so it finds out by itself that it is again.
    if (batch.empty())
        return m_connection->run(QStringLiteral("UPDATE log_identity SET partitions = partitions"));

    const qint64 nowMs = m_clock.nowMs();
    std::vector<sql::BulkInsert> tables;
    for (int partition = 0; partition < partitionCount(); ++partition)
        tables.emplace_back(*m_connection,
            QStringLiteral(
                "INSERT INTO records_%1 (record_offset, timestamp, record_key, value, headers)"
                " VALUES ")
                .arg(partition),
            5);
    for (const Pending& pending : batch) {
        const auto partition = static_cast<size_t>(pending.partition);
        tables[partition].add(ends[partition]++, nowMs, pending.record.key, pending.record.value,
            encodeHeaders(pending.record.headers));
    }
    for (sql::BulkInsert& table : tables)
        if (Result<void> written = table.write(); !written) return written;
    return {};
}

void EmbeddedEventLog::reopen()
{
    Result<std::unique_ptr<sql::Connection>> connection = openForWriting(m_options.path);
    const Result<void> read = connection ? readEnds(**connection) : connection.error();
    if (read) {
        m_connection = std::move(*connection);
        return;
    }
    setProblem(read.error().detail);
    std::this_thread::sleep_for(kReopenPause);  // the next batch tries again
}

void EmbeddedEventLog::publish(const std::vector<qint64>& ends)
{
    {
        const std::lock_guard lock(m_readMutex);
        for (size_t i = 0; i < ends.size(); ++i) m_ends[i] = ends[i];
    }
    m_grown.notify_all();
}

void EmbeddedEventLog::report(const Batch& batch, Delivery delivery)
{
    for (const Pending& pending : batch) pending.delivered(delivery);
}

void EmbeddedEventLog::setProblem(const QString& problem)
{
    const std::lock_guard lock(m_problemMutex);
    m_problem = problem;
}

}  // namespace dibs::eventlog
