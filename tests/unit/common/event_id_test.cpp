#include "backend/common/event_id.h"

#include <QSet>
#include <QTest>

using namespace dibs;

class EventIdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshIdsAreVersion7AndCarryTheirTime()
    {
        const QByteArray bytes = newEventId(0x0190b5a27c3e).toRfc4122();

        QCOMPARE(bytes.left(6).toHex(), QByteArray("0190b5a27c3e"));
        QCOMPARE(static_cast<uchar>(bytes[6]) >> 4, 7);
        QCOMPARE(static_cast<uchar>(bytes[8]) >> 6, 2);
    }

    void freshIdsOfOneMillisecondDiffer()
    {
        QSet<EventId> ids;
        for (int i = 0; i < 100'000; ++i) ids.insert(newEventId(1));
        QCOMPARE(ids.size(), 100'000);
    }

    void theSameWishUnderTheSameKeyHasOneId()
    {
        QCOMPARE(eventIdFor("k", UserId{1}, CouponId{2}), eventIdFor("k", UserId{1}, CouponId{2}));
    }

    void anyOtherWishHasAnotherId()
    {
        const EventId id = eventIdFor("k", UserId{1}, CouponId{2});

        QVERIFY(id != eventIdFor("l", UserId{1}, CouponId{2}));
        QVERIFY(id != eventIdFor("k", UserId{2}, CouponId{2}));
        QVERIFY(id != eventIdFor("k", UserId{1}, CouponId{3}));
        // The parts are told apart: user 1 of coupon 12 is not user 11 of coupon 2.
        QVERIFY(eventIdFor("", UserId{12}, CouponId{1}) != eventIdFor("", UserId{2}, CouponId{11}));
        QVERIFY(
            eventIdFor("2 k", UserId{1}, CouponId{1}) != eventIdFor("k", UserId{12}, CouponId{1}));
    }
};

QTEST_APPLESS_MAIN(EventIdTest)
#include "event_id_test.moc"
