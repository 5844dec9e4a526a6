// `dibs verify` finds everything that is not as the log says: each difference is planted once.
#include "backend/platform/sql/connection.h"
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kStock = 200;

bool copyAll(const QString& from, const QString& to)
{
    for (const QString& name : QDir(from).entryList(QDir::Files))
        if (!QFile::copy(from + u'/' + name, to + u'/' + name)) return false;
    return true;
}

}  // namespace

class VerifyTest : public QObject
{
    Q_OBJECT

private:
    const QTemporaryDir m_honest;

private Q_SLOTS:
    /// A campaign that was sold out under load.
    void initTestCase()
    {
        DibsProcess server(m_honest.path());
        QVERIFY2(server.start(), server.errors().constData());
        const CouponId coupon = createCampaign(server.port(), kStock);
        Crowd crowd(server.port(), coupon, {.people = 8, .againPercent = 20, .pause = 0us});
        EVENTUALLY(crowd.answered() > 2 * kStock);
        crowd.stop();
        EVENTUALLY(isAllDecided(server.port(), coupon));
        QCOMPARE(violations(server.port(), crowd.load(), kStock), QStringList());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(60s).value_or(-1), 0);
    }

    void honestDataHold()
    {
        const Finished audit = verify(m_honest.path());

        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
        QVERIFY(audit.out.contains("Every outcome is what the log says."));
    }

    void whatDiffersIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QByteArray>("said");
        const auto store = [](const char* name, const QByteArray& change, const char* said) {
            QTest::newRow(name) << u"coupon.db"_qs << QString::fromLatin1(change)
                                << QByteArray(said);
        };
        constexpr auto one = " WHERE record_offset = (SELECT min(record_offset) FROM outcomes"
                             " WHERE outcome = 'ISSUED')";
        const QByteArray outcome = "UPDATE outcomes SET ";
        store("outcome", outcome + "outcome = 'SOLD_OUT'" + one, "the database says SOLD_OUT");
        store("sequence", outcome + "sequence = sequence + 1" + one, "sequence 1 ");
        store("user of an outcome", outcome + "user_id = 999999" + one, "user 999999");
        store("outcome lost", QByteArray("DELETE FROM outcomes") + one,
            "the database has no outcome; the log says ISSUED");
        store("phantom outcome",
            "INSERT INTO outcomes SELECT coupon_id, partition_number, record_offset + 1000000,"
            " randomblob(16), user_id, outcome, reason, sequence, user_coupon_id, accepted_at,"
            " decided_at FROM outcomes LIMIT 1",
            "an outcome that no record explains");
        store("stock left", "UPDATE coupons SET remaining = remaining + 1",
            "the database says 199 of");
        store("stock", "UPDATE coupons SET total_stock = total_stock + 1", "of 201");
        store("user coupon lost", "DELETE FROM user_coupons WHERE sequence = 7",
            "the user coupon is missing");
        store("user coupon of another",
            "UPDATE user_coupons SET user_id = 999999 WHERE sequence = 7", "user 999999");
        store("phantom user coupon",
            "INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id, sequence, issued_at)"
            " VALUES (1024000001, 1, 999999, 999, 1)",
            "that no record gave");
        store("position back",
            "UPDATE consumer_position SET next_offset = next_offset - 1"
            " WHERE next_offset > 0",
            "no record explains");
        store("position forward", "UPDATE consumer_position SET next_offset = next_offset + 1",
            "the log ends before the position");
        store("another log", "UPDATE consumer_position SET incarnation = 'another'",
            "another log than this one");
        store("dead letter",
            "INSERT INTO dead_letters (partition_number, record_offset, reason,"
            " found_at) VALUES (0, 0, 'x', 1)",
            "dead letter");
        QTest::newRow("the log another")
            << u"log.db"_qs << u"UPDATE log_identity SET incarnation = 'another'"_qs
            << QByteArray("another log than this one");
    }

    void whatDiffersIsSaid()
    {
        QFETCH(QString, file);
        QFETCH(QString, change);
        QFETCH(QByteArray, said);
        const QTemporaryDir copy;
        QVERIFY(copyAll(m_honest.path(), copy.path()));
        {
            const auto connection = sql::Connection::openSqlite(
                copy.filePath(file), sql::Connection::Access::ReadWrite);
            QVERIFY(connection);
            const Result<void> ran = (*connection)->run(change);
            QVERIFY2(ran, ran ? "" : qPrintable(ran.error().detail));
        }

        const Finished audit = verify(copy.path());

        QVERIFY2(audit.exitCode == 1, (audit.out + audit.err).constData());
        QVERIFY2(audit.out.contains(said), audit.out.constData());
        QVERIFY(audit.out.contains("Log and database differ."));
    }

    void jsonSaysTheSame()
    {
        const Finished audit = runDibs({u"verify"_qs, u"--json"_qs, u"--data"_qs, m_honest.path()});

        const QJsonObject report = QJsonDocument::fromJson(audit.out).object();
        QCOMPARE(audit.exitCode, 0);
        QCOMPARE(report.value(u"holds").toBool(), true);
        QCOMPARE(report.value(u"issued").toInteger(), kStock);
        QVERIFY(report.value(u"records").toInteger() >= kStock);
        QCOMPARE(report.value(u"differences").toArray(), QJsonArray());
    }

    void withoutDataItSaysWhatIsMissing()
    {
        const QTemporaryDir empty;

        const Finished audit = verify(empty.path());

        QCOMPARE(audit.exitCode, 66);
        QVERIFY2(
            audit.err.contains("log.db") && audit.err.contains("--data"), audit.err.constData());
    }

    void besideAServerUnderLoadItHolds()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        const CouponId coupon = createCampaign(server.port(), 1'000'000);
        Crowd crowd(server.port(), coupon);
        EVENTUALLY(crowd.accepted() > 200);

        for (int i = 0; i < 20; ++i) {
            const qint64 before = crowd.accepted();
            const Finished audit = verify(data.path());
            QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
            EVENTUALLY(crowd.accepted() > before);
        }
        QCOMPARE(crowd.unavailable(), 0);
    }
};

QTEST_GUILESS_MAIN(VerifyTest)
#include "verify_test.moc"
