#include "backend/coupon/repository/sql_issue_requests.h"

namespace dibs::coupon {

SqlIssueRequests::SqlIssueRequests(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<void> SqlIssueRequests::add(int partition, const eventlog::NewRecord& record, qint64 nowMs)
{
    return m_connection
        .prepared(QStringLiteral("INSERT INTO issue_requests (partition_number, record_key,"
                                 " payload, accepted_at) VALUES (?, ?, ?, ?)"))
        .execute(partition, record.key, record.value, nowMs);
}

Result<QList<eventlog::Record>> SqlIssueRequests::take(int partition, int limit)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT request_id, record_key, payload, accepted_at FROM issue_requests"
                       " WHERE partition_number = ? ORDER BY request_id LIMIT ?")
        + m_connection.forUpdate());
    if (const Result<void> ran = select.execute(partition, limit); !ran) return ran.error();
    QList<eventlog::Record> records;
    qint64 last = 0;
    while (select.next()) {
        last = select.integer(0);
        records.append(eventlog::Record{.timestampMs = select.integer(3),
            .key = select.bytes(1),
            .value = select.bytes(2),
            .headers = {}});
    }
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (records.isEmpty()) return records;
    const Result<void> removed
        = m_connection
              .prepared(QStringLiteral(
                  "DELETE FROM issue_requests WHERE partition_number = ? AND request_id <= ?"))
              .execute(partition, last);
    if (!removed) return removed.error();
    return records;
}

Result<QHash<QByteArray, qint64>> SqlIssueRequests::waiting(int partition)
{
    sql::Statement& select
        = m_connection.prepared(QStringLiteral("SELECT record_key, count(*) FROM issue_requests"
                                               " WHERE partition_number = ? GROUP BY record_key"));
    if (const Result<void> ran = select.execute(partition); !ran) return ran.error();
    QHash<QByteArray, qint64> counts;
    while (select.next()) counts.insert(select.bytes(0), select.integer(1));
    if (const Result<void> done = select.finish(); !done) return done.error();
    return counts;
}

}  // namespace dibs::coupon
