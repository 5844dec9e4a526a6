// What the consumer does when a neighbour is away (it waits and goes on) and when stored data
// cannot be right (it gives up that partition, says why, and goes on with the others).
#include "backend/coupon/consumer/issue_worker.h"

#include "tests/support/patience.h"
#include "tests/support/worker_room.h"

#include <QFile>
#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::WorkerRoom;

class IssueWorkerTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<WorkerRoom>(); }

    void whileTheDatabaseIsAwayItWaitsAndThenGoesOn()
    {
        std::atomic<int> tries = 0;
        m_room->open = [&]() -> Result<std::unique_ptr<sql::Connection>> {
            if (++tries <= 3) return fail(ErrorCode::Unavailable, u"unplugged"_qs);
            return m_room->database.open();
        };
        m_room->press(0, {10});

        m_room->startWorker();

        EVENTUALLY_EQUAL(m_room->progress.problem(), u"unplugged"_qs);
        EVENTUALLY_EQUAL(m_room->position(0), 1);
        EVENTUALLY_EQUAL(m_room->progress.problem(), QString());
        QCOMPARE(tries, 4);
        QCOMPARE(m_room->outcomes(0), u"0|10|ISSUED"_qs);
    }

    void aDatabaseThatGoesAwayInBetweenLosesNothing()
    {
        m_room->startWorker();
        m_room->press(0, {10});
        EVENTUALLY_EQUAL(m_room->position(0), 1);

        m_room->database.meddle(u"ALTER TABLE outcomes RENAME TO hidden"_qs);
        m_room->press(0, {20});
        EVENTUALLY(m_room->progress.problem().contains(u"outcomes"));
        m_room->database.meddle(u"ALTER TABLE hidden RENAME TO outcomes"_qs);

        EVENTUALLY_EQUAL(m_room->position(0), 2);
        QCOMPARE(m_room->differences(), QString());
    }

    void whileTheDatabaseIsAwayCommandsAreToldSo()
    {
        std::promise<bool> wasAway;
        m_room->open = []() -> Result<std::unique_ptr<sql::Connection>> {
            return fail(ErrorCode::Unavailable, u"unplugged"_qs);
        };
        m_room->startWorker();

        QVERIFY(m_room->worker->post(
            [&](SqlCouponCommands* commands) { wasAway.set_value(commands == nullptr); }));

        QVERIFY(wasAway.get_future().get());
    }

    void rowsThatContradictTheLogStopOnlyTheirPartition()
    {
        // Somebody has given away number 1 of this campaign by hand.
        m_room->database.meddle(u"INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id,"
                                " sequence, issued_at) VALUES (999, %1, 99, 1, 0)"_qs.arg(
                                    WorkerRoom::couponOn(1).value));
        m_room->press(1, {10});
        m_room->startWorker();
        EVENTUALLY(m_room->stoppedBecause(1).contains(u"UNIQUE"));

        m_room->press(0, {10});
        m_room->press(2, {10});

        EVENTUALLY_EQUAL(m_room->position(0) + m_room->position(2), 2);
        QCOMPARE(m_room->position(1), 0);
        QCOMPARE(m_room->outcomes(1), QString());
        QCOMPARE(m_room->stoppedBecause(0) + m_room->stoppedBecause(2), QString());
    }

    void aStoppedPartitionDoesNotKeepTheWorkerAwake()
    {
        rowsThatContradictTheLogStopOnlyTheirPartition();

        const int before = m_room->watched->waits;
        m_room->log->wake();

        EVENTUALLY(m_room->watched->waits > before);
        QVERIFY(!m_room->watched->lastWaitWasPointless);
    }

    void aStopIsForGoodAlsoAfterTheDatabaseWasAway()
    {
        rowsThatContradictTheLogStopOnlyTheirPartition();
        m_room->database.meddle(u"DELETE FROM user_coupons WHERE user_coupon_id = 999"_qs);
        m_room->database.meddle(u"ALTER TABLE outcomes RENAME TO hidden"_qs);
        m_room->press(0, {20});
        EVENTUALLY(!m_room->progress.problem().isEmpty());
        m_room->database.meddle(u"ALTER TABLE hidden RENAME TO outcomes"_qs);

        EVENTUALLY_EQUAL(m_room->position(0), 2);
        QCOMPARE(m_room->outcomes(1), QString());
    }

    void anotherLogThanTheOneConsumedStopsAllBeforeTheFirstRecord()
    {
        m_room->startWorker();
        m_room->press(0, {10});
        EVENTUALLY_EQUAL(m_room->position(0), 1);
        m_room->stopWorker();

        m_room->log.reset();
        QVERIFY(QFile::remove(m_room->logPath()));
        m_room->openLog();
        m_room->startWorker();

        for (int partition = 0; partition < WorkerRoom::kPartitions; ++partition)
            EVENTUALLY(m_room->stoppedBecause(partition).startsWith(
                u"the database has consumed another log"));
    }

    void aPositionBeyondTheEndOfTheLogStopsThePartition()
    {
        m_room->startWorker();
        m_room->press(0, {10});
        EVENTUALLY_EQUAL(m_room->position(0), 1);
        m_room->stopWorker();

        m_room->database.meddle(u"UPDATE consumer_position SET next_offset = 5"_qs);
        m_room->startWorker();

        EVENTUALLY_EQUAL(m_room->stoppedBecause(0),
            u"position 5 is beyond the end of the log, 1: log and database are not of the same"
            " time"_qs);
    }

    void aLogThatWasMadeAnewIsKnownByItsLastRecord()
    {
        m_room->startWorker();
        for (const qint64 user : {10, 20}) m_room->press(0, {user});
        EVENTUALLY_EQUAL(m_room->position(0), 2);
        m_room->stopWorker();

        test::meddle(
            m_room->logPath(), u"UPDATE records_0 SET value = 'x' WHERE record_offset = 1"_qs);
        m_room->startWorker();

        EVENTUALLY_EQUAL(m_room->stoppedBecause(0),
            u"the log has another record at offset 1 than the one that was decided: it was made"
            " anew"_qs);
    }

    void recordsMissingFromTheLogStopThePartition()
    {
        for (const qint64 user : {10, 20, 30, 40}) m_room->press(0, {user});
        test::meddle(m_room->logPath(), u"DELETE FROM records_0 WHERE record_offset IN (1, 2)"_qs);

        m_room->startWorker();

        EVENTUALLY_EQUAL(m_room->stoppedBecause(0), u"records 1 to 2 are missing from the log"_qs);
        QCOMPARE(m_room->outcomes(0), u"0|10|ISSUED"_qs);
    }

    void aDamagedLogStopsOnlyTheDamagedPartition()
    {
        m_room->press(0, {10});
        m_room->press(1, {10});
        m_room->openLog();  // anew, so that the records are in the file itself
        damage(QStringLiteral("records_0"));

        m_room->startWorker();

        EVENTUALLY_EQUAL(m_room->position(1), 1);
        EVENTUALLY(m_room->stoppedBecause(0).contains(u"malformed"));
    }

private:
    /// Overwrites the head of a table's first page.
    void damage(const QString& table) const
    {
        const QString path = m_room->logPath();
        const qint64 page = test::rows(
            path, QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = '%1'").arg(table))
                                .toLongLong();
        const qint64 size = test::rows(path, QStringLiteral("PRAGMA page_size")).toLongLong();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((page - 1) * size));
        QVERIFY(file.write(QByteArray(8, '\x7f')) == 8);
    }

    std::unique_ptr<WorkerRoom> m_room;
};

QTEST_GUILESS_MAIN(IssueWorkerTroubleTest)
#include "issue_worker_trouble_test.moc"
