#include "backend/console/problems.h"

#include "backend/console/figures.h"
#include "backend/console/order_words.h"
#include "backend/console/partition_words.h"
#include "backend/console/reason_words.h"

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
        problems.append({bad(QCoreApplication::translate("console", "log down")),
            QCoreApplication::translate(
                "console", "Nothing can be accepted: %1. New requests are told to come back later.")
                .arg(reasonWords(snapshot.logProblem)),
            QCoreApplication::translate(
                "console", "Check that the event log is running and its disk is not full.")});
    if (!snapshot.storeProblem.isEmpty())
        problems.append({bad(QCoreApplication::translate("console", "database down")),
            QCoreApplication::translate("console",
                "Nothing can be decided: %1. What is accepted stays in the log; %2 waiting.")
                .arg(reasonWords(snapshot.storeProblem), count(snapshot.lag())),
            QCoreApplication::translate(
                "console", "Check that the database is running and its disk is not full.")});
    for (const PartitionSnapshot& each : snapshot.partitions)
        if (isTrouble(each.state))
            problems.append({statusOf(each.state), why(each), whatToDo(each)});
    if (snapshot.orders && snapshot.orders->circuit != Circuit::Closed)
        problems.append({statusOf(snapshot.orders->circuit), meaningOf(snapshot.orders->circuit),
            QCoreApplication::translate("console",
                "Check that the coupon role is running and can be reached from the core role.")});
    if (!snapshot.lockProblem.isEmpty())
        problems.append(
            {{Shape::Triangle, Tone::Busy, QCoreApplication::translate("console", "lock degraded")},
                QCoreApplication::translate("console",
                    "Issuing goes on without the Redis lock: %1. Outcomes stay right; answers to "
                    "waiting "
                    "clients may come later.")
                    .arg(reasonWords(snapshot.lockProblem)),
                QCoreApplication::translate("console", "Check that Redis is running.")});
    return problems;
}

Freshness freshnessOf(qint64 ageMs)
{
    if (ageMs >= kFrozenAfterMs) return Freshness::Frozen;
    return ageMs >= kLateAfterMs ? Freshness::Late : Freshness::Fresh;
}

Status statusOfAge(qint64 ageMs, qint64 nowMs)
{
    const QString age = pastTime(nowMs - ageMs, nowMs);
    switch (freshnessOf(ageMs)) {
    case Freshness::Fresh: return {Shape::Clock, Tone::Muted, age};
    case Freshness::Late:
        return {Shape::Triangle, Tone::Busy,
            QCoreApplication::translate("console", "late: %1").arg(age)};
    case Freshness::Frozen:
        return bad(QCoreApplication::translate("console", "frozen: %1").arg(age));
    }
    Q_UNREACHABLE();
}

Problem frozenProblem(qint64 ageMs, qint64 nowMs)
{
    return {bad(QCoreApplication::translate("console", "frozen")),
        QCoreApplication::translate("console",
            "The figures have stood still %1: what you see is how it was then, not how it is.")
            .arg(lastingTime(nowMs - ageMs, nowMs)),
        QCoreApplication::translate("console",
            "Check that the server runs and can be reached; figures resume by themselves.")};
}

}  // namespace dibs::console
