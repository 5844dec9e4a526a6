#include "backend/rehearsal/progress_line.h"

#include <QTest>

using namespace dibs::rehearsal;
using namespace std::chrono_literals;
using Phase = Progress::Phase;

class ProgressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHundredPercentMeansDone()
    {
        QCOMPARE(percentOf(0, 1000), 0);
        QCOMPARE(percentOf(999, 1000), 99);
        QCOMPARE(percentOf(1000, 1000), 100);
        QCOMPARE(percentOf(1001, 1000), 100);
        QCOMPARE(percentOf(0, 0), 100);
    }

    void theTimeLeftIsRoundedUpAndMayBeUnknown()
    {
        QVERIFY(timeLeft(100, 100) == 1s);
        QVERIFY(timeLeft(101, 100) == 2s);
        QVERIFY(timeLeft(0, 0) == 0s);
        QVERIFY(!timeLeft(1, 0));
        QVERIFY(!timeLeft(1'000'000'000, 0.01));
    }

    void theRateIsOfLateAndTheTimeLeftOfTheWholePhase()
    {
        ProgressMeter meter;
        meter.look(Phase::Sending, 0, 1000, 0ms);
        meter.look(Phase::Sending, 300, 1000, 1000ms);

        const Progress progress = meter.look(Phase::Sending, 400, 1000, 2000ms);

        QCOMPARE(progress.perSecond, 100.0);
        QVERIFY(progress.left == 3s);  // 600 at 200 a second
    }

    void anotherPhaseStartsAnew()
    {
        ProgressMeter meter;
        meter.look(Phase::Sending, 1000, 1000, 5000ms);

        const Progress first = meter.look(Phase::Deciding, 200, 1000, 6000ms);
        const Progress second = meter.look(Phase::Deciding, 600, 1000, 7000ms);

        QVERIFY(first.perSecond == 0 && !first.left);
        QVERIFY(second.perSecond == 400 && second.left == 1s);
    }

    void aCountThatFallsIsNoNegativeRate()
    {
        ProgressMeter meter;
        meter.look(Phase::Deciding, 500, 1000, 0ms);

        QCOMPARE(meter.look(Phase::Deciding, 400, 1000, 1000ms).perSecond, 0.0);
    }

    void everyPhaseSaysWhatMattersInIt_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("sending") << static_cast<int>(
            Phase::Sending) << QByteArray("Pressing  25 %  1,200 accepted  2,000/s  1:05 left");
        QTest::newRow("deciding") << static_cast<int>(
            Phase::Deciding) << QByteArray("Deciding  25 %  7,500 undecided  2,000/s  1:05 left");
        QTest::newRow("reading") << static_cast<int>(
            Phase::Reading) << QByteArray("Reading   25 %  2,500 outcomes  2,000/s  1:05 left");
    }

    void everyPhaseSaysWhatMattersInIt()
    {
        QFETCH(int, phase);
        QFETCH(QByteArray, text);

        QCOMPARE(textOf(someProgress(static_cast<Phase>(phase), 0ms)), text);
    }

    void aTerminalLineIsRewrittenAndClearedAtTheEnd()
    {
        QByteArray written;
        ProgressLine line([&](const QByteArray& bytes) { written += bytes; }, true);

        line.show(someProgress(Phase::Sending, 0ms));
        line.show(someProgress(Phase::Sending, 1000ms));
        line.end();

        QVERIFY(!written.contains('\n'));
        QCOMPARE(written.count('\r'), 3);
        QVERIFY(written.endsWith("\r\x1b[K"));
    }

    void elsewhereALineComesEveryFiveSecondsAndForEachPhase()
    {
        QByteArray written;
        ProgressLine line([&](const QByteArray& bytes) { written += bytes; }, false);

        for (auto at = 0ms; at <= 9000ms; at += 1000ms) line.show(someProgress(Phase::Sending, at));
        line.show(someProgress(Phase::Deciding, 9500ms));
        line.end();

        QCOMPARE(written.count('\n'), 3);
        QVERIFY(!written.contains('\r'));
    }

private:
    static Progress someProgress(Phase phase, std::chrono::milliseconds elapsed)
    {
        return {.phase = phase,
            .done = 2500,
            .total = 10'000,
            .accepted = 1200,
            .perSecond = 2000,
            .elapsed = elapsed,
            .left = 65s};
    }
};

QTEST_APPLESS_MAIN(ProgressTest)
#include "progress_test.moc"
