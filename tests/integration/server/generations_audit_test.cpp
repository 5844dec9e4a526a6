// What the tables of the two earlier generations prove by themselves, and each contradiction in
// them, planted once.
#include "backend/coupon/service/verifier.h"
#include "backend/server/audit.h"
#include "tests/support/generation_room.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using coupon::Generation;
using coupon::VerifyReport;
using test::GenerationRoom;

class GenerationsAuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!test::SqlDatabase::isThere(dialect)) QSKIP(test::SqlDatabase::kNoServer);
        m_room = std::make_unique<GenerationRoom>(dialect);
    }
    void cleanup() { m_room.reset(); }

    void whatIsHonestHoldsInTheFirst()
    {
        makeHonest();

        const VerifyReport report = verified(Generation::Immediate);

        QCOMPARE(report.differences, QStringList());
        QCOMPARE(report.issued, 3);
        QCOMPARE(report.soldOut, 0);
        QCOMPARE(report.undecided, 0);
    }

    void soItDoesInTheSecondAlsoWhileSomeWait()
    {
        m_room->start(Generation::Scheduled, 2);
        m_room->hide(u"outcomes"_qs);
        for (const qint64 user : {7, 8, 7, 9}) QCOMPARE(m_room->press(user).status, 202);
        QCOMPARE(m_room->press(10, "key").status, 202);
        QCOMPARE(m_room->press(10, "key").status, 202);
        m_room->bringBack(u"outcomes"_qs);
        EVENTUALLY_EQUAL(
            m_room->database().rows(u"SELECT count(*) FROM issue_requests"_qs), u"0"_qs);
        m_room->stop();
        m_room->database().meddle(u"INSERT INTO issue_requests (partition_number, record_key,"
                                  " payload, accepted_at) VALUES (1, 'coupon-50', '{}', 1)"_qs);

        const VerifyReport report = verified(Generation::Scheduled);

        QCOMPARE(report.differences, QStringList());
        QCOMPARE(report.issued, 2);
        QCOMPARE(report.duplicate, 1);
        QCOMPARE(report.soldOut, 2);  // the repeated one is decided once
        QCOMPARE(report.undecided, 1);
    }

    void whatContradictsIsFound_data()
    {
        QTest::addColumn<QString>("planted");
        const auto row = [](const char* name, const char* planted) {
            QTest::newRow(name) << QString::fromLatin1(planted);
        };
        row("G1: more issued than there were", "UPDATE coupon_changes SET total_stock = 2");
        row("G1: a number twice", "UPDATE outcomes SET sequence = 1 WHERE user_id = 8");
        row("G1: a gap", "UPDATE user_coupons SET sequence = 9 WHERE user_id = 9");
        row("G1: stock that nobody took", "UPDATE coupons SET remaining = remaining - 1");
        row("G2: a second one for the same user",
            "UPDATE outcomes SET user_id = 7 WHERE user_id = 8");
        row("G5: a coupon that nobody was given",
            "INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id, sequence, issued_at)"
            " VALUES (999424, 50, 99, 4, 1)");
        row("G5: a coupon in other hands",
            "UPDATE user_coupons SET user_id = 99 WHERE user_id = 8");
        row("G5: a winner without a coupon", "DELETE FROM user_coupons WHERE user_id = 8");
        row("G5: a coupon without a winner", "DELETE FROM outcomes WHERE user_id = 8");
        row("G5: an outcome from nowhere",
            "UPDATE outcomes SET record_offset = 1000 WHERE user_id = 9");
        row("a loser who won",
            "UPDATE outcomes SET outcome = 'SOLD_OUT', sequence = NULL,"
            " user_coupon_id = NULL WHERE user_id = 8");
    }

    void whatContradictsIsFound()
    {
        QFETCH(QString, planted);
        makeHonest();
        m_room->database().meddle(planted);

        QVERIFY(verified(Generation::Immediate).differenceCount > 0);
    }

private:
    /// 7, 8 and 9 have one of five.
    void makeHonest()
    {
        m_room->start(Generation::Immediate, 5);
        for (const qint64 user : {7, 8, 9}) QCOMPARE(m_room->press(user).status, 201);
        m_room->stop();
    }

    VerifyReport verified(Generation expected) const
    {
        server::BackingOptions place = m_room->options(Generation::Event).backing;
        const auto audit = server::Audit::open(place);
        if (!audit) qFatal("%s", qUtf8Printable(audit.error().detail));
        if (audit->generation != expected) qFatal("taken for another generation");
        coupon::SqlAuditQueries queries(*audit->store);
        const auto report = coupon::Verifier(
            *audit->log, audit->identity.incarnation, audit->identity.partitions, queries)
                                .verify({});
        if (!report) qFatal("%s", qUtf8Printable(report.error().detail));
        return *report;
    }

    std::unique_ptr<GenerationRoom> m_room;
};

QTEST_GUILESS_MAIN(GenerationsAuditTest)
#include "generations_audit_test.moc"
