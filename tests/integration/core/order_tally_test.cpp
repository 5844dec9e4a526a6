// What those who watch are told of orders.
#include "tests/support/core_room.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::test;
using Fault = FakeCouponRole::Fault;

namespace {

const QString kCancel = QStringLiteral("/cancel-use");

// More than all tries of a call, those of Qt's own included: it repeats what a connection lost.
constexpr int kMany = 20;

}  // namespace

class OrderTallyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_room = std::make_unique<CoreRoom>();
        m_room->coupons.issue(9, CoreRoom::kUser);
        m_room->coupons.issue(10, CoreRoom::kUser, 2);
    }
    void cleanup() { m_room.reset(); }

    void aCircuitThatIsOpenClosesByItselfWhenTheCouponRoleIsBack()
    {
        const auto circuit = [&] { return m_room->options.tally->circuit.load(); };
        // Or the coupon role would be asked by who tells it of users.
        EVENTUALLY_EQUAL(m_room->rows("SELECT count(*) FROM core_users WHERE told = 0"), u"0"_qs);
        m_room->coupons.always(Fault::Drops);
        for (int i = 0; i < 2; ++i) m_room->post("/api/v1/orders", CoreRoom::orderBody(2, 10));
        QCOMPARE(circuit(), core::CircuitBreaker::State::Open);

        m_room->coupons.always(Fault::None);

        EVENTUALLY_EQUAL(circuit(), core::CircuitBreaker::State::Closed);
    }

    void eachOrderIsCountedOnceByWhatBecameOfIt()
    {
        const http::Headers key{{"Idempotency-Key", "once"}};
        m_room->post("/api/v1/orders", CoreRoom::orderBody(1), key);
        m_room->post("/api/v1/orders", CoreRoom::orderBody(1), key);
        const QByteArray cancelled = m_room->placed(2, 9);
        for (int i = 0; i < 2; ++i) m_room->pay(cancelled);
        for (int i = 0; i < 2; ++i) m_room->cancel(cancelled);
        const QByteArray failed = m_room->placed(2, 10);
        m_room->coupons.expire(10);
        for (int i = 0; i < 2; ++i) m_room->pay(failed);

        const core::OrderTally& tally = *m_room->options.tally;
        QCOMPARE(tally.placed.load(), 3);
        QCOMPARE(tally.paid.load(), 1);
        QCOMPARE(tally.cancelled.load(), 1);
        QCOMPARE(tally.failed.load(), 1);
    }

    void whatIsLeftHalfDoneIsRecoveringUntilItHasEnded()
    {
        const QByteArray id = m_room->placed(2, 9);
        m_room->pay(id);
        m_room->coupons.next(kCancel, QList<Fault>(kMany, Fault::Fails));
        QCOMPARE(m_room->cancel(id).status, 202);
        EVENTUALLY_EQUAL(m_room->options.tally->recovering.load(), 1);

        m_room->coupons.next(kCancel, {});

        EVENTUALLY_EQUAL(m_room->statusOf(id), u"CANCELLED"_qs);
        EVENTUALLY_EQUAL(m_room->options.tally->recovering.load(), 0);
    }

private:
    std::unique_ptr<CoreRoom> m_room;
};

QTEST_GUILESS_MAIN(OrderTallyTest)
#include "order_tally_test.moc"
