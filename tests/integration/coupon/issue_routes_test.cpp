// POST /api/coupons/{couponId}/issue: what who presses is told.
#include "tests/support/api_room.h"
#include "tests/support/fake_event_log.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::eventlog::Delivery;
using dibs::http::Method;
using dibs::test::Answer;
using dibs::test::ApiRoom;
using dibs::test::header;
using dibs::test::member;
using dibs::test::told;

class IssueRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<ApiRoom>(); }
    void cleanup() { m_room.reset(); }

    void whoIsAcceptedGetsAReceipt()
    {
        const http::Response receipt = m_room->post(ApiRoom::issue(10));

        QCOMPARE(receipt.status, 202);
        const QByteArray id = member(receipt, "requestId").toLatin1();
        QCOMPARE(id.size(), 48);
        QCOMPARE(receipt.body,
            "{\"success\":true,\"message\":\"Your request is accepted. Its outcome follows.\","
            "\"requestId\":\""
                + id + "\",\"status\":\"PENDING\"}");
        QCOMPARE(header(receipt, "Location"), "/api/coupons/requests/" + id);
        EVENTUALLY_EQUAL(m_room->outcomes(0), u"0|10|ISSUED"_qs);
    }

    void whoWaitsGetsTheCouponItself_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("prefer");
        QTest::newRow("?wait") << QByteArray("&wait=10") << QByteArray("respond-async");
        QTest::newRow("Prefer") << QByteArray() << QByteArray("wait=10");
    }

    void whoWaitsGetsTheCouponItself()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, prefer);

        const http::Response won
            = m_room->post(ApiRoom::issue(10, query), {}, {{"Prefer", prefer}});

        QCOMPARE(won.status, 201);
        QCOMPARE(member(won, "userCouponId"), u"1"_qs);
        QCOMPARE(member(won, "sequence"), u"1"_qs);
        QCOMPARE(header(won, "Preference-Applied"), QByteArray("wait"));
        QVERIFY(header(won, "Location").startsWith("/api/coupons/requests/"));
    }

    void whoWaitsAndLosesIsToldSoUnderTheRequestsId()
    {
        m_room->stopWorker();
        const Answer one = m_room->start(Method::Post, ApiRoom::issue(10, "&wait=10"));
        const Answer again = m_room->start(Method::Post, ApiRoom::issue(10, "&wait=10"));
        const Answer other = m_room->start(Method::Post, ApiRoom::issue(20, "&wait=10"));
        const Answer late = m_room->start(Method::Post, ApiRoom::issue(30, "&wait=10"));

        m_room->startWorker();

        QCOMPARE(one.get().status, 201);
        QCOMPARE(other.get().status, 201);
        QCOMPARE(told(again.get()), u"409 already-issued"_qs);
        QCOMPARE(member(again.get(), "userCouponId"), u"1"_qs);
        QCOMPARE(told(late.get()), u"409 sold-out"_qs);
        QCOMPARE(member(late.get(), "requestId").size(), 48);
    }

    void whenTheTimeIsUpTheReceiptSaysPending()
    {
        m_room->stopWorker();

        const http::Response receipt = m_room->post(ApiRoom::issue(10, "&wait=1"));

        QCOMPARE(receipt.status, 202);
        QCOMPARE(member(receipt, "status"), u"PENDING"_qs);
    }

    void whatIsMalformedIsNamed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* target, const char* key, const char* named) {
            QTest::addRow("%s %s", target, key)
                << QByteArray(target) << QByteArray(key)
                << u"400 bad-request: "_qs + QString(QLatin1String(named));
        };
        row("x/issue?userId=1", "k", "couponId must be a positive whole number");
        row("0/issue?userId=1", "k", "couponId must be from 1 to 9007199254740991");
        row("-1/issue?userId=1", "k", "couponId must be a positive whole number");
        row("1/issue", "k", "userId must be a positive whole number");
        row("1/issue?userId=", "k", "userId must be a positive whole number");
        row("1/issue?userId=1e9", "k", "userId must be a positive whole number");
        row("1/issue?userId=1&wait=soon", "k", "wait must be a number of seconds");
        row("1/issue?userId=1", "two words",
            "Idempotency-Key must be 1 to 255 visible ASCII characters");
        row("1/issue?userId=1", "", "Idempotency-Key must be 1 to 255 visible ASCII characters");
        row("1/issue?userId=%zz", "k", "A % in the target is not followed by two hex digits.");
    }

    void whatIsMalformedIsNamed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, key);

        const http::Response answer
            = m_room->post("/api/coupons/" + target, {}, {{"Idempotency-Key", key}});

        QTEST(told(answer), "expected");
        QCOMPARE(m_room->log->watermarks(0).high, 0);
    }

    void aCouponThatIsNotThereIsNotFound()
    {
        QCOMPARE(
            told(m_room->post("/api/coupons/999/issue?userId=10")), u"404 coupon-not-found"_qs);
    }

    void factsRefuseAtOnce_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("expected");
        QTest::newRow("paused") << u"paused"_qs << u"409 paused"_qs;
        QTest::newRow("closed") << u"closed"_qs << u"409 closed"_qs;
        QTest::newRow("later") << u"later"_qs << u"409 not-open-yet"_qs;
        QTest::newRow("over") << u"over"_qs << u"409 closed"_qs;
        QTest::newRow("sold out") << u"sold out"_qs << u"409 sold-out"_qs;
    }

    void factsRefuseAtOnce()
    {
        QFETCH(QString, fact);
        Coupon offer = *m_room->view.coupon(ApiRoom::couponOn(0));
        offer.paused = fact == u"paused";
        offer.closed = fact == u"closed";
        offer.opensAtMs = fact == u"later" ? test::kNowMs + 1 : 0;
        if (fact == u"over") offer.closesAtMs = test::kNowMs;
        if (fact == u"sold out") offer.issued = offer.totalStock;
        m_room->view.put(offer);

        const http::Response answer = m_room->post(ApiRoom::issue(10, "&wait=10"));

        QTEST(told(answer), "expected");
        if (fact == u"later")
            QCOMPARE(member(answer, "opensAt"), QString::number(test::kNowMs + 1));
        QCOMPARE(m_room->log->watermarks(0).high, 0);
    }

    void whoIsRefusedTakesUpNoPlaceAmongThoseWhoWait()
    {
        QCOMPARE(m_room->post(ApiRoom::issue(10, "&wait=10")).status, 201);
        for (int i = 0; i < OutcomeWaiters::kWaitersMax; ++i)
            m_room->start(Method::Post, "/api/coupons/999/issue?userId=10&wait=30");

        QCOMPARE(m_room->post(ApiRoom::issue(20, "&wait=10")).status, 201);
    }

    void whoWonIsNeverToldThatNothingWasAccepted()
    {
        m_room->stopWorker();
        const Answer answer = m_room->start(Method::Post, ApiRoom::issue(10, "&wait=20"));
        m_room->queries->stop();

        m_room->startWorker();

        QCOMPARE(answer.get().status, 202);
        QCOMPARE(member(answer.get(), "status"), u"ISSUED"_qs);
    }

    void whoHasOneIsToldWhichOne()
    {
        QCOMPARE(m_room->post(ApiRoom::issue(10, "&wait=10")).status, 201);

        const http::Response again = m_room->post(ApiRoom::issue(10));

        QCOMPARE(told(again), u"409 already-issued"_qs);
        QCOMPARE(member(again, "userCouponId"), u"1"_qs);
    }

    void usersAreLookedUpInTheStore()
    {
        m_room = std::make_unique<ApiRoom>(2, UserPolicy::Registered);
        m_room->database.meddle(u"INSERT INTO users VALUES (10, 1), (20, 0)"_qs);

        QCOMPARE(told(m_room->post(ApiRoom::issue(10))), u"202 "_qs);
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"404 user-not-found"_qs);
        QCOMPARE(told(m_room->post(ApiRoom::issue(30))), u"404 user-not-found"_qs);
        m_room->database.meddle(u"ALTER TABLE users RENAME TO hidden"_qs);
        const http::Response away = m_room->post(ApiRoom::issue(40));
        QCOMPARE(told(away), u"503 store-unavailable"_qs);
        QCOMPARE(header(away, "Retry-After"), QByteArray("1"));
    }

    void theLogsWordIsPassedOn_data()
    {
        QTest::addColumn<int>("delivery");
        QTest::addColumn<QString>("expected");
        QTest::newRow("not persisted") << int(Delivery::NotPersisted) << u"503 log-unavailable"_qs;
        QTest::newRow("possibly") << int(Delivery::PossiblyPersisted) << u"504 delivery-unknown"_qs;
        QTest::newRow("full") << -1 << u"503 overloaded"_qs;
    }

    void theLogsWordIsPassedOn()
    {
        QFETCH(int, delivery);
        test::FakeEventLog log;
        log.isFull = delivery < 0;
        ApiRoom room(2, UserPolicy::Any, &log);

        const Answer answer = room.start(Method::Post, ApiRoom::issue(10, "&wait=10"));
        log.deliver(Delivery(delivery));

        QTEST(told(answer.get()), "expected");
        QCOMPARE(header(answer.get(), "Retry-After"), QByteArray("1"));
        QCOMPARE(member(answer.get(), "success"), u"false"_qs);
        if (Delivery(delivery) == Delivery::PossiblyPersisted)
            QCOMPARE(member(answer.get(), "requestId").size(), 48);
    }

    void aWaitThatEndsBeforeTheLogHasAnsweredPromisesNothing_data()
    {
        QTest::addColumn<Delivery>("delivery");
        QTest::addColumn<int>("status");
        QTest::newRow("persisted") << Delivery::Persisted << 202;
        QTest::newRow("not persisted") << Delivery::NotPersisted << 503;
        QTest::newRow("nobody knows") << Delivery::PossiblyPersisted << 504;
    }

    void aWaitThatEndsBeforeTheLogHasAnsweredPromisesNothing()
    {
        QFETCH(Delivery, delivery);
        QFETCH(int, status);
        test::FakeEventLog log;
        ApiRoom room(2, UserPolicy::Any, &log);
        const Answer answer = room.start(Method::Post, ApiRoom::issue(10, "&wait=20"));

        room.feed.endWaiting();
        QCoreApplication::processEvents();
        QVERIFY(!answer.isThere());
        log.deliver(delivery);

        QCOMPARE(answer.get().status, status);
    }

    void anOutcomeThatOvertakesTheLogsWordIsTheAnswer()
    {
        test::FakeEventLog log;
        ApiRoom room(2, UserPolicy::Any, &log);
        const Answer answer = room.start(Method::Post, ApiRoom::issue(10, "&wait=20"));
        const auto batch = std::make_shared<BatchOutcome>();
        batch->decisions.push_back({.outcome = Outcome::Issued, .userCouponId = {1}});
        batch->decisions[0].request.event = *CouponIssueEvent::fromJson(log.records[0].value);

        room.feed.publish(batch);
        log.deliver(Delivery::Persisted);

        QCOMPARE(member(answer.get(), "status"), u"ISSUED"_qs);
    }

private:
    std::unique_ptr<ApiRoom> m_room;
};

QTEST_GUILESS_MAIN(IssueRoutesTest)
#include "issue_routes_test.moc"
