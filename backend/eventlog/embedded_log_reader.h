// Reads the embedded log beside its writer, also from another process.
#pragma once

#include "backend/eventlog/event_log.h"
#include "backend/platform/sql/connection.h"

namespace dibs::eventlog {

/// On one thread, with a read-only connection of its own.
class EmbeddedLogReader final : public LogReader
{
public:
    using HighWatermark = std::function<qint64(int partition)>;

    /// Sees the records below the high watermarks.
    static Result<std::unique_ptr<EmbeddedLogReader>> open(
        const QString& path, HighWatermark highWatermark);

    /// For an audit without the log's writer, also while another process writes: sees all records.
    static Result<std::unique_ptr<EmbeddedLogReader>> openAlone(const QString& path);

    Result<QList<Record>> poll(int partition, qint64 from, int max) override;
    Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) override;
    Result<LogIdentity> identity() override;

private:
    EmbeddedLogReader(std::unique_ptr<sql::Connection> connection, HighWatermark highWatermark);

    std::unique_ptr<sql::Connection> m_connection;
    const HighWatermark m_highWatermark;
};

}  // namespace dibs::eventlog
