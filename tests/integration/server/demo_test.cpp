#include "backend/server/demo.h"

#include "backend/server/server.h"
#include "tests/support/core_room.h"
#include "tests/support/coupon_database.h"

#include <QTest>

using namespace dibs;

namespace {

constexpr auto kUsers = "SELECT count(*), min(user_id), max(user_id), min(active) FROM users";
constexpr auto kCoupons
    = "SELECT coupon_id, description, total_stock, remaining, opens_at FROM coupons";

Result<void> makeDemo(const test::CouponDatabase& database, qint64 nowMs)
{
    const std::unique_ptr<sql::Connection> connection = database.open();
    coupon::SqlCouponCommands commands(*connection, test::Consumer::homeOf);
    return server::makeDemo(commands, nowMs);
}

QString rows(const test::CouponDatabase& database, const char* select)
{
    return database.rows(QLatin1String(select));
}

/// Starts a server on a new directory, and tells how many users and coupons it begins with.
QString contentsOfANewServer(bool demo)
{
    const QTemporaryDir directory;
    const Result<std::unique_ptr<server::Server>> server
        = server::Server::start({.backing = {.dataDirectory = directory.path()},
            .port = 0,
            .httpThreads = 1,
            .demo = demo});
    if (!server) return server.error().detail;
    return test::rows(directory.filePath(QStringLiteral("coupon.db")),
        QStringLiteral("SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM coupons)"));
}

}  // namespace

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereIsACampaignThatIsOpenAndPeopleToTakePart()
    {
        const test::CouponDatabase database;

        QVERIFY(makeDemo(database, test::kNowMs));

        QCOMPARE(rows(database, kCoupons), u"1|Opening night|10000|10000|1767225600000"_qs);
        QCOMPARE(rows(database, kUsers), u"100000|1|100000|1"_qs);
    }

    void twiceIsOnce()
    {
        const test::CouponDatabase database;
        QVERIFY(makeDemo(database, test::kNowMs));
        const QString once = database.everything();

        QVERIFY(makeDemo(database, test::kNowMs + 1));

        QVERIFY(database.everything() == once);
    }

    void whatExistsStaysAsItIs()
    {
        const test::CouponDatabase database;
        database.addCoupon({1}, 5);
        database.meddle(u"INSERT INTO users (user_id, active) VALUES (7, 0)"_qs);

        QVERIFY(makeDemo(database, test::kNowMs));

        QVERIFY(rows(database, kCoupons).startsWith(u"1|Night|5|5|"));
        QCOMPARE(rows(database, "SELECT active FROM users WHERE user_id IN (7, 8)"), u"0\n1"_qs);
    }

    void aDatabaseThatCannotBeWrittenIsSaidSo()
    {
        const test::CouponDatabase database;
        database.meddle(u"DROP TABLE users"_qs);

        const Result<void> made = makeDemo(database, test::kNowMs);

        QVERIFY(!made);
        QVERIFY2(made.error().detail.contains(u"users"), qPrintable(made.error().detail));
    }

    void theShopHasCustomersWithPointsAndProducts()
    {
        const test::CoreDatabase database;
        const auto connection = database.open();
        core::CoreCommands commands(*connection);

        for (int twice = 0; twice < 2; ++twice) QVERIFY(server::makeCoreDemo(commands, 1));

        QCOMPARE(database.rows(u"SELECT count(*), min(points), max(points), min(told) FROM"
                               " core_users"_qs),
            u"1000|10000|10000|1"_qs);
        QCOMPARE(database.rows(u"SELECT product_id, price, stock FROM core_products"_qs),
            u"1|18000|1000\n2|9000|500\n3|1500|10"_qs);
        QCOMPARE(test::wrongInBooks([&](const QString& select) { return database.rows(select); }),
            QString());
    }

    void onlyWhoAsksForItGetsIt()
    {
        QCOMPARE(contentsOfANewServer(false), u"0|0"_qs);
        QCOMPARE(contentsOfANewServer(true), u"100000|1"_qs);
    }
};

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_test.moc"
