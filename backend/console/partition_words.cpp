#include "backend/console/partition_words.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"

#include <QCoreApplication>

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

}  // namespace

QString why(const PartitionSnapshot& seen)
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
            .arg(number, duration(seen.stuckMs), waiting(seen));
    case PartitionState::NoConsumer:
        return QCoreApplication::translate("console", "Nobody consumes partition %1; %2.")
            .arg(number, waiting(seen));
    case PartitionState::Lost: break;
    }
    if (!seen.stoppedBecause.isEmpty())
        return QCoreApplication::translate("console", "Partition %1 stopped: %2.")
            .arg(number, reasonWords(seen.stoppedBecause));
    return QCoreApplication::translate("console",
        "Partition %1 is decided up to offset %2, but its log ends at %3: the two do not belong "
        "together.")
        .arg(number, count(seen.position), count(seen.logEnd));
}

QString whatToDo(const PartitionSnapshot& seen)
{
    switch (seen.state) {
    case PartitionState::CaughtUp:
    case PartitionState::Draining: return {};
    case PartitionState::Growing:
        return QCoreApplication::translate("console",
            "If it goes on, start another instance to share the partitions, or pause the "
            "campaign.");
    case PartitionState::Stalled:
        return seen.owner.isEmpty()
            ? QCoreApplication::translate("console",
                "See the log of the instance that owns it, then restart that instance. Nothing "
                "accepted is lost.")
            : QCoreApplication::translate(
                "console", "See the log of %1, then restart it. Nothing accepted is lost.")
                  .arg(seen.owner);
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

}  // namespace dibs::console
