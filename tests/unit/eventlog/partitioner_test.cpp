// The partition of a key must be the one that Kafka's Java producer chooses.
#include "backend/eventlog/event_log.h"

#include <QTest>

#include <limits>

using namespace dibs;
using namespace dibs::eventlog;

class PartitionerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // From org.apache.kafka.common.utils.UtilsTest.testMurmur2.
    void hashesAreThoseOfTheJavaProducer_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<qint32>("hash");
        const auto row
            = [](const char* key, qint32 hash) { QTest::newRow(key) << QByteArray(key) << hash; };
        row("21", -973932308);
        row("foobar", -790332482);
        row("a-little-bit-long-string", -985981536);
        row("a-little-bit-longer-string", -1486304829);
        row("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971);
        row("abc", 479470107);
    }

    void hashesAreThoseOfTheJavaProducer()
    {
        QFETCH(QByteArray, key);
        QFETCH(qint32, hash);

        // With so many partitions the number of the partition is the hash without its sign.
        QCOMPARE(partitionOf(key, std::numeric_limits<int>::max()), hash & 0x7fffffff);
        QCOMPARE(partitionOf(key, 3), (hash & 0x7fffffff) % 3);
    }

    void theOnlyPartitionTakesAll()
    {
        for (const QByteArray& key : {QByteArray(), QByteArray("x"), QByteArray("\0\xff", 2)})
            QCOMPARE(partitionOf(key, 1), 0);
    }

    void couponsSpreadOverAllPartitions()
    {
        std::array<int, 3> coupons{};
        for (int id = 1; id <= 3'000; ++id)
            ++coupons.at(static_cast<size_t>(partitionOf("coupon-" + QByteArray::number(id), 3)));

        for (const int count : coupons) QVERIFY(count > 900 && count < 1'100);
    }
};

QTEST_APPLESS_MAIN(PartitionerTest)
#include "partitioner_test.moc"
