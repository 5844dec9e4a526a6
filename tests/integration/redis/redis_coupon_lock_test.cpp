// Locks of several instances against one Redis, and every way that Redis can fail them.
#include "backend/coupon/consumer/redis_coupon_lock.h"
#include "tests/support/patience.h"
#include "tests/support/redis_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace dibs;
using namespace dibs::coupon;
using namespace dibs::test;

namespace {

constexpr std::array kCoupon{CouponId{1}};
constexpr auto kKey = "lock:coupon-issue:1";

// What 50 ms may take on a machine that has other things to do.
constexpr qint64 kBudgetAndSlackMs = 2'050;

/// Patient, so that a busy machine is not taken for a broken one.
constexpr RedisCouponLock::Times kPatient{.budget = 5s, .pause = 0ms};

/// How long the lock keeps its batch waiting.
qint64 acquireMs(CouponLock& lock)
{
    QElapsedTimer elapsed;
    elapsed.start();
    lock.acquire(kCoupon);
    return elapsed.elapsed();
}

}  // namespace

class RedisCouponLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RedisServer>();
        if (const QString problem = m_server->start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void ofTwoOnlyOneGetsIt()
    {
        RedisCouponLock first(m_server->address(), kPatient);
        RedisCouponLock second(m_server->address(), {.budget = 500ms});
        first.acquire(kCoupon);
        const QByteArray owner = m_server->ask({"GET", kKey}).text;

        second.acquire(kCoupon);

        QCOMPARE(second.problem(), u"somebody else holds lock:coupon-issue:1"_qs);
        second.release();
        QCOMPARE(m_server->ask({"GET", kKey}).text, owner);
        first.release();
        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 0);
    }

    void whoWaitsGetsItWhenItIsReleased()
    {
        RedisCouponLock first(m_server->address(), kPatient);
        RedisCouponLock second(m_server->address(), kPatient);
        first.acquire(kCoupon);

        std::thread waiting([&] { second.acquire(kCoupon); });
        first.release();
        waiting.join();

        QCOMPARE(second.problem(), QString());
        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 1);
    }

    void neverDoTwoHoldItAtOnce()
    {
        std::atomic<int> inside = 0;
        std::atomic<int> overlaps = 0;
        const auto work = [&] {
            RedisCouponLock lock(m_server->address(), kPatient);
            for (int batch = 0; batch < 50; ++batch) {
                lock.acquire(kCoupon);
                overlaps += inside.fetch_add(1) != 0;
                --inside;
                lock.release();
            }
            overlaps += !lock.problem().isEmpty();
        };
        std::thread one(work);
        std::thread other(work);
        one.join();
        other.join();

        QCOMPARE(overlaps.load(), 0);
    }

    void theDeadAreOutlivedByTheExpiry()
    {
        auto times = kPatient;
        times.expiry = 100ms;
        RedisCouponLock(m_server->address(), times).acquire(kCoupon);
        QVERIFY(m_server->ask({"PTTL", kKey}).integer <= 100);

        RedisCouponLock heir(m_server->address(), kPatient);
        heir.acquire(kCoupon);

        QCOMPARE(heir.problem(), QString());
        QVERIFY(m_server->ask({"PTTL", kKey}).integer > 5'000);
    }

    void aLockThatWentToSomebodyElseIsNotReleased()
    {
        auto times = kPatient;
        times.expiry = 20ms;
        RedisCouponLock former(m_server->address(), times);
        RedisCouponLock owner(m_server->address(), kPatient);
        former.acquire(kCoupon);
        owner.acquire(kCoupon);

        former.release();

        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 1);
        owner.release();
        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 0);
    }

    void aFlushWhileItIsHeldIsNoProblem()
    {
        RedisCouponLock lock(m_server->address(), kPatient);
        lock.acquire(kCoupon);
        m_server->ask({"FLUSHALL"});
        m_server->ask({"SCRIPT", "FLUSH"});

        lock.release();
        lock.acquire(kCoupon);

        QCOMPARE(lock.problem(), QString());
        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 1);
    }

    void allCouponsOfABatchTakeOneRoundTripEachWay()
    {
        RedisCouponLock lock(m_server->address(), kPatient);
        const std::array coupons{CouponId{3}, CouponId{1}, CouponId{2}};
        lock.acquire(coupons);
        lock.release();
        m_server->ask({"CONFIG", "RESETSTAT"});

        lock.acquire(coupons);
        QCOMPARE(m_server->ask({"DBSIZE"}).integer, 3);
        lock.release();

        QCOMPARE(m_server->ask({"DBSIZE"}).integer, 0);
        const QByteArray calls = m_server->ask({"INFO", "commandstats"}).text;
        QVERIFY2(calls.contains("cmdstat_evalsha:calls=2,"), calls.constData());
    }

    void behindOneThatIsTakenNothingIsHeldWhileWaiting()
    {
        RedisCouponLock first(m_server->address(), kPatient);
        RedisCouponLock second(m_server->address());
        first.acquire(std::array{CouponId{2}});

        second.acquire(std::array{CouponId{3}, CouponId{2}, CouponId{1}});

        QCOMPARE(m_server->ask({"EXISTS", "lock:coupon-issue:1"}).integer, 1);
        QCOMPARE(m_server->ask({"EXISTS", "lock:coupon-issue:3"}).integer, 0);
    }

    void aDeadRedisIsSaidAndTriedAgainLater()
    {
        RedisCouponLock lock(m_server->address(), {.budget = 5s, .pause = 100ms});
        lock.acquire(kCoupon);
        m_server->kill();

        lock.release();
        QVERIFY(!lock.problem().isEmpty());

        QCOMPARE(m_server->start(), QString());
        EVENTUALLY_EQUAL((lock.acquire(kCoupon), lock.problem()), QString());
        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 1);
    }

    void aServerThatNeverAnswersCostsOneBudgetASecond()
    {
        const SilentServer silent;
        RedisCouponLock lock(silent.address());

        QVERIFY(acquireMs(lock) < kBudgetAndSlackMs);
        QCOMPARE(lock.problem(), u"no answer in time"_qs);

        QElapsedTimer elapsed;
        elapsed.start();
        for (int batch = 0; batch < 100; ++batch) {
            lock.acquire(kCoupon);
            lock.release();
        }
        QVERIFY(elapsed.elapsed() < 100);
        QVERIFY(!lock.problem().isEmpty());
    }

    void aRedisThatIsSlowByHalfASecondCostsOneBudget()
    {
        RedisCouponLock lock(m_server->address());
        lock.acquire(kCoupon);
        lock.release();
        m_server->ask({"CLIENT", "PAUSE", "500", "ALL"});

        QVERIFY(acquireMs(lock) < kBudgetAndSlackMs);

        QCOMPARE(lock.problem(), u"no answer in time"_qs);
    }

    void whatRedisTookTooLateIsStillOurs()
    {
        RedisCouponLock lock(m_server->address(), {.budget = 50ms, .pause = 0ms});
        lock.acquire(kCoupon);
        lock.release();
        m_server->freeze();
        lock.acquire(kCoupon);
        m_server->thaw();
        QVERIFY(!lock.problem().isEmpty());
        EVENTUALLY_EQUAL(m_server->ask({"EXISTS", kKey}).integer, 1);

        EVENTUALLY_EQUAL((lock.acquire(kCoupon), lock.problem()), QString());
        lock.release();
        QCOMPARE(m_server->ask({"EXISTS", kKey}).integer, 0);
    }

private:
    std::unique_ptr<RedisServer> m_server;
};

QTEST_GUILESS_MAIN(RedisCouponLockTest)
#include "redis_coupon_lock_test.moc"
