#include "backend/server/rate_meter.h"

#include <QTest>

using dibs::server::RateMeter;

class RateMeterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLookSaysNothingAboutSpeed()
    {
        RateMeter meter;
        QCOMPARE(meter.perSecond(), 0.0);

        meter.add(1'000, 500);

        QCOMPARE(meter.perSecond(), 0.0);
    }

    void speedIsGrowthOverTime()
    {
        RateMeter meter;

        meter.add(1'000, 500);
        meter.add(1'500, 700);

        QCOMPARE(meter.perSecond(), 400.0);
    }

    void aBurstIsForgottenAfterTheWindow()
    {
        RateMeter meter;
        meter.add(0, 0);
        meter.add(500, 10'000);

        for (qint64 atMs = 1'000; atMs <= 500 + RateMeter::kWindowMs; atMs += 500)
            meter.add(atMs, 10'000);

        QCOMPARE(meter.perSecond(), 0.0);
    }

    void untilThenItCounts()
    {
        RateMeter meter;
        meter.add(0, 0);
        meter.add(500, 10'000);

        for (qint64 atMs = 1'000; atMs <= RateMeter::kWindowMs; atMs += 500)
            meter.add(atMs, 10'000);

        QCOMPARE(meter.perSecond(), 5'000.0);
    }

    void afterAPauseOfTheWatcherSpeedIsTheAverageOverThePause()
    {
        RateMeter meter;
        meter.add(0, 0);

        meter.add(60'000, 600);

        QCOMPARE(meter.perSecond(), 10.0);
    }

    void twoLooksAtTheSameMomentAreNoDivisionByZero()
    {
        RateMeter meter;

        meter.add(1'000, 0);
        meter.add(1'000, 50);

        QCOMPARE(meter.perSecond(), 0.0);
    }

    void aClockThatIsSetBackShowsNoSpeed()
    {
        RateMeter meter;

        meter.add(9'000, 0);
        meter.add(1'000, 50);

        QCOMPARE(meter.perSecond(), 0.0);
    }
};

QTEST_APPLESS_MAIN(RateMeterTest)
#include "rate_meter_test.moc"
