#include "ui/widgets/bar.h"

#include <QTest>

using namespace dibs::ui;

class BarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBarIsEmptyOnlyAtNothingAndFullOnlyAtAll_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<int>("pixels");
        QTest::newRow("nothing") << qint64{0} << qint64{10'000} << 0;
        QTest::newRow("one of many") << qint64{1} << qint64{10'000} << 1;
        QTest::newRow("half") << qint64{5'000} << qint64{10'000} << 50;
        QTest::newRow("all but one") << qint64{9'999} << qint64{10'000} << 99;
        QTest::newRow("all") << qint64{10'000} << qint64{10'000} << 100;
        QTest::newRow("more than all") << qint64{20'000} << qint64{10'000} << 100;
        QTest::newRow("less than nothing") << qint64{-1} << qint64{10'000} << 0;
        QTest::newRow("nothing of nothing") << qint64{0} << qint64{0} << 0;
    }
    void aBarIsEmptyOnlyAtNothingAndFullOnlyAtAll()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, whole);
        QTEST(filledPixels(shareOf(part, whole), 100), "pixels");
    }

    void aBarWithoutRoomStaysInIt()
    {
        QCOMPARE(filledPixels(0.5, 0), 0);
        QCOMPARE(filledPixels(0.5, 1), 1);
    }
};

QTEST_GUILESS_MAIN(BarTest)
#include "bar_test.moc"
