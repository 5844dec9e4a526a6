// What every CouponLock promises, in process and through the Redis of DIBS_REDIS.
#include "backend/coupon/consumer/redis_coupon_lock.h"
#include "tests/support/redis_server.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace dibs;
using namespace dibs::coupon;
using namespace dibs::test;

class CouponLockContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("local") << u"local"_qs;
        QTest::newRow("redis") << u"redis"_qs;
    }

    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_lock.reset();
        if (kind == u"local") {
            m_lock = std::make_unique<LocalCouponLock>();
            return;
        }
        const Result<redis::Address> address = sharedRedis();
        if (!address) QSKIP(qPrintable(address.error().detail));
        m_lock = std::make_unique<RedisCouponLock>(*address);
    }

    void batchAfterBatchTakesAndReleases()
    {
        for (int batch = 0; batch < 10; ++batch) {
            m_lock->acquire(std::array{coupon(1), coupon(2)});
            m_lock->release();
            QCOMPARE(m_lock->problem(), QString());
        }
    }

    void noCouponTwiceTheSameAndAThousandAreAllFine()
    {
        std::vector<CouponId> many;
        for (qint64 i = 0; i < 1'000; ++i) many.push_back(coupon(i));

        m_lock->acquire({});
        m_lock->release();
        m_lock->acquire(std::array{coupon(1), coupon(1)});
        m_lock->release();
        m_lock->acquire(many);
        m_lock->release();

        QCOMPARE(m_lock->problem(), QString());
    }

    void releasingWhatWasNeverTakenIsHarmless()
    {
        m_lock->release();
        m_lock->acquire(std::array{coupon(1)});
        m_lock->release();
        m_lock->release();

        QCOMPARE(m_lock->problem(), QString());
    }

    void aBatchThatWasNotReleasedDoesNotBlockTheNext()
    {
        m_lock->acquire(std::array{coupon(1)});
        m_lock->acquire(std::array{coupon(1)});
        m_lock->release();

        QCOMPARE(m_lock->problem(), QString());
    }

    void itIsCheapBesideABatchOfTenMilliseconds()
    {
        std::array<qint64, 1'001> rounds{};
        for (qint64& round : rounds) {
            QElapsedTimer elapsed;
            elapsed.start();
            m_lock->acquire(std::array{coupon(1)});
            m_lock->release();
            round = elapsed.nsecsElapsed();
        }
        std::ranges::sort(rounds);
        const qint64 medianUs = rounds[rounds.size() / 2] / 1'000;
        qInfo("lock and release of one coupon: %lld us, p99 %lld us", medianUs,
            rounds[rounds.size() * 99 / 100] / 1'000);
        // The goal is 2 %, 200 us; here other tests want the processor too.
        QVERIFY(medianUs < 5'000);
    }

private:
    CouponId coupon(qint64 number) const { return {m_first + number}; }

    // Others use the same server.
    const qint64 m_first = 1 + QRandomGenerator::global()->bounded(qint64{1} << 40);
    std::unique_ptr<CouponLock> m_lock;
};

QTEST_GUILESS_MAIN(CouponLockContractTest)
#include "coupon_lock_contract_test.moc"
