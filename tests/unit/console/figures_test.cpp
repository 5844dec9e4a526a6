#include "backend/console/figures.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace dibs::console;

class FiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreGroupedAndTheUnknownIsADash()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(count(qint64{12'480}), QStringLiteral("12,480"));
        QCOMPARE(count(qint64{0}), QStringLiteral("0"));
        QCOMPARE(count(std::optional<qint64>()), QStringLiteral("—"));
        QCOMPARE(
            count(std::numeric_limits<qint64>::max()), QStringLiteral("9,223,372,036,854,775,807"));
    }

    void countsAreGroupedEvenWhereTheLocaleIsNone()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(count(qint64{12'480}), QStringLiteral("12,480"));
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void ratesHaveADecimalWhereItMatters_data()
    {
        QTest::addColumn<double>("perSecond");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << QStringLiteral("0");
        QTest::newRow("a trickle") << 0.01 << QStringLiteral("< 0.1");
        QTest::newRow("slow") << 3.44 << QStringLiteral("3.4");
        QTest::newRow("just below ten") << 9.94 << QStringLiteral("9.9");
        QTest::newRow("never 10.0") << 9.96 << QStringLiteral("10");
        QTest::newRow("fast") << 41'234.4 << QStringLiteral("41,234");
        QTest::newRow("divided by zero")
            << std::numeric_limits<double>::infinity() << QStringLiteral("—");
    }
    void ratesHaveADecimalWhereItMatters()
    {
        QFETCH(double, perSecond);
        QTEST(rate(perSecond), "text");
    }

    void durationsHaveTwoUnitsAtMost_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64{0} << QStringLiteral("0.0 s");
        QTest::newRow("short") << qint64{340} << QStringLiteral("0.3 s");
        QTest::newRow("never 10.0 s") << qint64{9'960} << QStringLiteral("10 s");
        QTest::newRow("seconds") << qint64{14'400} << QStringLiteral("14 s");
        QTest::newRow("never 60 s") << qint64{59'600} << QStringLiteral("1 min");
        QTest::newRow("minutes") << qint64{200'000} << QStringLiteral("3 min 20 s");
        QTest::newRow("no seconds") << qint64{1'080'000} << QStringLiteral("18 min");
        QTest::newRow("no minutes") << qint64{7'200'000} << QStringLiteral("2 h");
        QTest::newRow("no hours") << qint64{259'200'000} << QStringLiteral("3 d");
        QTest::newRow("hours") << qint64{7'500'000} << QStringLiteral("2 h 5 min");
        QTest::newRow("days") << qint64{273'600'000} << QStringLiteral("3 d 4 h");
        QTest::newRow("a clock set back") << qint64{-1} << QStringLiteral("—");
    }
    void durationsHaveTwoUnitsAtMost()
    {
        QFETCH(qint64, ms);
        QTEST(duration(ms), "text");
    }

    void shortWaitsAreInMilliseconds()
    {
        QCOMPARE(waitTime(0), QStringLiteral("0 ms"));
        QCOMPARE(waitTime(999), QStringLiteral("999 ms"));
        QCOMPARE(waitTime(1'000), QStringLiteral("1.0 s"));
        QCOMPARE(waitTime(-1), QStringLiteral("—"));  // two clocks that disagree
    }

    void aMomentIsToldToTheMillisecond()
    {
        const QDateTime noon(QDate(2026, 3, 3), QTime(12, 0, 3, 120));
        const qint64 noonMs = noon.toMSecsSinceEpoch();

        QCOMPARE(momentTime(noonMs, noonMs), QStringLiteral("12:00:03.120"));
        QCOMPARE(momentTime(noonMs, noon.addDays(1).toMSecsSinceEpoch()),
            QStringLiteral("3 Mar 12:00:03.120"));
    }

    void aTimeOnAnotherDayNamesTheDay()
    {
        const QDateTime noon(QDate(2026, 3, 3), QTime(12, 0));
        const qint64 noonMs = noon.toMSecsSinceEpoch();

        QCOMPARE(clockTime(noonMs, noonMs + 3'600'000), QStringLiteral("12:00"));
        QCOMPARE(
            clockTime(noonMs, noon.addDays(1).toMSecsSinceEpoch()), QStringLiteral("3 Mar 12:00"));
        QVERIFY(exactTime(noonMs).startsWith(QStringLiteral("2026-03-03 12:00:00 ")));
    }

    void timesAreRelativeUpToAMinuteAndThenOfTheClock()
    {
        const qint64 noonMs = QDateTime(QDate(2026, 3, 3), QTime(12, 0)).toMSecsSinceEpoch();

        QCOMPARE(pastTime(noonMs, noonMs + 14'000), QStringLiteral("14 s ago"));
        QCOMPARE(pastTime(noonMs, noonMs + 59'400), QStringLiteral("59 s ago"));
        QCOMPARE(pastTime(noonMs, noonMs + 59'500), QStringLiteral("12:00"));
        QCOMPARE(pastTime(noonMs, noonMs - 1), QStringLiteral("0.0 s ago"));  // a clock set back
        QCOMPARE(lastingTime(noonMs, noonMs + 14'000), QStringLiteral("for 14 s"));
        QCOMPARE(lastingTime(noonMs, noonMs + 60'000), QStringLiteral("since 12:00"));
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"
