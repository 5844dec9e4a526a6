// Using coupons and taking that back over HTTP, their expiry, and who may take part.
#include "tests/support/api_room.h"
#include "tests/support/patience.h"

#include <QTest>

#include <chrono>

using namespace dibs;
using namespace dibs::coupon;
using namespace std::chrono_literals;
using dibs::http::Method;
using dibs::test::ApiRoom;
using dibs::test::member;
using dibs::test::told;

namespace {

const auto kHistory = QStringLiteral("SELECT kind, order_id FROM user_coupon_history"
                                     " ORDER BY history_id");

}  // namespace

class UseRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_room = std::make_unique<ApiRoom>(2, UserPolicy::Registered);
        QCOMPARE(setUser(10, "true").status, 200);
        const http::Response won = m_room->post(ApiRoom::issue(10, "&wait=10"));
        QCOMPARE(won.status, 201);
        m_id = member(won, "userCouponId").toLatin1();
    }
    void cleanup() { m_room.reset(); }

    void aCouponIsUsedAndTheSameOrderMayAskAgain()
    {
        const http::Response used = ask("use", 1);

        QCOMPARE(used.status, 200);
        QCOMPARE(member(used, "status") + u' ' + member(used, "orderId"), u"USED 1"_qs);
        QCOMPARE(ask("use", 1).body, used.body);
        QCOMPARE(m_room->get("/api/coupons/user-coupons/" + m_id).body, used.body);
        QCOMPARE(m_room->database.rows(kHistory), u"USED|1"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void anotherOrderIsRefused()
    {
        QCOMPARE(ask("use", 1).status, 200);

        QCOMPARE(told(ask("use", 2)), u"409 used-by-another-order"_qs);
        QCOMPARE(told(ask("cancel-use", 2)), u"409 used-by-another-order"_qs);
        QCOMPARE(member(ask("use", 1), "orderId"), u"1"_qs);
    }

    void whatIsTakenBackCanBeUsedByAnotherOrder()
    {
        QCOMPARE(ask("use", 1).status, 200);

        const http::Response cancelled = ask("cancel-use", 1);

        QCOMPARE(member(cancelled, "status"), u"ISSUED"_qs);
        QCOMPARE(ask("cancel-use", 1).body, cancelled.body);
        QCOMPARE(ask("use", 2).status, 200);
        QCOMPARE(ask("cancel-use", 1).status, 200);  // late, and for itself only
        QCOMPARE(member(ask("use", 2), "status"), u"USED"_qs);
        QCOMPARE(m_room->database.rows(kHistory), u"USED|1\nUSE_CANCELLED|1\nUSED|2"_qs);
    }

    void aUseThatArrivesAfterItsOwnCancelDoesNothing()
    {
        QCOMPARE(ask("cancel-use", 1).status, 200);

        QCOMPARE(told(ask("use", 1)), u"409 use-cancelled"_qs);
        QCOMPARE(member(ask("cancel-use", 1), "status"), u"ISSUED"_qs);
        QCOMPARE(ask("use", 2).status, 200);
    }

    void soDoesOneWhoseCancelWasRefused()
    {
        QCOMPARE(ask("use", 1).status, 200);
        QCOMPARE(told(ask("cancel-use", 2)), u"409 used-by-another-order"_qs);
        QCOMPARE(told(ask("cancel-use", 2)), u"409 used-by-another-order"_qs);
        QCOMPARE(ask("cancel-use", 1).status, 200);

        QCOMPARE(told(ask("use", 2)), u"409 use-cancelled"_qs);
        QCOMPARE(ask("cancel-use", 2).status, 200);
        QCOMPARE(ask("use", 3).status, 200);
    }

    void theClockEndsACouponAndTheSweeperWritesItDown()
    {
        QCOMPARE(ask("use", 1).status, 200);
        QCOMPARE(ask("cancel-use", 1).status, 200);
        expireAt(60s);
        QCOMPARE(m_room->database.rows(u"SELECT status FROM user_coupons"_qs), u"ISSUED"_qs);

        m_room->clock.advance(60s);

        const http::Response late = ask("use", 2);
        QCOMPARE(told(late), u"409 expired"_qs);
        QCOMPARE(member(late, "expiresAt").toLongLong(), test::kNowMs + 60'000);
        QCOMPARE(member(m_room->get("/api/coupons/user-coupons/" + m_id), "status"), u"EXPIRED"_qs);
        EVENTUALLY_EQUAL(
            m_room->database.rows(u"SELECT status FROM user_coupons"_qs), u"EXPIRED"_qs);
        EVENTUALLY_EQUAL(m_room->database.rows(kHistory), u"USED|1\nUSE_CANCELLED|1\nEXPIRED|0"_qs);
    }

    void theDateOfACampaignEndsAllItsCoupons()
    {
        const qint64 date = test::kNowMs + 60'000;
        const auto patched = m_room->start(
            Method::Patch, ApiRoom::coupon(), "{\"expiresAt\":" + QByteArray::number(date) + '}');
        QCOMPARE(member(patched.get(), "expiresAt").toLongLong(), date);
        QCOMPARE(member(mine(), "expiresAt").toLongLong(), date);
        QCOMPARE(member(mine(), "status"), u"ISSUED"_qs);

        // It thinks that it has been here.
        m_room->database.meddle(u"UPDATE coupon_expiry SET swept_to = 1"_qs);
        m_room->clock.advance(60s);

        QCOMPARE(member(mine(), "status"), u"EXPIRED"_qs);
        const http::Response late = ask("use", 2);
        QCOMPARE(told(late), u"409 expired"_qs);
        QCOMPARE(member(late, "expiresAt").toLongLong(), date);
        QCOMPARE(m_room->database.rows(u"SELECT status FROM user_coupons"_qs), u"ISSUED"_qs);
        QCOMPARE(member(m_room->get(ApiRoom::coupon()), "couponStatus"), u"CLOSED"_qs);
        QCOMPARE(setUser(30, "true").status, 200);
        QCOMPARE(told(m_room->post(ApiRoom::issue(30))), u"409 closed"_qs);

        m_room->database.meddle(u"UPDATE coupon_expiry SET swept_to = 0"_qs);
        m_room->clock.advance(ExpirySweeper::kPause);
        EVENTUALLY_EQUAL(
            m_room->database.rows(u"SELECT status FROM user_coupons"_qs), u"EXPIRED"_qs);
        QCOMPARE(m_room->database.rows(kHistory), u"EXPIRED|0"_qs);
        QCOMPARE(m_room->differences(), QString());
    }

    void whatIsUsedInTimeStaysUsed_data()
    {
        QTest::addColumn<bool>("byDate");
        QTest::newRow("by days") << false;
        QTest::newRow("by date") << true;
    }

    void whatIsUsedInTimeStaysUsed()
    {
        QFETCH(bool, byDate);
        expireAt(60s, byDate);
        QCOMPARE(ask("use", 1).status, 200);

        m_room->clock.advance(120s);

        QCOMPARE(member(ask("use", 1), "status"), u"USED"_qs);
        if (byDate)  // the sweeper has been here, and did not touch it
            EVENTUALLY_EQUAL(
                m_room->database.rows(u"SELECT swept_to FROM coupon_expiry"_qs), u"1"_qs);
        QCOMPARE(member(ask("cancel-use", 1), "status"), u"EXPIRED"_qs);
        m_room->clock.advance(ExpirySweeper::kPause);
        EVENTUALLY_EQUAL(
            m_room->database.rows(u"SELECT status FROM user_coupons"_qs), u"EXPIRED"_qs);
    }

    void ofAThousandParallelUsesOneWins()
    {
        std::vector<test::Answer> answers;
        for (int order = 1; order <= 1'000; ++order) answers.push_back(start("use", order));

        int won = 0;
        for (const test::Answer& answer : answers) {
            const http::Response response = answer.get();
            won += response.status == 200;
            if (response.status != 200) QCOMPARE(told(response), u"409 used-by-another-order"_qs);
        }
        QCOMPARE(won, 1);
        QCOMPARE(m_room->database.rows(kHistory), u"USED|1"_qs);
    }

    void whoIsNotActiveIsNotThere()
    {
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"404 user-not-found"_qs);
        QCOMPARE(setUser(20, "true").body, QByteArray(R"({"active":true,"userId":20})"));
        QCOMPARE(setUser(20, "false").body, QByteArray(R"({"active":false,"userId":20})"));
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"404 user-not-found"_qs);
        m_room->view.addUsers({{20}});  // read before the change, heard of after it
        m_room->view.setUsersComplete();
        QCOMPARE(told(m_room->post(ApiRoom::issue(20))), u"404 user-not-found"_qs);

        QCOMPARE(setUser(20, "true").status, 200);
        QCOMPARE(setUser(20, "true").status, 200);

        QCOMPARE(m_room->post(ApiRoom::issue(20, "&wait=10")).status, 201);
    }

    void whatIsMalformedIsNamed()
    {
        const QByteArray use = "/api/coupons/user-coupons/" + m_id + "/use";
        QCOMPARE(told(m_room->post(use, "{}")),
            u"400 bad-request: orderId must be a whole number from 1 to 9007199254740991"_qs);
        QCOMPARE(told(m_room->post("/api/coupons/user-coupons/x/use", "{}")),
            u"400 bad-request: userCouponId must be a positive whole number"_qs);
        QCOMPARE(told(m_room->post("/api/coupons/user-coupons/7/use", R"({"orderId":1})")),
            u"404 not-found"_qs);
        QCOMPARE(told(setUser(20, "1")), u"400 bad-request: active must be true or false"_qs);
    }

    void whileTheDatabaseIsAwayOneHasToTryAgain()
    {
        m_room->database.meddle(u"ALTER TABLE user_coupon_history RENAME TO hidden"_qs);
        QCOMPARE(told(ask("use", 1)), u"503 store-unavailable"_qs);
        m_room->database.meddle(u"ALTER TABLE hidden RENAME TO user_coupon_history"_qs);

        EVENTUALLY_EQUAL(ask("use", 1).status, 200);
    }

private:
    test::Answer start(const QByteArray& action, qint64 order)
    {
        return m_room->start(Method::Post, "/api/coupons/user-coupons/" + m_id + '/' + action,
            "{\"orderId\":" + QByteArray::number(order) + '}');
    }
    http::Response ask(const QByteArray& action, qint64 order)
    {
        return start(action, order).get();
    }
    http::Response setUser(qint64 user, const QByteArray& active)
    {
        return m_room
            ->start(Method::Put, "/api/coupons/users/" + QByteArray::number(user),
                "{\"active\":" + active + '}')
            .get();
    }
    void expireAt(std::chrono::milliseconds fromNow, bool byDate = false)
    {
        const qint64 date = m_room->clock.nowMs() + fromNow.count();
        m_room->database.meddle(byDate
                ? u"INSERT INTO coupon_expiry SELECT coupon_id, %1, 0 FROM user_coupons"_qs.arg(
                    date)
                : u"UPDATE user_coupons SET expires_at = %1"_qs.arg(date));
    }
    http::Response mine() { return m_room->get("/api/coupons/user-coupons/" + m_id); }

    std::unique_ptr<ApiRoom> m_room;
    QByteArray m_id;
};

QTEST_GUILESS_MAIN(UseRoutesTest)
#include "use_routes_test.moc"
