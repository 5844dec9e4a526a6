// However many use a coupon at once, and from however many instances: one does.
#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/repository/sql_user_coupon_commands.h"

#include "tests/support/coupon_database.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;
using dibs::test::kNowMs;

class UseRaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { CouponDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!CouponDatabase::isThere(dialect)) QSKIP(CouponDatabase::kNoServer);
        m_database = std::make_unique<CouponDatabase>(dialect);
        m_database->addCoupon({1}, 10);
        QVERIFY(Consumer(*m_database).issuance.apply(0, test::presses({10, 20, 30})));
    }
    void cleanup() { m_database.reset(); }

    void ofAThousandUsesFromFourInstancesOneWins()
    {
        std::atomic<int> won = 0;
        {
            std::vector<std::jthread> instances;
            for (int instance = 0; instance < 4; ++instance)
                instances.emplace_back([&, instance] { won += useMany(1 + instance * 250, 250); });
        }

        QCOMPARE(won.load(), 1);
        QCOMPARE(m_database->rows(u"SELECT count(*) FROM user_coupon_history"_qs), u"1"_qs);
        QCOMPARE(m_database->rows(u"SELECT count(*) FROM user_coupons JOIN user_coupon_history"
                                  " USING (user_coupon_id, order_id) WHERE status = 'USED'"_qs),
            u"1"_qs);
    }

    void twoSweepersWriteEachExpiryOnce_data()
    {
        QTest::addColumn<bool>("byDate");
        QTest::newRow("by days") << false;
        QTest::newRow("by date") << true;
    }

    void twoSweepersWriteEachExpiryOnce()
    {
        QFETCH(bool, byDate);
        m_database->meddle(byDate ? u"INSERT INTO coupon_expiry VALUES (1, %1, 0)"_qs.arg(kNowMs)
                                  : u"UPDATE user_coupons SET expires_at = %1"_qs.arg(kNowMs - 1));
        {
            std::vector<std::jthread> instances;
            for (int instance = 0; instance < 2; ++instance)
                instances.emplace_back([this] { sweepAll(); });
        }

        QCOMPARE(m_database->rows(u"SELECT kind, count(*) FROM user_coupon_history"_qs),
            u"EXPIRED|3"_qs);
        QCOMPARE(m_database->rows(u"SELECT count(*) FROM user_coupons WHERE status = 'EXPIRED'"_qs),
            u"3"_qs);
    }

    void whatIsIssuedBehindTheSweeperIsSweptToo()
    {
        m_database->meddle(u"INSERT INTO coupon_expiry VALUES (1, %1, 0)"_qs.arg(kNowMs));
        sweepAll();
        QCOMPARE(m_database->rows(u"SELECT swept_to FROM coupon_expiry"_qs), u"3"_qs);
        QVERIFY(Consumer(*m_database).issuance.apply(0, test::presses({40}, 3)));

        sweepAll();

        QCOMPARE(m_database->rows(u"SELECT count(*) FROM user_coupons WHERE status = 'EXPIRED'"_qs),
            u"4"_qs);
    }

private:
    /// Uses of coupon 1's first user coupon, ten in a transaction; how many were done.
    int useMany(qint64 firstOrder, int count)
    {
        const auto connection = m_database->open();
        SqlUserCouponCommands commands(*connection);
        int done = 0;
        for (int i = 0; i < count;) {
            std::vector<UseWish> wishes;
            for (int n = 0; n < 10; ++n)
                wishes.push_back({userCouponIdAt(0, 0), firstOrder + i + n});
            const auto decisions = commands.apply(wishes, kNowMs);
            if (!decisions && decisions.error().code == ErrorCode::Unavailable) continue;
            if (!decisions) qFatal("%s", qUtf8Printable(decisions.error().detail));
            for (const UseDecision& each : *decisions) done += each.answer == UseAnswer::Done;
            i += 10;
        }
        return done;
    }

    void sweepAll()
    {
        const auto connection = m_database->open();
        SqlUserCouponCommands commands(*connection);
        while (true) {
            const auto mayBeMore = commands.sweep(kNowMs, 2);
            if (mayBeMore && !*mayBeMore) return;
        }
    }

    std::unique_ptr<CouponDatabase> m_database;
};

QTEST_GUILESS_MAIN(UseRaceTest)
#include "use_race_test.moc"
