// An order from its place to its end, and what becomes of it when the coupon role does not do as it
// should; on both databases.
#include "tests/support/core_room.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::test;
using Fault = FakeCouponRole::Fault;

namespace {

const QString kUse = QStringLiteral("/use");
const QString kCancel = QStringLiteral("/cancel-use");

// More than all tries of a call, those of Qt's own included: it repeats what a connection lost.
constexpr int kMany = 20;

}  // namespace

class OrderSagaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        m_room = std::make_unique<CoreRoom>(dialect);
        m_room->coupons.issue(9, CoreRoom::kUser);
        m_room->coupons.issue(10, CoreRoom::kUser, 2);
    }

    void cleanup()
    {
        if (!m_room) return;
        const QString wrong = m_room->wrong();
        m_room.reset();
        QCOMPARE(wrong, QString());
    }

    void withoutACouponThePriceIsThatOfTheItems()
    {
        const QByteArray id = m_room->placed(3);
        QCOMPARE(m_room->stock(), u"97"_qs);

        const http::Response paid = m_room->pay(id);

        QCOMPARE(paid.status, 200);
        QCOMPARE(member(paid, "orderStatus"), u"PAID"_qs);
        QCOMPARE(member(paid, "totalPrice"), u"18000"_qs);
        QCOMPARE(m_room->balance(), u"82000"_qs);
    }

    void aCouponTakesItsDiscountAndIsUsed()
    {
        const QByteArray fixed = m_room->placed(2, 9);
        const QByteArray percent = m_room->placed(1, 10);
        QCOMPARE(m_room->coupons.usedBy().size(), 0);

        QCOMPARE(member(m_room->pay(fixed), "totalPrice"), u"7000"_qs);
        QCOMPARE(member(m_room->pay(percent), "totalPrice"), u"5400"_qs);

        QCOMPARE(m_room->balance(), u"87600"_qs);
        QCOMPARE(m_room->coupons.usedBy().value(9), fixed.toLongLong());
    }

    void payingTwiceIsOnce()
    {
        const QByteArray id = m_room->placed(2, 9);
        const QString payment = member(m_room->pay(id), "paymentId");

        const http::Response again = m_room->pay(id);

        QCOMPARE(again.status, 200);
        QCOMPARE(member(again, "paymentId"), payment);
        QCOMPARE(m_room->balance(), u"93000"_qs);
    }

    void placingTwiceUnderOneKeyIsOnce()
    {
        const http::Headers key{{"Idempotency-Key", "once"}};
        const http::Response first = m_room->post("/api/v1/orders", CoreRoom::orderBody(2, 9), key);

        const http::Response again = m_room->post("/api/v1/orders", CoreRoom::orderBody(2, 9), key);

        QCOMPARE(again.status, 201);
        QCOMPARE(member(again, "orderId"), member(first, "orderId"));
        QCOMPARE(m_room->stock(), u"98"_qs);
        QCOMPARE(m_room->post("/api/v1/orders", CoreRoom::orderBody(3, 9), key).status, 422);
    }

    void cancellingGivesAllBack()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->pay(id);

        const http::Response cancelled = m_room->cancel(id);

        QCOMPARE(cancelled.status, 200);
        QCOMPARE(member(cancelled, "orderStatus"), u"CANCELLED"_qs);
        QCOMPARE(m_room->balance(), u"100000"_qs);
        QCOMPARE(m_room->stock(), u"100"_qs);
        QVERIFY(m_room->coupons.usedBy().isEmpty());
        QCOMPARE(m_room->cancel(id).status, 200);
        QCOMPARE(told(m_room->pay(id)), u"409 order-ended"_qs);
    }

    void whatIsNotPaidIsCancelledWithoutTheCouponRole()
    {
        const QByteArray id = m_room->placed(2, 9);

        QCOMPARE(m_room->cancel(id).status, 200);

        QCOMPARE(m_room->stock(), u"100"_qs);
        QCOMPARE(m_room->coupons.count(kCancel), 0);
    }

    void whatCannotBeOrderedIsRefused()
    {
        const auto place
            = [this](const QByteArray& body) { return told(m_room->post("/api/v1/orders", body)); };
        QCOMPARE(place(R"({"userId":8,"orderItems":[{"productId":1,"quantity":1}]})"),
            u"404 user-not-found"_qs);
        QCOMPARE(place(R"({"userId":7,"orderItems":[{"productId":2,"quantity":1}]})"),
            u"404 product-not-found"_qs);
        QCOMPARE(place(CoreRoom::orderBody(101)), u"409 out-of-stock"_qs);
        QCOMPARE(place(CoreRoom::orderBody(2, 11)), u"404 coupon-not-found"_qs);
        QCOMPARE(place(CoreRoom::orderBody(1, 9)),
            u"422 below-minimum: The order is too small for this coupon."_qs);
        m_room->coupons.expire(9);
        QCOMPARE(place(CoreRoom::orderBody(2, 9)), u"409 expired"_qs);
        QCOMPARE(m_room->stock(), u"100"_qs);
        QCOMPARE(told(m_room->get("/api/v1/orders/99")), u"404 order-not-found"_qs);
        QCOMPARE(told(m_room->pay("99")), u"404 order-not-found"_qs);
        QCOMPARE(told(m_room->cancel("99")), u"404 order-not-found"_qs);
    }

    void whoHasTooFewPointsKeepsOrderAndCoupon()
    {
        const QByteArray id = m_room->placed(20, 9);

        QCOMPARE(told(m_room->pay(id)), u"409 points-short"_qs);

        QCOMPARE(m_room->statusOf(id), u"REQUESTED"_qs);
        QCOMPARE(m_room->coupons.count(kUse), 0);
        m_room->patch("/api/v1/points/7/charge", R"({"amount":15000})");
        QCOMPARE(m_room->pay(id).status, 200);
    }

    void pointsThatGoWhileTheCouponIsUsedFailTheOrder()
    {
        waitLongForCoupons();
        const QByteArray id = m_room->placed(16, 9);  // 91,000
        const QByteArray other = m_room->placed(2);
        m_room->coupons.next(kUse, {Fault::Holds});
        const Answer answer = m_room->start(http::Method::Post, CoreRoom::order(id, "/payment"));
        EVENTUALLY_EQUAL(m_room->coupons.count(kUse), 1);
        QCOMPARE(m_room->pay(other).status, 200);
        m_room->coupons.deliverHeld();

        QCOMPARE(told(answer.get()), u"409 points-short"_qs);

        QCOMPARE(m_room->statusOf(id), u"FAILED"_qs);
        QVERIFY(m_room->coupons.usedBy().isEmpty());
        QCOMPARE(m_room->stock(), u"98"_qs);
    }

    void ofTwoOrdersOnOneCouponOneIsPaid()
    {
        const QByteArray first = m_room->placed(2, 9);
        const QByteArray second = m_room->placed(2, 9);
        QCOMPARE(m_room->pay(first).status, 200);

        QCOMPARE(told(m_room->pay(second)), u"409 used-by-another-order"_qs);

        QCOMPARE(m_room->statusOf(second), u"FAILED"_qs);
        QCOMPARE(m_room->coupons.usedBy().value(9), first.toLongLong());
    }

    void aCouponThatExpiresInBetweenFailsTheOrder()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->coupons.expire(9);

        QCOMPARE(told(m_room->pay(id)), u"409 expired"_qs);

        QCOMPARE(m_room->statusOf(id), u"FAILED"_qs);
        QCOMPARE(m_room->coupons.count(kCancel), 1);
    }

    void aUseOfWhichNobodyKnowsIsCancelled_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("lost") << Fault::Drops;
        QTest::newRow("done, and the answer lost") << Fault::LosesAnswer;
        QTest::newRow("503, and done") << Fault::FailsAfter;
        QTest::newRow("on its way for long") << Fault::Holds;
    }

    void aUseOfWhichNobodyKnowsIsCancelled()
    {
        QFETCH(Fault, fault);
        const QByteArray id = m_room->placed(2, 9);
        m_room->coupons.next(kUse, QList<Fault>(kMany, fault));

        QCOMPARE(told(m_room->pay(id)), u"503 coupon-unavailable"_qs);
        m_room->coupons.deliverHeld();

        QCOMPARE(m_room->statusOf(id), u"FAILED"_qs);
        QVERIFY(m_room->coupons.usedBy().isEmpty());
        QCOMPARE(m_room->balance(), u"100000"_qs);
    }

    void theOrderEndsWhenTheCancelIsAnsweredAndNotBefore()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->coupons.next(
            kUse, QList<Fault>{Fault::LosesAnswer} + QList<Fault>(kMany, Fault::Fails));
        m_room->coupons.next(kCancel, {Fault::Fails, Fault::Fails, Fault::Fails});

        QCOMPARE(told(m_room->pay(id)), u"503 coupon-unavailable"_qs);
        QCOMPARE(m_room->statusOf(id), u"REQUESTED"_qs);
        QCOMPARE(m_room->stock(), u"98"_qs);
        QCOMPARE(told(m_room->pay(id)), u"409 order-busy"_qs);

        EVENTUALLY_EQUAL(m_room->statusOf(id), u"FAILED"_qs);
        QVERIFY(m_room->coupons.usedBy().isEmpty());
        QCOMPARE(m_room->stock(), u"100"_qs);
    }

    void aCancelThatFindsNobodyIsFinishedLater()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->pay(id);
        m_room->coupons.next(kCancel, {Fault::Fails, Fault::Fails, Fault::Fails});

        const http::Response begun = m_room->cancel(id);

        QCOMPARE(begun.status, 202);
        QCOMPARE(member(begun, "orderStatus"), u"PAID"_qs);
        EVENTUALLY_EQUAL(m_room->statusOf(id), u"CANCELLED"_qs);
        QCOMPARE(m_room->balance(), u"100000"_qs);
        QVERIFY(m_room->coupons.usedBy().isEmpty());
    }

    void whileTheCouponRoleIsAwayOnlyOrdersWithCouponsAreRefused()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->coupons.always(Fault::Drops);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(told(m_room->post("/api/v1/orders", CoreRoom::orderBody(2, 10))),
                u"503 coupon-unavailable"_qs);

        // The circuit is open: nothing is begun that would have to be undone.
        QCOMPARE(told(m_room->pay(id)), u"503 coupon-unavailable"_qs);
        QCOMPARE(m_room->statusOf(id), u"REQUESTED"_qs);
        QCOMPARE(m_room->pay(m_room->placed(1)).status, 200);
    }

    void twoPaymentsAtOnceAreOne()
    {
        const QByteArray id = m_room->placed(2, 9);
        const Answer one = m_room->start(http::Method::Post, CoreRoom::order(id, "/payment"));
        const Answer two = m_room->start(http::Method::Post, CoreRoom::order(id, "/payment"));

        QCOMPARE(one.get().status, 200);
        QCOMPARE(told(two.get()), u"409 order-busy"_qs);
        QCOMPARE(m_room->balance(), u"93000"_qs);
    }

    void whoPlacesAnOrderAgainDoesNotTouchItsPayment()
    {
        waitLongForCoupons();
        const http::Headers key{{"Idempotency-Key", "once"}};
        const QByteArray id
            = member(m_room->post("/api/v1/orders", CoreRoom::orderBody(2, 9), key), "orderId")
                  .toLatin1();
        m_room->coupons.next(kUse, {Fault::Holds});
        const Answer paying = m_room->start(http::Method::Post, CoreRoom::order(id, "/payment"));
        EVENTUALLY_EQUAL(m_room->coupons.count(kUse), 1);

        QCOMPARE(m_room->post("/api/v1/orders", CoreRoom::orderBody(2, 9), key).status, 201);
        QCOMPARE(told(m_room->cancel(id)), u"409 order-busy"_qs);

        QCOMPARE(m_room->coupons.count(kUse), 1);
        m_room->coupons.deliverHeld();
        QCOMPARE(paying.get().status, 200);
    }

    void whatIsUnderWayIsNotRecovered()
    {
        waitLongForCoupons();
        const QByteArray id = m_room->placed(2, 9);
        m_room->coupons.next(kUse, {Fault::Holds});
        const Answer paying = m_room->start(http::Method::Post, CoreRoom::order(id, "/payment"));
        EVENTUALLY_EQUAL(m_room->coupons.count(kUse), 1);
        // Left by another process: once it is recovered, a pass has gone by.
        const core::NewOrder wish{.userId = {CoreRoom::kUser},
            .items = {core::OrderItem{{1}, 1, {}}},
            .userCouponId = UserCouponId{10}};
        const auto left = m_room->step([&](core::SqlOrderCommands& orders) {
            return orders.place(wish, m_room->clock.nowMs());
        });
        const QByteArray leftId = QByteArray::number(left.order.orderId.value);
        EVENTUALLY_EQUAL(m_room->statusOf(leftId), u"FAILED"_qs);

        m_room->coupons.deliverHeld();

        QCOMPARE(paying.get().status, 200);
    }

    void whatIsNotPaidInTimeGivesItsProductsBack()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->close();
        m_room->clock.advance(core::OrderSaga::kPayWithin);

        m_room->open();

        m_room->letWritesFinish();
        QCOMPARE(m_room->statusOf(id), u"FAILED"_qs);
        QCOMPARE(m_room->stock(), u"100"_qs);
        QCOMPARE(member(m_room->get(CoreRoom::order(id)), "reason"), u"not-paid-in-time"_qs);
    }

private:
    void waitLongForCoupons()
    {
        m_room->close();
        m_room->options.coupons.tryTime = std::chrono::seconds(60);
        m_room->open();
    }
    std::unique_ptr<CoreRoom> m_room;
};

QTEST_GUILESS_MAIN(OrderSagaTest)
#include "order_saga_test.moc"
