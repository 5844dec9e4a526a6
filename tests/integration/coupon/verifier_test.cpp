// Every way a database can contradict its log is planted once and must be found.
#include "backend/coupon/service/verifier.h"

#include "tests/support/patience.h"
#include "tests/support/worker_room.h"

#include <QFile>
#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::WorkerRoom;

class VerifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_room = std::make_unique<WorkerRoom>();
        m_room->startWorker();
        for (const qint64 user : {10, 10, 20, 30}) m_room->press(0, {user});
        m_room->append({test::eventNumber(1), {10}, WorkerRoom::couponOn(0), 0});  // comes again
        m_room->appendRaw(keyOf(WorkerRoom::couponOn(0)), "garbage");
        EVENTUALLY_EQUAL(m_room->position(0), 6);
        m_room->stopWorker();
        m_coupon = QString::number(WorkerRoom::couponOn(0).value);
    }
    void cleanup() { m_room.reset(); }

    void anHonestDatabaseHolds() { QCOMPARE(m_room->differences(), QString()); }

    void anythingElseIsFound_data()
    {
        QTest::addColumn<QString>("meddling");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* meddling, const char* found) {
            QTest::newRow(meddling)
                << QString(QLatin1String(meddling)) << QString(QLatin1String(found));
        };
        row("UPDATE outcomes SET outcome = 'ISSUED' WHERE record_offset = 3",
            "p0@3: the log says SOLD_OUT coupon C user 30 sequence 0 user coupon 0 event E4; the"
            " database says ISSUED coupon C user 30 sequence 0 user coupon 0 event E4");
        row("UPDATE outcomes SET user_id = 11 WHERE record_offset = 1",
            "p0@1: the log says DUPLICATE coupon C user 10 sequence 0 user coupon 1 event E2; the"
            " database says DUPLICATE coupon C user 11 sequence 0 user coupon 1 event E2");
        row("DELETE FROM outcomes WHERE record_offset = 3",
            "p0@3: the database has no outcome; the log says SOLD_OUT coupon C user 30 sequence 0"
            " user coupon 0 event E4");
        row("INSERT INTO outcomes (coupon_id, partition_number, record_offset, event_id, user_id,"
            " outcome, accepted_at, decided_at) VALUES (7, 1, 5, x'00', 9, 'SOLD_OUT', 0, 0)",
            "p1@5: the database has an outcome that no record explains: SOLD_OUT coupon 7 user 9"
            " sequence 0 user coupon 0 event 00000000-0000-0000-0000-000000000000");
        row("DELETE FROM user_coupons WHERE user_id = 20",
            "p0@2: the user coupon is missing; the log says ISSUED coupon C user 20 sequence 2 user"
            " coupon 2049 event E3");
        row("UPDATE user_coupons SET user_id = 21 WHERE user_id = 20",
            "p0@2: the log says ISSUED coupon C user 20 sequence 2 user coupon 2049 event E3; user"
            " coupon 2049 says coupon C user 21 sequence 2");
        row("INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id, sequence, issued_at)"
            " VALUES (99329, 7, 9, 1, 0)",
            "p0@97: user 9 has coupon 7 that no record gave");
        row("UPDATE coupons SET remaining = 1 WHERE coupon_id = C",
            "p0: coupon C: the log leaves 2 issued of 2; the database says 1 of 2");
        row("DELETE FROM dead_letters",
            "p0@5: the record does not decode and there is no dead letter");
        row("INSERT INTO dead_letters (partition_number, record_offset, reason, found_at)"
            " VALUES (0, 0, '', 0)",
            "p0@0: a dead letter whose record decodes, or is not there");
        row("UPDATE consumer_position SET next_offset = 9 WHERE partition_number = 0",
            "p0@6: the log ends before the position, 9");
    }

    void anythingElseIsFound()
    {
        QFETCH(QString, meddling);
        QFETCH(QString, found);
        m_room->database.meddle(QString(meddling).replace(u"= C"_qs, u"= "_qs + m_coupon));

        found.replace(u"coupon C"_qs, u"coupon "_qs + m_coupon);
        found.replace(u"event E"_qs, u"event 00000000-0000-7000-8000-00000000000"_qs);
        QCOMPARE(m_room->differences(), found);
    }

    void recordsThatAreGoneFromTheLogAreFound()
    {
        test::meddle(m_room->logPath(), u"DELETE FROM records_0 WHERE record_offset = 4"_qs);

        QCOMPARE(m_room->differences(), u"p0@4: records are missing from the log"_qs);
    }

    void anotherLogIsFound()
    {
        m_room->log.reset();
        QVERIFY(QFile::remove(m_room->logPath()));
        m_room->openLog();

        QVERIFY(m_room->differences().startsWith(
            u"p0@0: the database has consumed another log than this one"));
    }

private:
    std::unique_ptr<WorkerRoom> m_room;
    QString m_coupon;
};

QTEST_GUILESS_MAIN(VerifierTest)
#include "verifier_test.moc"
