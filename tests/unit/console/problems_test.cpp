#include "backend/console/link_words.h"
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
        QVERIFY(frozenProblem(14'000, 14'000).what.contains(QStringLiteral("for 14 s")));
    }

    void aServerThatIsNotHeardAndItsFiguresThatStandStillAreOneProblem()
    {
        const Link gone{.state = LinkState::Gone,
            .server = QStringLiteral("http://far:8081"),
            .fault = LinkFault::Ended,
            .sinceMs = 86'000};
        const Problem known{{Shape::Square, Tone::Bad, QStringLiteral("log down")}, {}, {}};

        const QList<Problem> one = problemsNow({}, gone, 14'200, 100'000);
        QCOMPARE(one.size(), 1);
        QVERIFY2(
            one[0].what.startsWith(QStringLiteral("http://far:8081 has not been heard for 14")),
            qPrintable(one[0].what));

        const QList<Problem> both = problemsNow({known}, gone, 14'200, 100'000);
        QCOMPARE(both.size(), 2);
        QCOMPARE(both[1].status.tone, Tone::Muted);  // of then, not of now
        QCOMPARE(problemsNow({known}, {.state = LinkState::InProcess}, 400, 100'000)[0].status.tone,
            Tone::Bad);
        QCOMPARE(problemsNow({}, {.state = LinkState::InProcess}, 14'200, 100'000)[0].status.word,
            QStringLiteral("frozen"));
    }
};

QTEST_GUILESS_MAIN(ProblemsTest)
#include "problems_test.moc"
