// Reads the embedded log beside its writer, also from another process.
#pragma once

#include "backend/eventlog/event_log.h"
#include "backend/platform/sql/connection.h"

namespace dibs::eventlog {

/// On one thread, with a read-only connection of its own.
class EmbeddedLogReader final : public LogReader
{
public:
    /// Sees the records below the log's high watermarks.
    static Result<std::unique_ptr<LogReader>> open(const QString& path, const EventLog& log);

    Result<QList<Record>> poll(int partition, qint64 from, int max) override;
    Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) override;

private:
    EmbeddedLogReader(std::unique_ptr<sql::Connection> connection, const EventLog& log);

    std::unique_ptr<sql::Connection> m_connection;
    const EventLog& m_log;
};

}  // namespace dibs::eventlog
