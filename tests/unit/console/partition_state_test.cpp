#include "backend/console/partition_state.h"
#include "backend/console/partition_words.h"

#include <QTest>

using namespace dibs::console;

namespace {

constexpr qint64 kStartMs = 1'767'225'600'000;

PartitionSample at(qint64 sinceStartMs, qint64 position, qint64 logEnd)
{
    PartitionSample sample;
    sample.atMs = kStartMs + sinceStartMs;
    sample.position = position;
    sample.logEnd = logEnd;
    return sample;
}

PartitionState stateOf(const QList<PartitionSample>& window)
{
    return evaluate(2, window).state;
}

}  // namespace

class PartitionStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void nobodyWaitingIsCaughtUp()
    {
        const PartitionSnapshot seen = evaluate(2, {at(0, 100, 100), at(1'000, 100, 100)});

        QCOMPARE(seen.state, PartitionState::CaughtUp);
        QCOMPARE(seen.partition, 2);
        QVERIFY(why(seen).isEmpty());
        QVERIFY(whatToDo(seen).isEmpty());
    }

    void anEmptyLogIsCaughtUpEvenWithoutAConsumer()
    {
        PartitionSample sample = at(0, 0, 0);
        sample.consumerRuns = false;

        QCOMPARE(stateOf({sample}), PartitionState::CaughtUp);
    }

    void aShrinkingQueueDrainsAndNeedsNoWords()
    {
        const PartitionSnapshot seen = evaluate(2, {at(0, 100, 500), at(2'000, 300, 600)});

        QCOMPARE(seen.state, PartitionState::Draining);
        QVERIFY(why(seen).isEmpty());
        QVERIFY(whatToDo(seen).isEmpty());
    }

    void aQueueAsLongAsBeforeStillCountsAsDraining()
    {
        QCOMPARE(stateOf({at(0, 100, 200), at(2'000, 300, 400)}), PartitionState::Draining);
    }

    void whatIsOnlyUnderWayDoesNotCountAsWaiting_data()
    {
        QTest::addColumn<qint64>("oldestWaitMs");
        QTest::addColumn<PartitionState>("state");
        QTest::newRow("under way") << kNoticedAfterMs - 1 << PartitionState::CaughtUp;
        QTest::newRow("noticed") << kNoticedAfterMs << PartitionState::Growing;
    }

    void whatIsOnlyUnderWayDoesNotCountAsWaiting()
    {
        QFETCH(qint64, oldestWaitMs);
        QFETCH(PartitionState, state);
        PartitionSample now = at(2'000, 300, 401);
        now.oldestWaitMs = oldestWaitMs;

        QCOMPARE(stateOf({at(0, 100, 200), now}), state);
    }

    void oneRecordMoreThanBeforeIsGrowing()
    {
        const PartitionSnapshot seen = evaluate(2, {at(0, 100, 200), at(2'000, 300, 401)});

        QCOMPARE(seen.state, PartitionState::Growing);
        QCOMPARE(why(seen),
            QStringLiteral("Partition 2 takes in 101/s and decides 100/s; 101 waiting."));
        QVERIFY(!whatToDo(seen).isEmpty());
    }

    void growthIsJudgedOverTheWindowOnly()
    {
        // Long ago nobody waited; since the window began the queue shrinks.
        QCOMPARE(stateOf({at(0, 0, 0), at(20'000, 100, 500), at(30'000, 300, 500)}),
            PartitionState::Draining);
        // A sample exactly as old as the window is still part of it.
        QCOMPARE(stateOf({at(0, 0, 0), at(kWindowMs, 300, 500)}), PartitionState::Growing);
    }

    void aPositionThatStandsForSomeSecondsIsStalled()
    {
        QList<PartitionSample> window{at(0, 100, 200), at(kStalledAfterMs, 100, 200)};
        window.last().oldestWaitMs = 6'400;

        const PartitionSnapshot seen = evaluate(2, window);

        QCOMPARE(seen.state, PartitionState::Stalled);
        QCOMPARE(why(seen),
            QStringLiteral("Partition 2 has decided nothing for 2.0 s; 100 waiting, the oldest for "
                           "6.4 s."));
        QVERIFY(!whatToDo(seen).isEmpty());
    }

    void oneMillisecondLessIsNotYetStalled()
    {
        QCOMPARE(stateOf({at(0, 100, 200), at(kStalledAfterMs - 1, 100, 200)}),
            PartitionState::Draining);
    }

    void aPartitionThatWasIdleIsNotStalledByItsFirstRecord()
    {
        QCOMPARE(stateOf({at(0, 100, 100), at(9'000, 100, 100), at(9'500, 100, 101)}),
            PartitionState::Growing);
    }

    void aStallIsMeasuredBeyondTheWindow()
    {
        const PartitionSnapshot seen
            = evaluate(2, {at(0, 100, 200), at(8'000, 100, 200), at(14'000, 100, 1'340)});

        QCOMPARE(seen.state, PartitionState::Stalled);
        QVERIFY(why(seen).startsWith(
            QStringLiteral("Partition 2 has decided nothing for 14 s; 1,240")));
    }

    void waitingRecordsWithoutAConsumerAreNamedSoBeforeAnythingElse()
    {
        QList<PartitionSample> window{at(0, 100, 200), at(9'000, 100, 1'340)};
        window.last().consumerRuns = false;

        const PartitionSnapshot seen = evaluate(2, window);

        QCOMPARE(seen.state, PartitionState::NoConsumer);
        QCOMPARE(why(seen), QStringLiteral("Nobody consumes partition 2; 1,240 waiting."));
        QVERIFY(!whatToDo(seen).isEmpty());
    }

    void aPositionBeyondTheLogsEndIsLost()
    {
        const PartitionSnapshot seen = evaluate(2, {at(0, 501, 500)});

        QCOMPARE(seen.state, PartitionState::Lost);
        QCOMPARE(seen.lag(), 0);
        QVERIFY(why(seen).contains(QStringLiteral("offset 501")));
        QVERIFY(!whatToDo(seen).isEmpty());
    }

    void aConsumerThatGaveUpIsLostEvenWhenNobodyWaits()
    {
        PartitionSample sample = at(0, 500, 500);
        sample.stoppedBecause = QStringLiteral("the log was replaced");

        const PartitionSnapshot seen = evaluate(2, {sample});

        QCOMPARE(seen.state, PartitionState::Lost);
        QCOMPARE(why(seen), QStringLiteral("Partition 2 stopped: the log was replaced."));
    }

    void ratesComeFromTheWindowAndNeverBelowZero()
    {
        const PartitionSnapshot moving
            = evaluate(2, {at(0, 0, 0), at(20'000, 1'000, 1'200), at(30'000, 2'000, 3'200)});
        QCOMPARE(moving.inPerSecond, 200.0);
        QCOMPARE(moving.outPerSecond, 100.0);

        const PartitionSnapshot clockSetBack = evaluate(2, {at(1'000, 0, 0), at(0, 100, 100)});
        QCOMPARE(clockSetBack.inPerSecond, 0.0);
        const PartitionSnapshot logPutBack = evaluate(2, {at(0, 0, 100), at(1'000, 0, 50)});
        QCOMPARE(logPutBack.inPerSecond, 0.0);
    }

    void oneSampleAloneHasNoRates()
    {
        const PartitionSnapshot seen = evaluate(2, {at(0, 100, 200)});

        QCOMPARE(seen.state, PartitionState::Draining);
        QCOMPARE(seen.outPerSecond, 0.0);
    }

    void whenNobodyWaitsNoWaitIsShown()
    {
        PartitionSample sample = at(0, 100, 100);
        sample.oldestWaitMs = 300;

        QVERIFY(!evaluate(2, {sample}).oldestWaitMs);
    }
};

QTEST_GUILESS_MAIN(PartitionStateTest)
#include "partition_state_test.moc"
