#include "backend/server/view_warm_up.h"

#include "tests/support/coupon_database.h"
#include "tests/support/patience.h"

#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::coupon;
using Verdict = HotView::Verdict;

namespace {

constexpr qint64 kRowsPerStep = 10'000;  // that of view_warm_up.cpp
constexpr CouponId kFirst{1};
constexpr CouponId kSecond{2};

/// `insert` once for each n from 1 to `count`.
void fill(const test::CouponDatabase& database, qint64 count, const char* insert)
{
    database.meddle(u"WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers"
                    " WHERE n < %1) %2 FROM numbers"_qs.arg(count)
                        .arg(QLatin1String(insert)));
}

void addUsers(const test::CouponDatabase& database, qint64 count)
{
    fill(database, count, "INSERT INTO users (user_id) SELECT n");
}

/// Users 1 … count hold the coupon.
void addHolders(const test::CouponDatabase& database, CouponId coupon, qint64 count)
{
    const QString insert
        = u"INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id, sequence, issued_at)"
          " SELECT n * 1024 + %1, %1, n, n, 0"_qs.arg(coupon.value);
    fill(database, count, qPrintable(insert));
}

/// A view of the database, and one thread that reads it.
struct Reading {
    explicit Reading(const test::CouponDatabase& database)
    {
        const std::unique_ptr<sql::Connection> connection = database.open();
        SqlCouponQueries queries(*connection);
        coupons = server::loadCoupons(queries, view);
        pool = std::move(
            *SqlQueryPool::start(1, [&database]() -> Result<std::unique_ptr<sql::Connection>> {
                return database.open(sql::Connection::Access::ReadOnly);
            }));
    }

    Verdict verdict(UserId user, CouponId coupon = kFirst) const
    {
        return view.ask(coupon, user, test::kNowMs + 1).verdict;
    }
    bool holds(UserId user, CouponId coupon = kFirst) const
    {
        const HotView::Answer answer = view.ask(coupon, user, test::kNowMs + 1);
        return answer.verdict == Verdict::Refuse && answer.refusal == Refusal::AlreadyIssued;
    }

    HotView view{UserPolicy::Registered};
    Result<void> coupons;
    std::unique_ptr<SqlQueryPool> pool;
};

}  // namespace

class ViewWarmUpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database.emplace();
        m_database->addCoupon(kFirst, 20'000);
    }

    void allCouponsAreThereAtOnce()
    {
        fill(*m_database, kRowsPerStep,
            "INSERT INTO coupons (coupon_id, description, discount_type, discount_amount,"
            " min_order_amount, total_stock, remaining, opens_at)"
            " SELECT n + 1, 'One of many', 'FIXED', 1, 0, 1, 1, 0");

        const Reading reading(*m_database);

        QVERIFY(reading.coupons);
        QCOMPARE(reading.view.coupons().size(), kRowsPerStep + 1);
    }

    void withoutCouponsThereIsNoStart()
    {
        m_database->meddle(u"DROP TABLE coupons"_qs);

        QVERIFY(!Reading(*m_database).coupons);
    }

    void usersAreCompleteOnlyWhenTheLastOneIsKnown()
    {
        addUsers(*m_database, kRowsPerStep + 1);
        Reading reading(*m_database);
        std::promise<void> go;
        std::pair<Verdict, Verdict> halfway;

        // One thread works in the order asked, so the last of these runs between two steps.
        QVERIFY(reading.pool->submit([&](SqlCouponQueries&) { go.get_future().wait(); }));
        server::warmUp(*reading.pool, reading.view, server::UsersMayGrow::No);
        QVERIFY(reading.pool->submit([&](SqlCouponQueries&) {
            halfway = {reading.verdict({kRowsPerStep}), reading.verdict({kRowsPerStep + 1})};
        }));
        go.set_value();

        EVENTUALLY_EQUAL(reading.verdict({kRowsPerStep + 2}), Verdict::Refuse);
        QCOMPARE(halfway, std::pair(Verdict::Admit, Verdict::UserUnknown));
        QCOMPARE(reading.verdict({kRowsPerStep + 1}), Verdict::Admit);
    }

    void anEvenNumberOfUsersIsCompleteToo()
    {
        addUsers(*m_database, kRowsPerStep);
        Reading reading(*m_database);

        server::warmUp(*reading.pool, reading.view, server::UsersMayGrow::No);

        EVENTUALLY_EQUAL(reading.verdict({kRowsPerStep + 1}), Verdict::Refuse);
        QCOMPARE(reading.verdict({kRowsPerStep}), Verdict::Admit);
    }

    void whoIsNotActiveIsNotKnown()
    {
        addUsers(*m_database, 2);
        m_database->meddle(u"UPDATE users SET active = 0 WHERE user_id = 1"_qs);
        Reading reading(*m_database);

        server::warmUp(*reading.pool, reading.view, server::UsersMayGrow::No);

        EVENTUALLY_EQUAL(reading.verdict({1}), Verdict::Refuse);
        QCOMPARE(reading.verdict({2}), Verdict::Admit);
    }

    void holdersOfAllCouponsAreKnown()
    {
        m_database->addCoupon(kSecond, 10);
        addUsers(*m_database, kRowsPerStep + 2);
        addHolders(*m_database, kFirst, kRowsPerStep + 1);
        addHolders(*m_database, kSecond, 1);
        Reading reading(*m_database);

        server::warmUp(*reading.pool, reading.view, server::UsersMayGrow::No);

        EVENTUALLY(reading.holds({1}, kFirst));
        EVENTUALLY(reading.holds({kRowsPerStep + 1}, kFirst));
        EVENTUALLY(reading.holds({1}, kSecond));
        EVENTUALLY_EQUAL(reading.verdict({kRowsPerStep + 2}, kFirst), Verdict::Admit);
        QCOMPARE(reading.verdict({2}, kSecond), Verdict::Admit);
    }

    void aPoolThatIsClosedLeavesEverybodyUnknown()
    {
        addUsers(*m_database, 1);
        Reading reading(*m_database);
        reading.pool->stop();

        server::warmUp(*reading.pool, reading.view, server::UsersMayGrow::No);

        QCOMPARE(reading.verdict({1}), Verdict::UserUnknown);
    }

    void usersThatCannotBeReadStayUnknownAndHoldersAreReadAllTheSame()
    {
        addHolders(*m_database, kFirst, 1);
        m_database->meddle(u"DROP TABLE users"_qs);
        Reading reading(*m_database);

        server::warmUp(*reading.pool, reading.view, server::UsersMayGrow::No);

        EVENTUALLY(reading.holds({1}));
        QCOMPARE(reading.verdict({2}), Verdict::UserUnknown);
    }

private:
    std::optional<test::CouponDatabase> m_database;
};

QTEST_GUILESS_MAIN(ViewWarmUpTest)
#include "view_warm_up_test.moc"
