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
#include <vector>

namespace dibs::eventlog {

/// Which log it is.
struct LogIdentity {
    QString incarnation;
    int partitions = 0;
};

/// Reads one log on one thread.
class LogReader
{
public:
    virtual ~LogReader() = default;

    /// Up to `max` records from offset `from` on: at least one when there is one, not always as
    /// many as there are. Empty at the end of the log, and when none comes for about a second.
    /// Corrupt: the log never had, or no longer has, what lies there.
    virtual Result<QList<Record>> poll(int partition, qint64 from, int max) = 0;

    /// How many records of each key lie at `from` and above.
    virtual Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) = 0;

    /// Asked of the log itself. NotFound when it is not there.
    virtual Result<LogIdentity> identity() = 0;
};

/// Which partitions this instance decides. The instances of one consumer group share them out; a
/// log that lives in this process has no other instance.
struct Assignment {
    quint64 generation = 0;  // another number whenever the set changes
    std::vector<bool> owned;  // by partition

    bool operator==(const Assignment&) const = default;
};

/// What the log itself says, for all instances together.
struct Survey {
    std::vector<Watermarks> watermarks;  // by partition
    std::vector<QString> owners;  // by partition: who decides it; empty: nobody does
};

/// Where admission hands in what it lets through: the log, or what stood in its place in the
/// generations before it. Any thread.
class Appender
{
public:
    /// Runs on a thread that everybody waits for: post a value and return.
    using Delivered = std::function<void(Delivery)>;

    virtual ~Appender() = default;

    /// False when too many appends are under way (or the log is closed): nothing happens then and
    /// `delivered` is never called. Otherwise it is called exactly once.
    [[nodiscard]] virtual bool append(NewRecord record, Delivered delivered) = 0;
};

/// All functions may be called from any thread.
class EventLog : public Appender
{
public:
    /// Puts a record that cannot be decided where other tools can see it. The database has it
    /// already, so nothing depends on the answer. `delivered` is called exactly once, at once when
    /// too much is under way.
    virtual void appendDeadLetter(NewRecord record, Delivered delivered) = 0;

    virtual Result<std::unique_ptr<LogReader>> openReader() = 0;

    virtual int partitionCount() const = 0;
    /// As far as it is known here, without asking anybody. A log that is shared can reach further,
    /// never less far than what was seen of it; partitions that are newly ours were asked about.
    virtual Watermarks watermarks(int partition) const = 0;

    /// Changes when the log is another one than before (created anew, restored): positions in one
    /// mean nothing in the other.
    virtual QString incarnation() const = 0;

    /// Blocks until a partition's log end is beyond its entry in `positions`, or wake() is called
    /// (a call made a moment before counts too), or the time is up. For one consuming thread.
    virtual void waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout)
        = 0;
    virtual void wake() = 0;

    /// Changes wake whoever waits in waitBeyond().
    virtual Assignment assignment() const = 0;

    /// Tells the log how far a partition is decided, for the displays of other tools only: nothing
    /// is ever decided on it, and a failure has no consequence.
    virtual void reportPosition(int partition, qint64 position) = 0;

    /// Asks the log afresh. Blocks while it answers, a few seconds at most: for the monitor.
    virtual Result<Survey> survey() = 0;

    /// True when other instances append to this log and decide its records, too.
    virtual bool isShared() const = 0;

    /// Why appending fails right now; empty when it does not.
    virtual QString problem() const = 0;

    /// Writes and reports all that was appended, then refuses what comes after. When it returns, no
    /// `delivered` will be called any more.
    virtual void close() = 0;
};

/// The partition of a key, the same that Kafka's Java producer chooses.
int partitionOf(const QByteArray& key, int partitionCount);

}  // namespace dibs::eventlog
