#include "tests/support/sample_snapshots.h"
#include "ui/rate_history.h"
#include "ui/theme.h"
#include "ui/widgets/curves.h"

#include <QPainter>
#include <QTest>

#include <cmath>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

constexpr CouponId kNight{7};

Snapshot at(qint64 second, double issuedPerSecond)
{
    Snapshot snapshot{.takenAtMs = kSampleTakenAtMs + second * 1'000};
    snapshot.campaigns = {sampleCampaign(kNight.value, QStringLiteral("Night"))};
    snapshot.campaigns[0].issuedPerSecond = issuedPerSecond;
    return snapshot;
}

/// The last `count` values; "-" where nothing is known.
QString text(const QList<float>& values, int count)
{
    QStringList words;
    for (const float value : values.last(count))
        words += std::isnan(value) ? QStringLiteral("-") : QString::number(value);
    return words.join(u' ');
}

}  // namespace

class CurvesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondWithoutASnapshotIsAGapNotAZero()
    {
        RateHistory history;
        history.take(at(0, 10));
        history.take(at(1, 20));
        history.take(at(4, 50));

        QCOMPARE(text(history.of(kNight).out, 6), QStringLiteral("- 10 20 - - 50"));
        QCOMPARE(history.of(kNight).out.size(), RateHistory::kSeconds);
    }

    void whatIsOlderThanFiveMinutesIsForgotten()
    {
        RateHistory history;
        history.take(at(0, 10));
        history.take(at(RateHistory::kSeconds, 30));

        QCOMPARE(text(history.of(kNight).out, 2), QStringLiteral("- 30"));
        QVERIFY(std::isnan(history.of(kNight).out.first()));
    }

    void aCampaignThatNobodyNamedHasNoCurve()
    {
        RateHistory history;
        history.take(at(0, 10));

        QCOMPARE(text(history.of({8}).out, 2), QStringLiteral("- -"));
    }

    void aClockSetBackStartsAnew()
    {
        RateHistory history;
        history.take(at(100, 10));
        history.take(at(40, 20));

        QCOMPARE(text(history.of(kNight).out, 2), QStringLiteral("- 20"));
    }

    void aCampaignThatJustBeganIsShownOverItsFirstMinute_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("begins");
        QTest::newRow("nothing yet") << 0 << QStringLiteral("5 min ago");
        QTest::newRow("a second") << 1 << QStringLiteral("15 s ago");
        QTest::newRow("more") << 16 << QStringLiteral("1 min ago");
        QTest::newRow("a minute") << 60 << QStringLiteral("1 min ago");
        QTest::newRow("longer") << 61 << QStringLiteral("2 min ago");
        QTest::newRow("long ago") << 121 << QStringLiteral("5 min ago");
    }
    void aCampaignThatJustBeganIsShownOverItsFirstMinute()
    {
        QFETCH(int, seconds);
        RateHistory history;
        for (int second = 0; second < seconds; ++second) history.take(at(second, 10));
        const Theme theme = lightTheme();
        RateChart chart(theme);
        chart.setCurves(history.of(kNight));

        QTEST(chart.axisWords().first, "begins");
    }

    void theScaleIsRoundAndNeverTooSmall_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("scale");
        QTest::newRow("nothing") << 0.0 << 10.0;
        QTest::newRow("exact") << 500.0 << 500.0;
        QTest::newRow("above") << 501.0 << 1'000.0;
        QTest::newRow("many") << 43'709.0 << 50'000.0;
    }
    void theScaleIsRoundAndNeverTooSmall()
    {
        QFETCH(double, value);
        QTEST(niceCeiling(value), "scale");
    }

    void theSecondCurveIsToldApartWithoutItsColour()
    {
        const auto inked = [](const QPen& pen) {
            QImage image(200, 20, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintCurve(painter, image.rect(), QList<float>(100, 10), 20, pen);
            painter.end();
            int columns = 0;
            for (int x = 10; x < 190; ++x)
                for (int y = 0; y < image.height(); ++y)
                    if (image.pixelColor(x, y).lightness() < 128) {
                        ++columns;
                        break;
                    }
            return columns;
        };

        QCOMPARE(inked(curvePen(Qt::black)), 180);
        const int dashes = inked(curvePen(Qt::black, Curve::Second));
        QVERIFY2(dashes > 60 && dashes < 150, qPrintable(QString::number(dashes)));
    }

    void namesStandAtTheEndsOfTheirCurvesAndBelowEachOtherWhereThoseMeet_data()
    {
        QTest::addColumn<double>("red");
        QTest::addColumn<double>("blue");
        QTest::addColumn<int>("apart");
        QTest::newRow("far") << 10.0 << 90.0 << 60;
        QTest::newRow("the other way") << 90.0 << 10.0 << -60;
        QTest::newRow("together") << 50.0 << 50.0 << -8;
        QTest::newRow("one not known") << 50.0 << std::nan("") << -40;
    }
    void namesStandAtTheEndsOfTheirCurvesAndBelowEachOtherWhereThoseMeet()
    {
        QFETCH(double, red);
        QFETCH(double, blue);
        QFETCH(int, apart);
        QImage image(200, 120, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintEnds(painter, QRect(0, 10, 100, 100), 100, {QStringLiteral("XXX"), red, Qt::red},
            {QStringLiteral("XXX"), blue, Qt::blue});
        painter.end();

        const auto topOf = [&](bool isRed) {
            for (int y = 0; y < image.height(); ++y)
                for (int x = 100; x < image.width(); ++x) {
                    const QColor ink = image.pixelColor(x, y);
                    if (isRed ? ink.blue() < 100 && ink.red() > 200
                              : ink.red() < 100 && ink.blue() > 200)
                        return y;
                }
            return -1;
        };
        QVERIFY(topOf(true) >= 0 && topOf(false) >= 0);
        const int below = topOf(true) - topOf(false);
        QVERIFY2(apart > 0 ? below >= apart : below <= apart, qPrintable(QString::number(below)));
    }

    void nothingIsDrawnWhereNothingIsKnown()
    {
        QImage image(100, 20, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QList<float> values(100, 10);
        for (int second = 40; second < 60; ++second) values[second] = std::nanf("");

        QPainter painter(&image);
        paintCurve(painter, image.rect(), values, 20, QColor(Qt::black));
        painter.end();

        const auto isInked = [&](int x) {
            for (int y = 0; y < image.height(); ++y)
                if (image.pixelColor(x, y) != QColor(Qt::white)) return true;
            return false;
        };
        QVERIFY(isInked(20) && isInked(80));
        QVERIFY(!isInked(50));
    }
};

QTEST_MAIN(CurvesTest)
#include "curves_test.moc"
