// Whatever goes wrong while a batch is stored: nothing of it is there, the position included, and
// the same batch applies later as if nothing had been.
#include "backend/coupon/service/issuance.h"

#include "tests/support/coupon_database.h"
#include "tests/support/failing_disk.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;
using dibs::test::FailingDisk;

namespace {

constexpr CouponId kCoupon{1};

/// Something for every table: a winner, a dead letter, a rejection.
QList<eventlog::Record> batchOfAllKinds()
{
    QList<eventlog::Record> records = test::presses({10, 20});
    records[1].value = "garbage";
    records.append(test::record(2, test::event(2, {30}, {77})));
    return records;
}

QList<eventlog::Record> largeBatch()
{
    QList<eventlog::Record> records;
    for (qint64 offset = 0; offset < 2'000; ++offset)
        records.append(test::record(offset, test::event(offset, {1 + offset}, kCoupon)));
    return records;
}

}  // namespace

class IssuanceFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<CouponDatabase>();
        m_database->addCoupon(kCoupon, 5'000);
        m_consumer = std::make_unique<Consumer>(*m_database);
        m_before = m_database->everything();
    }
    void cleanup() { m_consumer.reset(); }

    void whicheverStatementFailsNothingIsStored_data()
    {
        QTest::addColumn<QString>("statement");
        for (const auto* statement : {"INSERT ON user_coupons", "INSERT ON outcomes",
                 "UPDATE ON coupons", "INSERT ON dead_letters", "UPDATE ON consumer_position"})
            QTest::newRow(statement) << QString(QLatin1String(statement));
    }

    void whicheverStatementFailsNothingIsStored()
    {
        QFETCH(QString, statement);
        m_database->meddle(
            u"CREATE TRIGGER fault BEFORE %1 BEGIN SELECT RAISE(ABORT, 'no'); END"_qs.arg(
                statement));

        QVERIFY(!m_consumer->issuance.apply(0, batchOfAllKinds()));
        QCOMPARE(m_database->everything(), m_before);

        m_database->meddle(u"DROP TRIGGER fault"_qs);
        isAppliedNow(batchOfAllKinds());
    }

    void aCommitThatIsRefusedChangesNothing()
    {
        // A foreign key that is only looked at when the transaction ends.
        QVERIFY(m_consumer->connection->run(u"PRAGMA foreign_keys=ON"_qs));
        m_database->meddle(u"CREATE TABLE parents (id INTEGER PRIMARY KEY)"_qs);
        m_database->meddle(u"CREATE TABLE children (id INTEGER REFERENCES parents(id)"
                           " DEFERRABLE INITIALLY DEFERRED)"_qs);
        m_database->meddle(u"CREATE TRIGGER fault AFTER UPDATE ON consumer_position"
                           " BEGIN INSERT INTO children VALUES (1); END"_qs);
        const QString before = m_database->everything();

        QVERIFY(!m_consumer->issuance.apply(0, batchOfAllKinds()));
        QCOMPARE(m_database->everything(), before);

        m_database->meddle(u"DROP TRIGGER fault"_qs);
        m_database->meddle(u"DROP TABLE children"_qs);
        m_database->meddle(u"DROP TABLE parents"_qs);
        isAppliedNow(batchOfAllKinds());
    }

    void aFileThatMayNotGrowChangesNothing()
    {
        QVERIFY(m_consumer->connection->run(u"PRAGMA max_page_count=30"_qs));

        const auto batch = m_consumer->issuance.apply(0, largeBatch());

        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Unavailable);
        QVERIFY2(
            batch.error().detail.contains(u"free some space"), qPrintable(batch.error().detail));
        QCOMPARE(m_database->everything(), m_before);

        QVERIFY(m_consumer->connection->run(u"PRAGMA max_page_count=1000000"_qs));
        isAppliedNow(largeBatch());
    }

    void aDiskWithoutRoomForTheCommitChangesNothing()
    {
        {
            const FailingDisk disk(FailingDisk::Fault::NoRoom);
            const auto batch = m_consumer->issuance.apply(0, batchOfAllKinds());
            QVERIFY(!batch);
            QCOMPARE(batch.error().code, ErrorCode::Unavailable);
        }

        QCOMPARE(m_database->everything(), m_before);
        isAppliedNow(batchOfAllKinds());
    }

    void aCommitNobodyKnowsTheEndOfIsDecidedOnceAllTheSame()
    {
        {
            const FailingDisk disk(FailingDisk::Fault::NoSync);
            const auto batch = m_consumer->issuance.apply(0, batchOfAllKinds());
            QVERIFY(!batch);
            QCOMPARE(batch.error().code, ErrorCode::Unavailable);
        }

        m_consumer = std::make_unique<Consumer>(*m_database);
        isAppliedNow(batchOfAllKinds());
    }

    void aConsumerKilledBeforeItsCommitLeavesNothing()
    {
        m_consumer.reset();
        const pid_t child = ::fork();
        if (child == 0) {
            Consumer doomed(*m_database);
            if (!doomed.store.begin()) ::_exit(1);
            BatchOutcome batch{.nextOffset = 1, .decidedAtMs = test::kNowMs};
            batch.decisions.push_back({.request = {0, test::kNowMs, test::event(0, {10}, kCoupon)},
                .outcome = Outcome::Issued,
                .sequence = 1,
                .userCouponId = {1}});
            if (!doomed.store.write(batch)) ::_exit(2);
            ::raise(SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));

        QCOMPARE(m_database->everything(), m_before);
        m_consumer = std::make_unique<Consumer>(*m_database);
        isAppliedNow(batchOfAllKinds());
    }

    void theSecondWallHoldsWhenTheStockIsWrong()
    {
        // As if the first wall had let one through: the ledger is told of more than there is.
        m_database->meddle(u"UPDATE coupons SET remaining = 0"_qs);
        QVERIFY(m_consumer->store.begin());
        BatchOutcome batch{.nextOffset = 1};
        batch.decisions.push_back({.request = {0, test::kNowMs, test::event(0, {10}, kCoupon)},
            .outcome = Outcome::Issued,
            .sequence = 1,
            .userCouponId = {1}});

        const Result<void> written = m_consumer->store.write(batch);

        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Corrupt);
    }

private:
    /// The same tables as if nothing had ever gone wrong.
    void isAppliedNow(const QList<eventlog::Record>& records)
    {
        const CouponDatabase calm;
        calm.addCoupon(kCoupon, 5'000);
        QVERIFY(Consumer(calm).issuance.apply(0, records));

        QVERIFY(m_consumer->issuance.apply(0, records));

        QCOMPARE(m_database->everything(), calm.everything());
    }

    std::unique_ptr<CouponDatabase> m_database;
    std::unique_ptr<Consumer> m_consumer;
    QString m_before;
};

QTEST_GUILESS_MAIN(IssuanceFailureTest)
#include "issuance_failure_test.moc"
