// The outcomes of a generation that keeps no log, read as the log they would have come from: so the
// same replay says whether they follow the rules. In the order in which they were decided, that is;
// who asked first it cannot say.
#pragma once

#include "backend/eventlog/event_log.h"
#include "backend/platform/sql/connection.h"

#include <vector>

namespace dibs::coupon {

/// On the thread of the connection, which outlives it. Holds one partition in memory, some 300
/// bytes a request.
class SqlDecidedLog final : public eventlog::LogReader
{
public:
    SqlDecidedLog(sql::Connection& store, eventlog::LogIdentity identity);

    /// A place without an outcome was a repeated request's: a marker stands there.
    Result<QList<eventlog::Record>> poll(int partition, qint64 from, int max) override;

    /// What waits for the timer (`--issue scheduled`).
    Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) override;
    Result<eventlog::LogIdentity> identity() override { return m_identity; }

private:
    Result<void> load(int partition);

    sql::Connection& m_store;
    const eventlog::LogIdentity m_identity;
    int m_partition = -1;  // whose the following are
    qint64 m_end = 0;
    std::vector<eventlog::Record> m_records;  // by offset
};

}  // namespace dibs::coupon
