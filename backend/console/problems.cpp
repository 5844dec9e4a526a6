#include "backend/console/problems.h"

#include "backend/console/figures.h"

#include <QCoreApplication>

namespace dibs::console {

namespace {

Status bad(const QString& word)
{
    return {Shape::Square, Tone::Bad, word};
}

}  // namespace

QList<Problem> problemsOf(const Snapshot& snapshot)
{
    QList<Problem> problems;
    if (!snapshot.logProblem.isEmpty())
        problems.append({bad(QCoreApplication::translate("console", "log")),
            QCoreApplication::translate(
                "console", "Nothing can be accepted: %1. New requests are told to come back later.")
                .arg(snapshot.logProblem),
            QCoreApplication::translate(
                "console", "Check that the event log is running and its disk is not full.")});
    if (!snapshot.storeProblem.isEmpty())
        problems.append({bad(QCoreApplication::translate("console", "database")),
            QCoreApplication::translate("console",
                "Nothing can be decided: %1. What is accepted stays in the log; %2 waiting.")
                .arg(snapshot.storeProblem, count(snapshot.lag())),
            QCoreApplication::translate(
                "console", "Check that the database is running and its disk is not full.")});
    for (const PartitionSnapshot& each : snapshot.partitions)
        if (isTrouble(each.state)) problems.append({statusOf(each.state), each.why, each.whatToDo});
    return problems;
}

Freshness freshnessOf(qint64 ageMs)
{
    if (ageMs >= kFrozenAfterMs) return Freshness::Frozen;
    return ageMs >= kLateAfterMs ? Freshness::Late : Freshness::Fresh;
}

Problem frozenProblem(qint64 ageMs)
{
    return {bad(QCoreApplication::translate("console", "frozen")),
        QCoreApplication::translate("console",
            "The figures stopped %1 ago: what you see is how it was then, not how it is.")
            .arg(duration(ageMs)),
        QCoreApplication::translate("console",
            "Check that the server runs and can be reached; figures resume by themselves.")};
}

}  // namespace dibs::console
