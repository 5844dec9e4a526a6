// What is found of an order whose process died after any of its steps, with the use of its coupon
// done, lost, or still on its way; on both databases.
#include "tests/support/core_room.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::test;
using core::OrderId;
using core::SqlOrderCommands;
using Fault = FakeCouponRole::Fault;

namespace {

constexpr auto kThere = SqlOrderCommands::Coupons::There;
constexpr core::CouponTerms kTerms{core::DiscountType::Fixed, 5'000, {10'000}};
const QString kCancel = QStringLiteral("/cancel-use");

}  // namespace

class OrderRecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        m_room = std::make_unique<CoreRoom>(dialect);
        m_room->close();
        m_room->coupons.issue(9, CoreRoom::kUser);
    }

    void cleanup()
    {
        if (!m_room) return;
        const QString wrong = m_room->wrong();
        m_room.reset();
        QCOMPARE(wrong, QString());
    }

    void anOrderThatWasLookingItsCouponUpFails()
    {
        const OrderId id = place();

        QCOMPARE(stepAfterRecovery(id), u"FAILED|interrupted"_qs);
        QCOMPARE(m_room->coupons.count(kCancel), 0);
    }

    void anOrderThatWaitsToBePaidGoesOnWaiting()
    {
        const OrderId id = place();
        price(id);

        QCOMPARE(stepAfterRecovery(id), u"REQUESTED|"_qs);
        QCOMPARE(m_room->stock(), u"98"_qs);
    }

    void anOrderThatMayHaveUsedItsCouponIsUndone_data()
    {
        QTest::addColumn<QString>("use");
        for (const char* use : {"never sent", "done", "still on its way", "by another order"})
            QTest::newRow(use) << QString(QLatin1String(use));
    }

    void anOrderThatMayHaveUsedItsCouponIsUndone()
    {
        QFETCH(QString, use);
        FakeCouponRole& coupons = m_room->coupons;
        if (use == u"by another order") paid();
        const OrderId id = place();
        price(id);
        startPayment(id);
        if (use == u"still on its way") coupons.next(u"/use"_qs, {Fault::Holds});
        if (use == u"done" || use == u"still on its way") send(id);

        QCOMPARE(stepAfterRecovery(id), u"FAILED|interrupted"_qs);
        coupons.deliverHeld();
        QVERIFY(!coupons.usedBy().values().contains(id.value));
    }

    void theStartWaitsForNoPass()
    {
        m_room->options.recovery.quiet = std::chrono::hours(1);
        const OrderId id = place();

        m_room->open();

        m_room->letWritesFinish();
        QCOMPARE(row(id), u"FAILED|interrupted"_qs);
    }

    void aPaidOrderStaysPaid()
    {
        const OrderId id = paid();

        QCOMPARE(stepAfterRecovery(id), u"PAID|"_qs);
        QCOMPARE(m_room->coupons.usedBy().value(9), id.value);
    }

    void aCancelIsFinished()
    {
        const OrderId id = paid();
        m_room->step([&](SqlOrderCommands& orders) { return orders.cancel(id, now()); });

        QCOMPARE(stepAfterRecovery(id), u"CANCELLED|cancelled"_qs);
        QCOMPARE(m_room->stock(), u"100"_qs);
        QCOMPARE(m_room->balance(), u"100000"_qs);
    }

    void whileTheCouponRoleIsAwayTheOrderWaitsForIt()
    {
        const OrderId id = place();
        price(id);
        startPayment(id);
        send(id);
        m_room->coupons.always(Fault::Drops);
        m_room->open();
        EVENTUALLY(m_room->coupons.count(kCancel) > 0);
        QCOMPARE(row(id), u"UNDOING|interrupted"_qs);

        m_room->coupons.always(Fault::None);

        EVENTUALLY_EQUAL(row(id), u"FAILED|interrupted"_qs);
    }

    void whoeverComesTooLateChangesNothing()
    {
        const OrderId id = place();
        price(id);
        startPayment(id);
        m_room->step([&](SqlOrderCommands& orders) { return orders.recover(id, 0, now()); });
        const auto finish
            = [&](SqlOrderCommands& orders) { return orders.finishPayment(id, now()); };
        const auto price
            = [&](SqlOrderCommands& orders) { return orders.price(id, kTerms, now()); };

        QCOMPARE(m_room->step(finish).order.step, core::Step::Undoing);
        QCOMPARE(m_room->step(price).order.step, core::Step::Undoing);
        QCOMPARE(stepAfterRecovery(id), u"FAILED|interrupted"_qs);
        QCOMPARE(m_room->step(finish).order.step, core::Step::Failed);
        QCOMPARE(m_room->step([&](SqlOrderCommands& orders) { return orders.end(id, now()); })
                     .order.step,
            core::Step::Failed);
    }

    void whatAnotherInstanceIsAtIsLeftAlone()
    {
        const OrderId id = place();
        m_room->options.recovery.quietAtStart = std::chrono::seconds(10);
        m_room->options.recovery.quiet = std::chrono::seconds(10);
        const OrderId old = place();
        m_room->database.meddle(
            u"UPDATE core_orders SET touched_at = touched_at - 10000 WHERE order_id = %1"_qs.arg(
                old.value));

        m_room->open();

        EVENTUALLY_EQUAL(row(old), u"FAILED|interrupted"_qs);
        QCOMPARE(row(id), u"LOOKING_UP|"_qs);
        m_room->clock.advance(std::chrono::seconds(10));
        EVENTUALLY_EQUAL(row(id), u"FAILED|interrupted"_qs);
    }

private:
    qint64 now() const { return m_room->clock.nowMs(); }

    OrderId place()
    {
        const core::NewOrder wish{.userId = {CoreRoom::kUser},
            .items = {core::OrderItem{{1}, 2, {}}},
            .userCouponId = UserCouponId{9}};
        return m_room->step([&](SqlOrderCommands& orders) { return orders.place(wish, now()); })
            .order.orderId;
    }
    void price(OrderId id)
    {
        m_room->step([&](SqlOrderCommands& orders) { return orders.price(id, kTerms, now()); });
    }
    void startPayment(OrderId id)
    {
        m_room->step(
            [&](SqlOrderCommands& orders) { return orders.startPayment(id, kThere, now()); });
    }
    OrderId paid()
    {
        const OrderId id = place();
        price(id);
        startPayment(id);
        send(id);
        m_room->step([&](SqlOrderCommands& orders) { return orders.finishPayment(id, now()); });
        return id;
    }

    /// The use, as it was sent before the process died.
    void send(OrderId id)
    {
        core::CouponClient client({m_room->coupons.url(), std::chrono::seconds(20), {}});
        const int before = m_room->coupons.count(u"/use"_qs);
        bool answered = false;
        client.use({9}, id, {}, [&](core::Refusal) { answered = true; });
        EVENTUALLY_EQUAL(m_room->coupons.count(u"/use"_qs), before + 1);
        if (!m_room->coupons.usedBy().isEmpty()) EVENTUALLY(answered);
    }

    QString row(OrderId id) const
    {
        return m_room->database.rows(
            u"SELECT step, reason FROM core_orders WHERE order_id = %1"_qs.arg(id.value));
    }

    QString stepAfterRecovery(OrderId id)
    {
        if (!m_room->desk) m_room->open();
        (void)QTest::qWaitFor([this] { return m_room->unfinishedOrders().isEmpty(); }, 60'000);
        return row(id);
    }

    std::unique_ptr<CoreRoom> m_room;
};

QTEST_GUILESS_MAIN(OrderRecoveryTest)
#include "order_recovery_test.moc"
