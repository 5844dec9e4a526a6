#include "backend/coupon/repository/sql_query_pool.h"

#include "tests/support/coupon_database.h"
#include "tests/support/patience.h"

#include <QTest>

#include <future>
#include <semaphore>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::CouponDatabase;

class QueryPoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto pool = SqlQueryPool::start(1, [this] {
            return Result<std::unique_ptr<sql::Connection>>(
                m_database.open(sql::Connection::Access::ReadOnly));
        });
        QVERIFY(pool);
        m_pool = std::move(*pool);
    }

    void aQueryRunsOnAThreadOfThePool()
    {
        std::promise<std::thread::id> ranOn;

        QVERIFY(m_pool->submit([&](SqlCouponQueries& queries) {
            if (queries.coupons({}, 1)) ranOn.set_value(std::this_thread::get_id());
        }));

        QVERIFY(ranOn.get_future().get() != std::this_thread::get_id());
    }

    void aFullQueueRefuses()
    {
        std::binary_semaphore entered(0);
        std::binary_semaphore mayGo(0);
        QVERIFY(m_pool->submit([&](SqlCouponQueries&) {
            entered.release();
            mayGo.acquire();
        }));
        entered.acquire();

        for (size_t i = 0; i < SqlQueryPool::kQueuedMax; ++i)
            QVERIFY(m_pool->submit([](SqlCouponQueries&) {}));
        QVERIFY(!m_pool->submit([](SqlCouponQueries&) {}));
        mayGo.release();
        m_pool->stop();  // before the semaphores it uses are gone
    }

    void whatIsQueuedAtTheStopIsDroppedAndNothingTakenAnyMore()
    {
        std::binary_semaphore entered(0);
        std::binary_semaphore mayGo(0);
        std::atomic<int> ran = 0;
        QVERIFY(m_pool->submit([&](SqlCouponQueries&) {
            entered.release();
            mayGo.acquire();
        }));
        entered.acquire();
        const auto token = std::make_shared<int>(0);
        QVERIFY(m_pool->submit([&ran, token](SqlCouponQueries&) { ++ran; }));

        std::jthread stopper([this] { m_pool->stop(); });
        while (m_pool->submit([](SqlCouponQueries&) {})) std::this_thread::yield();
        mayGo.release();
        stopper.join();

        QCOMPARE(ran, 0);
        QCOMPARE(token.use_count(), 1);
    }

    void withoutADatabaseItDoesNotStart()
    {
        const auto pool = SqlQueryPool::start(
            2, [] { return fail(ErrorCode::Unavailable, QStringLiteral("away")); });

        QVERIFY(!pool);
        QCOMPARE(pool.error().detail, u"away"_qs);
    }

    void aConnectionThatTheServerClosedIsReplaced()
    {
        if (!CouponDatabase::isThere(sql::Dialect::Mysql)) QSKIP(CouponDatabase::kNoServer);
        const CouponDatabase server(sql::Dialect::Mysql);
        const auto pool = SqlQueryPool::start(1, [&]() -> Result<std::unique_ptr<sql::Connection>> {
            return server.open(sql::Connection::Access::ReadOnly);
        });
        const auto isAnswered = [&pool] {
            std::promise<bool> answered;
            const bool taken = (*pool)->submit([&](SqlCouponQueries& queries) {
                answered.set_value(bool(queries.coupons({}, 1)));
            });
            return taken && answered.get_future().get();
        };
        QVERIFY(isAnswered());

        server.meddle(u"KILL CONNECTION "_qs
            + server.rows(u"SELECT id FROM information_schema.processlist WHERE db = database()"
                          " AND id <> connection_id()"_qs));

        EVENTUALLY(isAnswered());
        QVERIFY(isAnswered());
    }

private:
    CouponDatabase m_database;
    std::unique_ptr<SqlQueryPool> m_pool;
};

QTEST_GUILESS_MAIN(QueryPoolTest)
#include "query_pool_test.moc"
