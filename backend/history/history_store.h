// The last day in one SQLite file. On the thread that opened it; every call may wait for the disk.
#pragma once

#include "backend/common/result.h"
#include "backend/history/past.h"
#include "backend/platform/sql/connection.h"

namespace dibs::history {

class HistoryStore
{
public:
    /// Beyond it the oldest go: a day of a server with many partitions could else grow without end.
    static constexpr qint64 kBytesMax = 32 * 1024 * 1024;
    /// In a kept snapshot, those that are open first.
    static constexpr int kCampaignsMax = 20;

    /// Corrupt: the file is damaged. Conflict: a newer Dibs has written it. Unavailable: there is
    /// no place to write.
    static Result<std::unique_ptr<HistoryStore>> open(const QString& path);

    /// Also forgets what is a day older than it, and what is later: a clock was set back, and two
    /// orders have no common curve.
    Result<void> add(const console::Snapshot& snapshot, const QList<console::Event>& events);
    Result<void> add(const QList<console::Event>& events);

    Result<Past> read();
    /// The last one taken at that time or before it; NotFound when there is none.
    Result<console::Snapshot> at(qint64 atMs);

private:
    explicit HistoryStore(std::unique_ptr<sql::Connection> connection);

    Result<void> insert(const console::Snapshot& snapshot);
    Result<void> insert(const QList<console::Event>& events);
    Result<void> forget(qint64 nowMs);
    Result<qint64> number(const QString& select);

    std::unique_ptr<sql::Connection> m_connection;
    qint64 m_bytes = 0;  // of the kept snapshots, as far as this store knows
};

}  // namespace dibs::history
