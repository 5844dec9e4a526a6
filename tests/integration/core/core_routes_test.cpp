// Users, points and products over the core role's HTTP interface.
#include "tests/support/core_room.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::test;

class CoreRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<CoreRoom>(); }
    void cleanup() { m_room.reset(); }

    void aUserGetsAnIdOrTheOneThatIsAskedFor()
    {
        const http::Response any = m_room->post("/api/v1/users");
        QCOMPARE(any.status, 201);
        QCOMPARE(header(any, "Location"), QByteArray("/api/v1/users/8"));

        QCOMPARE(member(m_room->post("/api/v1/users", R"({"userId":50})"), "userId"), u"50"_qs);
        QCOMPARE(told(m_room->post("/api/v1/users", R"({"userId":50})")),
            u"422 unprocessable: there is a user 50 already"_qs);
        QCOMPARE(member(m_room->get("/api/v1/users/50"), "active"), u"true"_qs);
        QCOMPARE(told(m_room->get("/api/v1/users/51")), u"404 user-not-found"_qs);
    }

    void theCouponRoleLearnsOfNewUsers()
    {
        m_room->post("/api/v1/users", R"({"userId":50})");

        EVENTUALLY(m_room->coupons.users().contains(50));
        EVENTUALLY_EQUAL(m_room->rows("SELECT count(*) FROM core_users WHERE told = 0"), u"0"_qs);
    }

    void itLearnsOfThemLaterWhenItIsAway()
    {
        m_room->coupons.always(FakeCouponRole::Fault::Drops);
        m_room->post("/api/v1/users", R"({"userId":50})");
        EVENTUALLY(m_room->coupons.count(QString()) > 0);

        m_room->coupons.always(FakeCouponRole::Fault::None);

        EVENTUALLY(m_room->coupons.users().contains(50));
    }

    void aChargeIsAddedToTheBalance()
    {
        const http::Response charged
            = m_room->patch("/api/v1/points/7/charge", R"({"amount":500})");

        QCOMPARE(charged.status, 200);
        QCOMPARE(member(charged, "balance"), u"100500"_qs);
        QCOMPARE(m_room->balance(), u"100500"_qs);
    }

    void theSameKeyIsOneChargeAndTheSameAnswer()
    {
        const http::Headers key{{"Idempotency-Key", "once"}};
        m_room->patch("/api/v1/points/7/charge", R"({"amount":500})", key);
        m_room->patch("/api/v1/points/7/charge", R"({"amount":1})");

        const http::Response again
            = m_room->patch("/api/v1/points/7/charge", R"({"amount":500})", key);

        QCOMPARE(member(again, "balance"), u"100500"_qs);
        QCOMPARE(m_room->balance(), u"100501"_qs);
        QCOMPARE(told(m_room->patch("/api/v1/points/7/charge", R"({"amount":501})", key)),
            u"422 idempotency-key-reused: This Idempotency-Key belongs to another request."_qs);
        QCOMPARE(m_room->balance(), u"100501"_qs);
    }

    void theSameKeyOfAnotherUserIsAnotherCharge()
    {
        const http::Headers key{{"Idempotency-Key", "once"}};
        m_room->post("/api/v1/users", R"({"userId":8})");
        m_room->patch("/api/v1/points/7/charge", R"({"amount":500})", key);

        m_room->patch("/api/v1/points/8/charge", R"({"amount":500})", key);

        QCOMPARE(member(m_room->get("/api/v1/points/8"), "balance"), u"500"_qs);
    }

    void aBalanceIsChargedToTheMaximumAndNotBeyond()
    {
        QCOMPARE(told(m_room->patch("/api/v1/points/7/charge", R"({"amount":1900001})")),
            u"422 unprocessable: A balance can be charged to 2000000 at most."_qs);
        QCOMPARE(m_room->balance(), u"100000"_qs);

        m_room->patch("/api/v1/points/7/charge", R"({"amount":1900000})");
        QCOMPARE(m_room->balance(), u"2000000"_qs);
    }

    void aChargeNeedsAUserAndAnAmount()
    {
        QCOMPARE(told(m_room->patch("/api/v1/points/99/charge", R"({"amount":1})")),
            u"404 user-not-found"_qs);
        QCOMPARE(m_room->patch("/api/v1/points/7/charge", R"({"amount":0})").status, 400);
        QCOMPARE(m_room->patch("/api/v1/points/x/charge", R"({"amount":1})").status, 400);
    }

    void productsAreListedPageByPage()
    {
        m_room->post("/api/v1/products", R"({"name":"Spoon","price":10,"stock":3})");
        const http::Response first = m_room->get("/api/v1/products?limit=1");
        QVERIFY2(first.body.contains("\"Cup\""), first.body.constData());

        const http::Response second
            = m_room->get("/api/v1/products?limit=1&cursor=" + member(first, "next").toLatin1());

        QVERIFY2(second.body.contains("\"Spoon\""), second.body.constData());
        QCOMPARE(m_room->get("/api/v1/products?cursor=x").status, 400);
        QCOMPARE(m_room->post("/api/v1/products", "{}").status, 400);
    }

private:
    std::unique_ptr<CoreRoom> m_room;
};

QTEST_GUILESS_MAIN(CoreRoutesTest)
#include "core_routes_test.moc"
