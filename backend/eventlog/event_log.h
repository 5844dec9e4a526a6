// The event log: the one source of truth. Records are kept in partitions, in the order of their
// offsets, and a record that was reported as persisted stays, whatever happens next.
#pragma once

#include "backend/common/result.h"
#include "backend/eventlog/records.h"

#include <QHash>

#include <chrono>
#include <functional>
#include <memory>
#include <span>

namespace dibs::eventlog {

/// Reads one log on one thread.
class LogReader
{
public:
    virtual ~LogReader() = default;

    /// Up to `max` records from offset `from` on; empty at the end of the log.
    virtual Result<QList<Record>> poll(int partition, qint64 from, int max) = 0;

    /// How many records of each key lie at `from` and above.
    virtual Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) = 0;
};

/// All functions may be called from any thread.
class EventLog
{
public:
    /// Runs on the log's own thread, which everybody waits for: post a value and return.
    using Delivered = std::function<void(Delivery)>;

    virtual ~EventLog() = default;

    /// False when too many appends are under way (or the log is closed): nothing happens then and
    /// `delivered` is never called. Otherwise it is called exactly once.
    [[nodiscard]] virtual bool append(NewRecord record, Delivered delivered) = 0;

    virtual Result<std::unique_ptr<LogReader>> openReader() = 0;

    virtual int partitionCount() const = 0;
    virtual Watermarks watermarks(int partition) const = 0;

    /// Changes when the log is another one than before (created anew, restored): positions in one
    /// mean nothing in the other.
    virtual QString incarnation() const = 0;

    /// Blocks until a partition's log end is beyond its entry in `positions`, or wake() is called
    /// (a call made a moment before counts too), or the time is up. For one consuming thread.
    virtual void waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout)
        = 0;
    virtual void wake() = 0;

    /// Why appending fails right now; empty when it does not.
    virtual QString problem() const = 0;

    /// Writes and reports all that was appended, then refuses what comes after. When it returns, no
    /// `delivered` will be called any more.
    virtual void close() = 0;
};

/// The partition of a key, the same that Kafka's Java producer chooses.
int partitionOf(const QByteArray& key, int partitionCount);

}  // namespace dibs::eventlog
