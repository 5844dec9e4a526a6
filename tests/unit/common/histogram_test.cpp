#include "backend/common/histogram.h"

#include <QTest>

using namespace dibs;
using namespace std::chrono_literals;

class HistogramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyOneSaysZero() { QCOMPARE(Histogram().quantile(0.99).count(), 0); }

    void everyQuantileIsWithinThreePercentAbove_data()
    {
        QTest::addColumn<qint64>("micros");
        for (qint64 micros = 0; micros < 4'000'000'000; micros = micros * 5 / 3 + 1)
            QTest::addRow("%lld", static_cast<long long>(micros)) << micros;
    }

    void everyQuantileIsWithinThreePercentAbove()
    {
        QFETCH(qint64, micros);
        Histogram histogram;

        histogram.record(std::chrono::microseconds(micros));
        histogram.record(2h);  // so that the maximum does not hide the bucket's edge

        const qint64 median = histogram.quantile(0.5).count();
        QVERIFY(median >= micros);
        QVERIFY(median <= micros + micros / 31);
    }

    void quantilesCountFromTheSmallest()
    {
        Histogram histogram;
        for (int i = 1; i <= 20; ++i) histogram.record(std::chrono::microseconds(i));

        QCOMPARE(histogram.quantile(0.0).count(), 1);
        QCOMPARE(histogram.quantile(0.5).count(), 10);
        QCOMPARE(histogram.quantile(1.0).count(), 20);
    }

    void addingTwoIsLikeRecordingAllInOne()
    {
        Histogram one;
        Histogram two;
        one.record(10us);
        two.record(3s);

        one.add(two);

        QCOMPARE(one.count(), 2U);
        QCOMPARE(one.max().count(), 3'000'000);
        QCOMPARE(one.quantile(0.5).count(), 10);
    }
};

QTEST_APPLESS_MAIN(HistogramTest)
#include "histogram_test.moc"
