// The campaigns and the coupons in users' hands, over HTTP.
#include "tests/support/api_room.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::coupon;
using dibs::http::Method;
using dibs::test::ApiRoom;
using dibs::test::header;
using dibs::test::member;
using dibs::test::told;

namespace {

const QByteArray kOffer(
    R"({"couponId":50,"description":"Night","discountAmount":1,"totalStock":5})");

/// Ids in a list, and whether it goes on: "1 2 …".
QString idsIn(const http::Response& list, const char* items, const char* id)
{
    const QJsonObject body = QJsonDocument::fromJson(list.body).object();
    QStringList ids;
    for (const QJsonValue& item : body.value(QLatin1String(items)).toArray())
        ids += QString::number(item.toObject().value(QLatin1String(id)).toInteger());
    if (!body.value(QLatin1String("next")).isNull()) ids += QStringLiteral("…");
    return ids.join(u' ');
}

}  // namespace

class CouponRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<ApiRoom>(); }
    void cleanup() { m_room.reset(); }

    void aCouponIsCreatedAndFoundAtItsLocation()
    {
        const http::Response created = m_room->post("/api/coupons", kOffer);

        QCOMPARE(created.status, 201);
        QCOMPARE(header(created, "Location"), QByteArray("/api/coupons/50"));
        QCOMPARE(m_room->get("/api/coupons/50").body, created.body);
        QCOMPARE(member(created, "couponStatus"), u"OPENED"_qs);
        QVERIFY(m_room->view.coupon({50}));  // admission knows it already
    }

    void whatHappensToItIsSeen()
    {
        const QByteArray coupon = ApiRoom::coupon();
        QCOMPARE(m_room->post(ApiRoom::issue(10, "&wait=10")).status, 201);
        QCOMPARE(member(m_room->get(coupon), "stock"), u"1"_qs);

        QCOMPARE(member(m_room->post(coupon + "/pause"), "couponStatus"), u"PAUSED"_qs);
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"409 paused"_qs);
        QCOMPARE(member(m_room->post(coupon + "/resume"), "couponStatus"), u"OPENED"_qs);
        QCOMPARE(member(patch(R"({"totalStock":1})"), "couponStatus"), u"SOLD_OUT"_qs);
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"409 sold-out"_qs);
        QCOMPARE(member(m_room->post(coupon + "/close"), "couponStatus"), u"CLOSED"_qs);
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"409 closed"_qs);
    }

    void rulesThatAreBrokenAreUnprocessable()
    {
        QCOMPARE(m_room->post("/api/coupons", kOffer).status, 201);
        QCOMPARE(m_room->post(ApiRoom::issue(10, "&wait=10")).status, 201);

        QCOMPARE(told(m_room->post("/api/coupons", kOffer)),
            u"422 unprocessable: coupon 50 exists already: leave couponId out to get a free one"_qs);
        QCOMPARE(told(patch(R"({"totalStock":0})")),
            u"422 unprocessable: 1 are issued already: totalStock cannot go below that"_qs);
        QCOMPARE(m_room->post(ApiRoom::coupon() + "/close").status, 200);
        QCOMPARE(told(m_room->post(ApiRoom::coupon() + "/resume")),
            u"422 unprocessable: the campaign is closed for good"_qs);
    }

    void whatIsMalformedIsNamed_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row
            = [](Method method, const char* target, const char* body, const char* named) {
                  QTest::addRow("%s %s", target, body)
                      << int(method) << QByteArray(target) << QByteArray(body)
                      << u"400 bad-request: "_qs + QString(QLatin1String(named));
              };
        const auto* id = "couponId must be a positive whole number";
        row(Method::Get, "/api/coupons/x", "", id);
        row(Method::Patch, "/api/coupons/x", "{}", id);
        row(Method::Post, "/api/coupons/x/pause", "", id);
        row(Method::Get, "/api/coupons/x/outcomes", "", id);
        row(Method::Get, "/api/coupons/x/queue-size", "", id);
        row(Method::Post, "/api/coupons", "[]", "the body must be a JSON object");
        row(Method::Post, "/api/coupons", "{}",
            "description must be a text of 1 to 200 characters");
        row(Method::Patch, "/api/coupons/1", "{}",
            "nothing to change: give description, totalStock, opensAt, closesAt or expiresAt");
        row(Method::Get, "/api/coupons?limit=0", "", "limit must be from 1 to 9007199254740991");
        row(Method::Get, "/api/coupons?limit=1001", "", "limit must be from 1 to 1000");
        row(Method::Get, "/api/coupons?cursor=x", "",
            "cursor is not one of ours: take it from the last page's next");
        row(Method::Get, "/api/coupons/1/outcomes?limit=10001", "",
            "limit must be from 1 to 10000");
        row(Method::Get, "/api/coupons/1/outcomes?cursor=x", "",
            "cursor is not one of ours: take it from the last page's next");
        row(Method::Get, "/api/coupons/users/x", "", "userId must be a positive whole number");
        row(Method::Get, "/api/coupons/users/1?limit=x", "",
            "limit must be a positive whole number");
        row(Method::Get, "/api/coupons/users/1?cursor=x", "",
            "cursor is not one of ours: take it from the last page's next");
        row(Method::Get, "/api/coupons/user-coupons/x", "",
            "userCouponId must be a positive whole number");
    }

    void whatIsMalformedIsNamed()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);

        QTEST(told(m_room->start(Method(method), target, body).get()), "expected");
    }

    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("expected");
        const auto row = [](Method method, const char* target, const char* code) {
            QTest::newRow(target) << int(method) << QByteArray(target)
                                  << u"404 "_qs + QString(QLatin1String(code));
        };
        row(Method::Get, "/api/coupons/999", "coupon-not-found");
        row(Method::Patch, "/api/coupons/999", "coupon-not-found");
        row(Method::Post, "/api/coupons/999/close", "coupon-not-found");
        row(Method::Get, "/api/coupons/999/outcomes", "coupon-not-found");
        row(Method::Get, "/api/coupons/999/queue-size", "coupon-not-found");
        row(Method::Get, "/api/coupons/user-coupons/999", "not-found");
        row(Method::Get, "/api/coupons/1/nothing", "not-found");
    }

    void whatIsNotThereIsNotFound()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, target);

        QTEST(told(m_room->start(Method(method), target, R"({"totalStock":1})").get()), "expected");
    }

    void couponsAreListedInPages()
    {
        QCOMPARE(m_room->post("/api/coupons", kOffer).status, 201);

        const http::Response first = m_room->get("/api/coupons?limit=3");
        const http::Response rest
            = m_room->get("/api/coupons?cursor=" + member(first, "next").toLatin1());

        QVERIFY(idsIn(first, "items", "couponId").endsWith(u" …"));
        QCOMPARE(idsIn(rest, "items", "couponId"), u"50"_qs);
    }

    void aUsersCouponsAreListedInPages()
    {
        for (int partition = 0; partition < ApiRoom::kPartitions; ++partition)
            QCOMPARE(
                m_room
                    ->post("/api/coupons/" + QByteArray::number(ApiRoom::couponOn(partition).value)
                        + "/issue?userId=10&wait=10")
                    .status,
                201);

        const http::Response first = m_room->get("/api/coupons/users/10?limit=2");
        const http::Response rest
            = m_room->get("/api/coupons/users/10?cursor=" + member(first, "next").toLatin1());

        QCOMPARE(idsIn(first, "userCoupons", "userCouponId"), u"1 2 …"_qs);
        QCOMPARE(idsIn(rest, "userCoupons", "userCouponId"), u"3"_qs);
        QCOMPARE(member(m_room->get("/api/coupons/user-coupons/2"), "userId"), u"10"_qs);
        QCOMPARE(m_room->get("/api/coupons/users/99").body,
            QByteArray(R"({"next":null,"userCoupons":[]})"));
    }

    void whileTheDatabaseIsAwayOneHasToTryAgain()
    {
        m_room->database.meddle(u"ALTER TABLE coupons RENAME TO hidden"_qs);

        for (const http::Response& answer : {m_room->get(ApiRoom::coupon()),
                 m_room->get("/api/coupons"), m_room->post(ApiRoom::coupon() + "/pause")}) {
            QCOMPARE(told(answer), u"503 store-unavailable"_qs);
            QCOMPARE(header(answer, "Retry-After"), QByteArray("1"));
        }
    }

    void rowsThatCannotBeRightAreOurFault()
    {
        m_room->database.meddle(
            u"CREATE TRIGGER fault BEFORE UPDATE ON coupons BEGIN SELECT RAISE(ABORT, 'no'); END"_qs);

        QCOMPARE(told(m_room->post(ApiRoom::coupon() + "/pause")), u"500 internal-error"_qs);
    }

    void tooManyChangesAreRefused()
    {
        std::promise<void> entered;
        std::promise<void> mayGo;
        QVERIFY(m_room->worker->post([&](SqlCouponCommands*) {
            entered.set_value();
            mayGo.get_future().wait();
        }));
        entered.get_future().wait();
        for (size_t i = 0; i < IssueWorker::kCommandsMax; ++i)
            QVERIFY(m_room->worker->post([](SqlCouponCommands*) {}));

        const http::Response refused = m_room->post(ApiRoom::coupon() + "/pause");
        mayGo.set_value();
        m_room->worker->stop();  // before the promises it uses are gone

        QCOMPARE(told(refused), u"503 overloaded"_qs);
        QCOMPARE(header(refused, "Retry-After"), QByteArray("1"));
    }

private:
    http::Response patch(const QByteArray& body)
    {
        return m_room->start(Method::Patch, ApiRoom::coupon(), body).get();
    }

    std::unique_ptr<ApiRoom> m_room;
};

QTEST_GUILESS_MAIN(CouponRoutesTest)
#include "coupon_routes_test.moc"
