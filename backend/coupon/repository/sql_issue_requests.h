// The table of requests that a timer drains (`--issue scheduled`).
#pragma once

#include "backend/eventlog/records.h"
#include "backend/platform/sql/connection.h"

#include <QHash>

namespace dibs::coupon {

/// On the thread of the connection it is given.
class SqlIssueRequests
{
public:
    explicit SqlIssueRequests(sql::Connection& connection);

    Result<void> add(int partition, const eventlog::NewRecord& record, qint64 nowMs);

    /// The next `limit` of a partition in the order of their numbers, taken out of the table. Their
    /// offsets are not theirs yet. Belongs in the transaction that decides them.
    Result<QList<eventlog::Record>> take(int partition, int limit);

    /// How many wait, by key.
    Result<QHash<QByteArray, qint64>> waiting(int partition);

private:
    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
