#include "backend/console/partition_state.h"

#include "backend/console/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace dibs::console {

namespace {

QString waiting(const PartitionSnapshot& partition)
{
    const QString lag = count(partition.lag());
    if (!partition.oldestWaitMs)
        return QCoreApplication::translate("console", "%1 waiting").arg(lag);
    return QCoreApplication::translate("console", "%1 waiting, the oldest for %2")
        .arg(lag, duration(*partition.oldestWaitMs));
}

/// How long the newest position has stood still with records behind it, as far back as we can see.
qint64 stuckMs(const QList<PartitionSample>& window)
{
    const PartitionSample& now = window.last();
    qint64 sinceMs = now.atMs;
    for (auto each = window.crbegin(); each != window.crend(); ++each) {
        if (each->position != now.position || each->logEnd <= each->position) break;
        sinceMs = each->atMs;
    }
    return now.atMs - sinceMs;
}

const PartitionSample& startOf(const QList<PartitionSample>& window)
{
    return *std::find_if(window.cbegin(), window.cend(),
        [&](const PartitionSample& each) { return each.atMs >= window.last().atMs - kWindowMs; });
}

double perSecond(qint64 difference, qint64 elapsedMs)
{
    // A clock set back, or a log put back, is no reason to show a negative speed.
    if (elapsedMs <= 0 || difference <= 0) return 0;
    return static_cast<double>(difference) * 1'000 / static_cast<double>(elapsedMs);
}

PartitionState stateOf(const QList<PartitionSample>& window)
{
    const PartitionSample& now = window.last();
    const PartitionSample& start = startOf(window);
    if (now.position > now.logEnd || !now.stoppedBecause.isEmpty()) return PartitionState::Lost;
    if (now.position == now.logEnd) return PartitionState::CaughtUp;
    if (!now.consumerRuns) return PartitionState::NoConsumer;
    if (now.oldestWaitMs && *now.oldestWaitMs < kNoticedAfterMs) return PartitionState::CaughtUp;
    if (stuckMs(window) >= kStalledAfterMs) return PartitionState::Stalled;
    if (now.logEnd - now.position > start.logEnd - start.position) return PartitionState::Growing;
    return PartitionState::Draining;
}

QString why(const PartitionSnapshot& seen, const QList<PartitionSample>& window)
{
    const QString number = QString::number(seen.partition);
    switch (seen.state) {
    case PartitionState::CaughtUp:
    case PartitionState::Draining: return {};
    case PartitionState::Growing:
        return QCoreApplication::translate(
            "console", "Partition %1 takes in %2/s and decides %3/s; %4.")
            .arg(number, rate(seen.inPerSecond), rate(seen.outPerSecond), waiting(seen));
    case PartitionState::Stalled:
        return QCoreApplication::translate(
            "console", "Partition %1 has decided nothing for %2; %3.")
            .arg(number, duration(stuckMs(window)), waiting(seen));
    case PartitionState::NoConsumer:
        return QCoreApplication::translate("console", "Nobody consumes partition %1; %2.")
            .arg(number, waiting(seen));
    case PartitionState::Lost: break;
    }
    if (!window.last().stoppedBecause.isEmpty())
        return QCoreApplication::translate("console", "Partition %1 stopped: %2.")
            .arg(number, window.last().stoppedBecause);
    return QCoreApplication::translate("console",
        "Partition %1 is decided up to offset %2, but its log ends at %3: the two do not belong "
        "together.")
        .arg(number, count(seen.position), count(seen.logEnd));
}

QString whatToDo(PartitionState state)
{
    switch (state) {
    case PartitionState::CaughtUp:
    case PartitionState::Draining: return {};
    case PartitionState::Growing:
        return QCoreApplication::translate("console",
            "If it goes on, start another instance to share the partitions, or pause the "
            "campaign.");
    case PartitionState::Stalled:
        return QCoreApplication::translate("console",
            "See the log of the instance that owns it, then restart that instance. Nothing "
            "accepted is lost.");
    case PartitionState::NoConsumer:
        return QCoreApplication::translate("console",
            "Start an instance of dibs. Nothing accepted is lost; it is decided as soon as one "
            "runs.");
    case PartitionState::Lost:
        return QCoreApplication::translate("console",
            "Was the log or the database replaced or restored? Run dibs verify before anything "
            "else.");
    }
    Q_UNREACHABLE();
}

}  // namespace

PartitionSnapshot evaluate(int partition, const QList<PartitionSample>& window)
{
    Q_ASSERT(!window.isEmpty());
    const PartitionSample& now = window.last();
    const PartitionSample& start = startOf(window);
    const qint64 elapsedMs = now.atMs - start.atMs;

    PartitionSnapshot seen;
    seen.partition = partition;
    seen.logEnd = now.logEnd;
    seen.position = now.position;
    seen.owner = now.owner;
    seen.inPerSecond = perSecond(now.logEnd - start.logEnd, elapsedMs);
    seen.outPerSecond = perSecond(now.position - start.position, elapsedMs);
    if (seen.lag() > 0) seen.oldestWaitMs = now.oldestWaitMs;
    seen.state = stateOf(window);
    seen.why = why(seen, window);
    seen.whatToDo = whatToDo(seen.state);
    return seen;
}

}  // namespace dibs::console
