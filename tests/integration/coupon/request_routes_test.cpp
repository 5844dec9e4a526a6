// GET /api/coupons/requests/{requestId}: what became of a request.
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

class RequestRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<ApiRoom>(); }
    void cleanup() { m_room.reset(); }

    void untilItIsDecidedItIsPending()
    {
        m_room->stopWorker();
        const QByteArray request = press();

        QCOMPARE(m_room->get(request).body,
            "{\"requestId\":\"" + request.mid(22) + "\",\"status\":\"PENDING\"}");
    }

    void thenItHasAnOutcome()
    {
        const QByteArray request = press();
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        QCOMPARE(m_room->get(request).body,
            "{\"requestId\":\"" + request.mid(22) + "\",\"couponId\":" + ApiRoom::couponId()
                + ",\"userId\":10,\"status\":\"ISSUED\",\"reason\":null,\"userCouponId\":1,"
                  "\"sequence\":1,\"acceptedAt\":1767225600000,\"decidedAt\":1767225600000,"
                  "\"partition\":0,\"offset\":0}");
    }

    void whoWaitsIsAnsweredWhenItIsDecided()
    {
        m_room->stopWorker();
        const QByteArray request = press();
        const Answer waiting = m_room->start(Method::Get, request + "?wait=20");

        m_room->startWorker();

        QCOMPARE(member(waiting.get(), "status"), u"ISSUED"_qs);
    }

    void whenTheTimeIsUpItIsStillPending()
    {
        m_room->stopWorker();

        QCOMPARE(member(m_room->get(press() + "?wait=1"), "status"), u"PENDING"_qs);
    }

    void aStreamTellsPendingAndThenTheOutcome()
    {
        m_room->stopWorker();
        const QByteArray request = press();
        const Answer stream
            = m_room->start(Method::Get, request, {}, {{"Accept", "text/event-stream"}});
        QCOMPARE(stream.get().contentType, QByteArray("text/event-stream"));
        QCOMPARE(stream.streamed(),
            "event: pending\ndata: {\"requestId\":\"" + request.mid(22)
                + "\",\"status\":\"PENDING\"}\n\n");

        m_room->startWorker();

        EVENTUALLY(stream.streamed().contains("event: outcome\ndata: {\"requestId\":\""));
        QVERIFY(stream.streamed().contains("\"status\":\"ISSUED\""));
    }

    void aStreamOfWhatIsDecidedLongSinceTellsItAtOnce()
    {
        const QByteArray request = press();
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        const Answer stream
            = m_room->start(Method::Get, request, {}, {{"Accept", "text/event-stream"}});

        EVENTUALLY(stream.streamed().contains("event: outcome"));
    }

    void anIdThatWasNeverGivenIsNotFound()
    {
        m_room->stopWorker();
        QByteArray request = press();
        request.back() = request.back() == 'A' ? 'E' : 'A';

        QCOMPARE(told(m_room->get(request)), u"404 request-not-found"_qs);
        QCOMPARE(told(m_room->get("/api/coupons/requests/7")), u"404 request-not-found"_qs);
        QCOMPARE(told(m_room->get("/api/coupons/requests/00000000-0000-7000-8000-000000000001")),
            u"404 request-not-found"_qs);
    }

    void aMalformedWaitIsNamed()
    {
        QCOMPARE(told(m_room->get(press() + "?wait=x")),
            u"400 bad-request: wait must be a number of seconds"_qs);
    }

    void whileTheStoreIsAwayOneHasToTryAgain()
    {
        m_room->stopWorker();
        const QByteArray request = press();
        m_room->database.meddle(u"ALTER TABLE outcomes RENAME TO hidden"_qs);

        QCOMPARE(told(m_room->get(request)), u"503 store-unavailable"_qs);
        QCOMPARE(told(m_room->get(request + "?wait=20")), u"503 store-unavailable"_qs);
    }

private:
    /// Where the outcome of a new request of user 10 is found.
    QByteArray press() const { return test::header(m_room->post(ApiRoom::issue(10)), "Location"); }

    std::unique_ptr<ApiRoom> m_room;
};

QTEST_GUILESS_MAIN(RequestRoutesTest)
#include "request_routes_test.moc"
