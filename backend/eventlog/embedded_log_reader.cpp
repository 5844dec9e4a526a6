#include "backend/eventlog/embedded_log_reader.h"

#include <algorithm>
#include <limits>

namespace dibs::eventlog {

Result<std::unique_ptr<EmbeddedLogReader>> EmbeddedLogReader::open(
    const QString& path, HighWatermark highWatermark)
{
    Result<std::unique_ptr<sql::Connection>> connection
        = sql::Connection::openSqlite(path, sql::Connection::Access::ReadOnly);
    if (!connection) return connection.error();
    return std::unique_ptr<EmbeddedLogReader>(
        new EmbeddedLogReader(std::move(*connection), std::move(highWatermark)));
}

Result<std::unique_ptr<EmbeddedLogReader>> EmbeddedLogReader::openAlone(const QString& path)
{
    return open(path, [](int) { return std::numeric_limits<qint64>::max(); });
}

EmbeddedLogReader::EmbeddedLogReader(
    std::unique_ptr<sql::Connection> connection, HighWatermark highWatermark)
    : m_connection(std::move(connection))
    , m_highWatermark(std::move(highWatermark))
{
}

Result<QList<Record>> EmbeddedLogReader::poll(int partition, qint64 from, int max)
{
    QList<Record> records;
    const qint64 end = m_highWatermark(partition);
    if (from == end) return records;  // the usual case at night: no query at all
    if (from > end)
        return fail(ErrorCode::Corrupt,
            QStringLiteral("position %1 is beyond the end of the log, %2: log and database are not "
                           "of the same time")
                .arg(from)
                .arg(end));

    sql::Statement& select = m_connection->prepared(
        QStringLiteral("SELECT record_offset, timestamp, record_key, value, headers FROM records_%1"
                       " WHERE record_offset >= ? AND record_offset < ?"
                       " ORDER BY record_offset LIMIT ?")
            .arg(partition));
    if (const Result<void> ran = select.execute(from, end, max); !ran) return ran.error();
    records.reserve(std::min<qint64>(max, end - from));
    while (select.next()) {
        records.append({select.integer(0), select.integer(1), select.bytes(2), select.bytes(3),
            select.isNull(4) ? QList<Header>{} : decodeHeaders(select.bytes(4))});
    }
    if (const Result<void> done = select.finish(); !done) return done.error();
    return records;
}

Result<QHash<QByteArray, qint64>> EmbeddedLogReader::countByKey(int partition, qint64 from)
{
    sql::Statement& select = m_connection->prepared(
        QStringLiteral("SELECT record_key, count(*) FROM records_%1 WHERE record_offset >= ?"
                       " GROUP BY record_key")
            .arg(partition));
    if (const Result<void> ran = select.execute(from); !ran) return ran.error();
    QHash<QByteArray, qint64> counts;
    while (select.next()) counts.insert(select.bytes(0), select.integer(1));
    if (const Result<void> done = select.finish(); !done) return done.error();
    return counts;
}

Result<LogIdentity> EmbeddedLogReader::identity()
{
    sql::Statement& select = m_connection->prepared(
        QStringLiteral("SELECT incarnation, partitions FROM log_identity"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    if (!select.next())
        return fail(ErrorCode::Corrupt, QStringLiteral("the log does not say which log it is"));
    LogIdentity identity{select.text(0), static_cast<int>(select.integer(1))};
    if (const Result<void> done = select.finish(); !done) return done.error();
    return identity;
}

}  // namespace dibs::eventlog
