#include "backend/console/partition_words.h"
#include "backend/console/problems.h"

#include <QTest>

using namespace dibs::console;

class ProblemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whenAllIsWellThereAreNone()
    {
        Snapshot snapshot;
        snapshot.partitions.append(PartitionSnapshot());

        QVERIFY(problemsOf(snapshot).isEmpty());
    }

    void aGrowingQueueAloneIsNotAProblem()
    {
        Snapshot snapshot;
        PartitionSnapshot partition;
        partition.state = PartitionState::Growing;
        snapshot.partitions.append(partition);

        QVERIFY(problemsOf(snapshot).isEmpty());
    }

    void theLogComesBeforeTheDatabaseAndBothBeforePartitions()
    {
        Snapshot snapshot;
        snapshot.logProblem = QStringLiteral("broker away");
        snapshot.storeProblem = QStringLiteral("disk full");
        snapshot.lockProblem = QStringLiteral("no Redis");
        PartitionSnapshot partition;
        partition.state = PartitionState::NoConsumer;
        snapshot.partitions.append(partition);

        const QList<Problem> problems = problemsOf(snapshot);

        QCOMPARE(problems.size(), 4);
        QVERIFY(problems[0].what.contains(snapshot.logProblem));
        QVERIFY(problems[1].what.contains(snapshot.storeProblem));
        QCOMPARE(problems[2].what, why(partition));
        QCOMPARE(problems[2].whatToDo, whatToDo(partition));
        QVERIFY(problems[3].what.contains(snapshot.lockProblem));
        for (const Problem& each : problems) QVERIFY(!each.whatToDo.isEmpty());
    }

    void ordersWithoutTheirCouponsAreAProblem()
    {
        Snapshot snapshot;
        snapshot.orders = OrdersSnapshot();
        QVERIFY(problemsOf(snapshot).isEmpty());

        snapshot.orders->circuit = Circuit::Open;

        QCOMPARE(problemsOf(snapshot).size(), 1);
        QCOMPARE(problemsOf(snapshot)[0].status.tone, Tone::Bad);
        QVERIFY(problemsOf(snapshot)[0].what.contains(QStringLiteral("orders with a coupon")));
    }

    void whoStandsStillIsNamed()
    {
        PartitionSnapshot partition;
        partition.state = PartitionState::Stalled;
        partition.owner = QStringLiteral("campaigns-c:8081");

        QVERIFY(whatToDo(partition).contains(partition.owner));
    }

    void figuresAreLateAfterTwoSecondsAndFrozenAfterFive()
    {
        QCOMPARE(freshnessOf(0), Freshness::Fresh);
        QCOMPARE(freshnessOf(kLateAfterMs - 1), Freshness::Fresh);
        QCOMPARE(freshnessOf(kLateAfterMs), Freshness::Late);
        QCOMPARE(freshnessOf(kFrozenAfterMs - 1), Freshness::Late);
        QCOMPARE(freshnessOf(kFrozenAfterMs), Freshness::Frozen);
        QVERIFY(frozenProblem(14'000).what.contains(QStringLiteral("14 s")));
    }
};

QTEST_GUILESS_MAIN(ProblemsTest)
#include "problems_test.moc"
