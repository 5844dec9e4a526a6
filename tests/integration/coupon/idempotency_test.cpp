// A retry under the same Idempotency-Key meets its own outcome, whatever has happened since.
#include "tests/support/api_room.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::http::Method;
using dibs::test::Answer;
using dibs::test::ApiRoom;
using dibs::test::member;
using dibs::test::told;

class IdempotencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<ApiRoom>(1); }
    void cleanup() { m_room.reset(); }

    void theSameWishHasTheSameIdAndOneOutcome()
    {
        m_room->stopWorker();
        const http::Response first = press(10, "k");
        const http::Response retry = press(10, "k");
        QCOMPARE(member(first, "requestId"), member(retry, "requestId"));

        m_room->startWorker();
        EVENTUALLY_EQUAL(m_room->position(0), 2);

        QCOMPARE(m_room->outcomes(0), u"0|10|ISSUED"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void otherWishesUnderTheSameKeyAreTheirOwn()
    {
        m_room->stopWorker();

        QVERIFY(member(press(10, "k"), "requestId") != member(press(20, "k"), "requestId"));
    }

    void whoWonAndAsksAgainWon()
    {
        const http::Response first = press(10, "k", "&wait=10");
        QCOMPARE(first.status, 201);

        // Now the coupon is sold out, and this user has one: by this very request.
        const http::Response receipt = press(10, "k");
        QCOMPARE(receipt.status, 202);
        QCOMPARE(member(receipt, "status"), u"ISSUED"_qs);
        const http::Response whole = press(10, "k", "&wait=10");
        QCOMPARE(whole.status, 201);
        QCOMPARE(whole.body, first.body);
    }

    void whoLostAndAsksAgainLost()
    {
        m_room->stopWorker();
        press(10, "first");
        press(20, "k");
        m_room->startWorker();
        EVENTUALLY_EQUAL(m_room->position(0), 2);

        QCOMPARE(member(press(20, "k"), "status"), u"SOLD_OUT"_qs);
        QCOMPARE(told(press(20, "k", "&wait=10")), u"409 sold-out"_qs);
    }

    void aDuplicateUnderAnotherKeyIsRefusedByTheFact()
    {
        QCOMPARE(press(10, "k", "&wait=10").status, 201);

        const http::Response other = press(10, "l");

        QCOMPARE(told(other), u"409 already-issued"_qs);
        QCOMPARE(member(other, "userCouponId"), u"1"_qs);
    }

    void aPauseDoesNotHideTheOutcome()
    {
        QCOMPARE(press(10, "k", "&wait=10").status, 201);
        QCOMPARE(m_room->post(ApiRoom::coupon() + "/pause").status, 200);

        QCOMPARE(member(press(10, "k"), "status"), u"ISSUED"_qs);
        QCOMPARE(told(press(20, "l")), u"409 paused"_qs);
    }

    void aRetryThatFactsRefuseWaitsForTheFirstToBeDecided()
    {
        m_room->stopWorker();
        QCOMPARE(press(10, "k").status, 202);
        Coupon paused = *m_room->view.coupon(ApiRoom::couponOn(0));
        paused.paused = true;
        m_room->view.put(paused);
        const Answer retry = start(10, "k");

        m_room->startWorker();

        QCOMPARE(member(retry.get(), "status"), u"ISSUED"_qs);
    }

    void aRetryOfWhatIsDecidedLongSinceDoesNotWaitForIt()
    {
        // Lost, then the stock is raised: no fact refuses the retry, and its record changes
        // nothing.
        m_room->stopWorker();
        press(10, "first");
        press(20, "k");
        m_room->startWorker();
        EVENTUALLY_EQUAL(m_room->position(0), 2);
        Coupon more = *m_room->view.coupon(ApiRoom::couponOn(0));
        more.totalStock = 5;
        m_room->view.put(more);

        const Answer retry = start(20, "k", "&wait=30");

        QCOMPARE(told(retry.get()), u"409 sold-out"_qs);
    }

    void whileTheStoreIsAwayNobodyIsToldTheOutcomeOfOthers()
    {
        QCOMPARE(press(10, "k", "&wait=10").status, 201);
        m_room->database.meddle(u"ALTER TABLE outcomes RENAME TO hidden"_qs);

        QCOMPARE(told(press(10, "k")), u"503 store-unavailable"_qs);
    }

private:
    Answer start(qint64 user, const QByteArray& key, const QByteArray& more = {})
    {
        return m_room->start(
            Method::Post, ApiRoom::issue(user, more), {}, {{"Idempotency-Key", key}});
    }
    http::Response press(qint64 user, const QByteArray& key, const QByteArray& more = {})
    {
        return start(user, key, more).get();
    }

    std::unique_ptr<ApiRoom> m_room;
};

QTEST_GUILESS_MAIN(IdempotencyTest)
#include "idempotency_test.moc"
