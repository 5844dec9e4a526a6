// Several instances on one server: whoever comes second ends well, and whoever was frozen, killed
// or locked out changes nothing.
#include "backend/coupon/repository/sql_secrets.h"
#include "backend/coupon/service/issuance.h"
#include "tests/support/coupon_database.h"

#include <QTest>

#include <array>
#include <future>
#include <latch>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;
using dibs::test::presses;

namespace {

constexpr CouponId kCoupon{1};

/// Runs `work(connection, n)` on so many threads at once; the errors, if any.
QString atOnce(const CouponDatabase& database, int threads,
    const std::function<Result<void>(sql::Connection&, int)>& work)
{
    std::latch start(threads);
    std::vector<std::future<QString>> running;
    for (int n = 0; n < threads; ++n) {
        running.push_back(std::async(std::launch::async, [&, n] {
            const auto connection = database.open();
            start.arrive_and_wait();
            const Result<void> done = work(*connection, n);
            return done ? QString() : done.error().detail + u'\n';
        }));
    }
    QString errors;
    for (auto& thread : running) errors += thread.get();
    return errors;
}

/// As the worker does: an Unavailable comes again.
QString applyUntilItIsTaken(Consumer& consumer, const QList<eventlog::Record>& records)
{
    for (int attempt = 0; attempt < 50; ++attempt) {
        const auto batch = consumer.issuance.apply(0, records);
        if (batch) return {};
        if (batch.error().code != ErrorCode::Unavailable) return batch.error().detail;
    }
    return u"never"_qs;
}

}  // namespace

class SharedDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!CouponDatabase::isThere(sql::Dialect::Mysql)) QSKIP(CouponDatabase::kNoServer);
        m_database = std::make_unique<CouponDatabase>(sql::Dialect::Mysql);
        m_database->addCoupon(kCoupon, 1'000);
    }
    void cleanup() { m_database.reset(); }

    void aFrozenConsumerKeepsNobodyOutAndAppliesNothingWhenItWakes()
    {
        Consumer frozen(*m_database);
        QVERIFY(frozen.store.begin());
        QVERIFY(frozen.store.position(0));  // and here it is stopped, with the lock in its hand

        Consumer other(*m_database);
        QCOMPARE(applyUntilItIsTaken(other, presses({10, 20})), QString());
        const QString before = m_database->everything();

        const Result<void> written = frozen.store.write(batchOf(10));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Unavailable);
        QVERIFY(!frozen.store.commit());
        QCOMPARE(m_database->everything(), before);
    }

    void aConsumerKilledBeforeItsCommitLeavesNothing()
    {
        Consumer doomed(*m_database);
        const QString before = m_database->everything();
        QVERIFY(doomed.store.begin());
        QVERIFY(doomed.store.position(0));
        QVERIFY(doomed.store.write(batchOf(10)));
        kill(*doomed.connection);

        const Result<void> committed = doomed.store.commit();

        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::Unavailable);
        Consumer next(*m_database);
        QCOMPARE(next.store.position(0)->nextOffset, 0);  // waits for the lock, if need be
        QCOMPARE(m_database->everything(), before);
        QCOMPARE(applyUntilItIsTaken(next, presses({10, 20})), QString());
        QCOMPARE(m_database->rows(u"SELECT user_id, sequence FROM user_coupons ORDER BY 1"_qs),
            u"10|1\n20|2"_qs);
    }

    void consumersOfDifferentPartitionsDoNotWaitForEachOther()
    {
        // So many of a small table that it would rather be read as a whole.
        const std::array<CouponId, 3> strangers{{{90}, {91}, {92}}};
        for (const CouponId coupon : strangers) m_database->addCoupon(coupon, 5);
        QVERIFY(m_database->rows(u"ANALYZE TABLE coupons"_qs).endsWith(u"OK"));
        Consumer here(*m_database);
        Consumer there(*m_database);
        QVERIFY(there.store.ensurePosition(1, u"log-1"_qs));
        QVERIFY(here.store.begin());
        QVERIFY(here.store.position(0));
        Ledger ledger(0, Consumer::homeOf);
        QVERIFY(here.store.loadFacts({{0, 0, test::event(1, {10}, kCoupon)}}, ledger));

        QList<eventlog::Record> records;
        for (const CouponId coupon : strangers)
            records.append(
                test::record(records.size(), test::event(2 + records.size(), {10}, coupon)));
        const auto batch = there.issuance.apply(1, records);

        QVERIFY2(batch, batch ? "" : qPrintable(batch.error().detail));
        QCOMPARE(batch->decisions.front().outcome, Outcome::Issued);
    }

    void theSecondWallHoldsWhenTheStockIsWrong()
    {
        m_database->meddle(u"UPDATE coupons SET remaining = 0"_qs);
        Consumer consumer(*m_database);
        QVERIFY(consumer.store.begin());

        const Result<void> written = consumer.store.write(batchOf(10));

        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Corrupt);
    }

    void stockThatIsRaisedWhileCouponsAreIssuedIsNotLost()
    {
        constexpr int kRaises = 40;
        constexpr int kBatches = 100;
        const QString errors = atOnce(*m_database, 2, [&](sql::Connection& connection, int n) {
            return n == 0 ? raiseStock(connection, kRaises) : issue(kBatches);
        });

        QCOMPARE(errors, QString());
        QCOMPARE(m_database->rows(u"SELECT total_stock, total_stock - remaining FROM coupons"_qs),
            u"%1|%2"_qs.arg(1'000 + kRaises).arg(kBatches));
    }

    void instancesThatCreateAtOnceGetDifferentIds()
    {
        const QString errors = atOnce(*m_database, 2, [](sql::Connection& connection, int) {
            SqlCouponCommands commands(connection, Consumer::homeOf);
            for (int i = 0; i < 10; ++i)
                if (const auto made = commands.create({.totalStock = 1}, test::kNowMs); !made)
                    return Result<void>(made.error());
            return Result<void>();
        });

        QCOMPARE(errors, QString());
        QCOMPARE(m_database->rows(u"SELECT count(*), max(coupon_id) FROM coupons"_qs), u"21|21"_qs);
        QCOMPARE(m_database->rows(u"SELECT count(*) FROM coupon_changes"_qs), u"21"_qs);
    }

    void instancesThatAskForOneIdAtOnceAreToldApart()
    {
        std::atomic<int> made = 0;
        const QString errors = atOnce(*m_database, 4, [&](sql::Connection& connection, int) {
            SqlCouponCommands commands(connection, Consumer::homeOf);
            const auto created = commands.create({.couponId = {7}, .totalStock = 1}, test::kNowMs);
            if (created) ++made;
            const bool isFine = created || created.error().code == ErrorCode::Conflict;
            return isFine ? Result<void>() : created.error();
        });

        QCOMPARE(errors, QString());
        QCOMPARE(made, 1);
    }

    void instancesThatStartAtOnceShareAllTheyMake()
    {
        std::mutex mutex;
        QSet<QByteArray> keys;
        const QString errors = atOnce(*m_database, 4, [&](sql::Connection& connection, int) {
            const Result<QByteArray> key = requestIdKey(connection);
            if (!key) return Result<void>(key.error());
            {
                const std::lock_guard lock(mutex);
                keys.insert(*key);
            }
            SqlIssuanceStore store(connection);
            for (int partition = 0; partition < 20; ++partition)
                if (auto made = store.ensurePosition(partition, u"log-1"_qs); !made) return made;
            return SqlCouponCommands(connection, Consumer::homeOf).addUsers(15'000);
        });

        QCOMPARE(errors, QString());
        QCOMPARE(keys.size(), 1);
        QCOMPARE(m_database->rows(u"SELECT count(*) FROM consumer_position"_qs), u"20"_qs);
        QCOMPARE(
            m_database->rows(u"SELECT count(*), max(user_id) FROM users"_qs), u"15000|15000"_qs);
    }

    void whoOnlyLooksAtAPositionDoesNotWaitForIt()
    {
        Consumer consumer(*m_database);
        QVERIFY(consumer.store.begin());
        QVERIFY(consumer.store.position(0));

        const auto reader = m_database->open(sql::Connection::Access::ReadOnly);
        QVERIFY(readPosition(*reader, 0));
    }

    void deadLettersThatFitNoPacketTogetherAreKept()
    {
        Consumer consumer(*m_database);
        QList<eventlog::Record> records;
        for (qint64 offset = 0; offset < 24; ++offset)
            records.append({offset, test::kNowMs, "key", QByteArray(900'000, 'x'), {}});

        const auto batch = consumer.issuance.apply(0, records);

        QVERIFY2(batch, batch ? "" : qPrintable(batch.error().detail));
        QCOMPARE(m_database->rows(u"SELECT min(length(payload)), count(*) FROM dead_letters"_qs),
            u"900000|24"_qs);
    }

private:
    static BatchOutcome batchOf(qint64 user)
    {
        BatchOutcome batch{.nextOffset = 1, .decidedAtMs = test::kNowMs};
        batch.decisions.push_back({.request = {0, test::kNowMs, test::event(0, {user}, kCoupon)},
            .outcome = Outcome::Issued,
            .sequence = 1,
            .userCouponId = {1}});
        return batch;
    }
    /// As the worker and operators do: until a partition has its first position nobody can lock it,
    /// and of two who then wait for each other the server sends one away.
    static auto untilAvailable(const auto& attempt)
    {
        auto result = attempt();
        for (int again = 0; !result && result.error().code == ErrorCode::Unavailable && again < 20;
             ++again)
            result = attempt();
        return result;
    }
    static Result<void> raiseStock(sql::Connection& connection, int times)
    {
        SqlCouponCommands commands(connection, Consumer::homeOf);
        for (int i = 1; i <= times; ++i) {
            const auto raised = untilAvailable(
                [&] { return commands.change(kCoupon, {.totalStock = 1'000 + i}, test::kNowMs); });
            if (!raised) return raised.error();
        }
        return {};
    }
    Result<void> issue(int batches) const
    {
        Consumer consumer(*m_database);
        for (int i = 0; i < batches; ++i) {
            const auto batch
                = untilAvailable([&] { return consumer.issuance.apply(0, presses({i + 1}, i)); });
            if (!batch) return batch.error();
        }
        return {};
    }
    void kill(sql::Connection& connection) const
    {
        sql::Statement& id = connection.prepared(u"SELECT connection_id()"_qs);
        QVERIFY(id.execute() && id.next());
        m_database->meddle(u"KILL CONNECTION "_qs + id.text(0));
    }

    std::unique_ptr<CouponDatabase> m_database;
};

QTEST_GUILESS_MAIN(SharedDatabaseTest)
#include "shared_database_test.moc"
