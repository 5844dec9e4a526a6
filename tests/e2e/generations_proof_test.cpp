// What each generation claims is proven from outside: by a rehearsal, by `dibs verify`, and while
// the server is killed again and again.
#include "backend/coupon/service/generation.h"
#include "backend/platform/sql/connection.h"
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"
#include "tests/support/table_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sysexits.h>

using namespace dibs;
using namespace dibs::testing;
using coupon::Generation;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Generation)

namespace {

constexpr int kKills = 6;
constexpr qint64 kStock = 200;
constexpr int kCampaigns = 6;  // on several partitions
constexpr int kPeople = 20;
constexpr int kFewCoupons = 15;

QStringList flagsOf(Generation generation)
{
    return {u"--users=any"_qs, u"--issue"_qs, word(generation)};
}

int verdictOf(Generation generation)
{
    return generation == Generation::Event ? EX_OK : EX_CONFIG;
}

}  // namespace

class GenerationsProofTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRehearsalProvesWhatIsClaimedAndSaysWhatIsNot_data() { all(); }

    void aRehearsalProvesWhatIsClaimedAndSaysWhatIsNot()
    {
        QFETCH(Generation, generation);
        const QTemporaryDir data;
        DibsProcess server(data.path(), flagsOf(generation));
        QVERIFY2(server.start(), server.errors().constData());

        const Finished rehearsal = runDibs({u"rehearse"_qs, u"--url"_qs,
            u"http://127.0.0.1:%1"_qs.arg(server.port()), u"--users=1000"_qs, u"--stock"_qs,
            QString::number(kStock), u"--duplicates=10"_qs, u"--json"_qs});

        QVERIFY2(rehearsal.exitCode == EX_OK, (rehearsal.out + rehearsal.err).constData());
        const QJsonObject report = QJsonDocument::fromJson(rehearsal.out).object();
        QCOMPARE(report[u"issue"].toString(), QString(word(generation)));
        QCOMPARE(report[u"outcomes"][u"issued"].toInteger(), kStock);
        QStringList claimed;
        for (const QJsonValue& each : report[u"guarantees"].toArray())
            if (each[u"claimed"].toBool()) claimed += each[u"id"].toString();
        QCOMPARE(claimed.join(u' '),
            generation == Generation::Event ? u"G1 G2 G3 G4 G5 G6"_qs : u"G1 G2 G3 G5"_qs);

        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(20s).value_or(-1), 0);
        const Finished audit = verify(data.path());
        QVERIFY2(audit.exitCode == verdictOf(generation), (audit.out + audit.err).constData());
        QCOMPARE(audit.out.contains("Not proven (G3, G4, G6)"), generation != Generation::Event);
    }

    void whoWasAnsweredHasOneOutcomeHoweverOftenTheServerIsKilled_data() { all(); }

    /// G3 above all. In the first the answer is the outcome itself.
    void whoWasAnsweredHasOneOutcomeHoweverOftenTheServerIsKilled()
    {
        QFETCH(Generation, generation);
        const QTemporaryDir data;
        DibsProcess server(data.path(), flagsOf(generation));
        QVERIFY2(server.start(), server.errors().constData());
        std::vector<rehearsal::Load> told;
        qint64 promises = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            const CouponId coupon = createCampaign(server.port(), kStock);
            QVERIFY2(coupon.isValid(), server.errors().constData());
            Crowd crowd(server.port(), coupon, {.people = 4, .seed = quint32(kill + 1)});
            EVENTUALLY(crowd.answered() >= 60 * (kill + 1));

            server.kill();
            const Finished audit = verify(data.path());
            QVERIFY2(audit.exitCode == verdictOf(generation), (audit.out + audit.err).constData());
            QVERIFY2(server.start(), server.errors().constData());

            crowd.stop();
            told.push_back(crowd.load());
            promises += qint64(told.back().accepted.size());
        }

        for (const rehearsal::Load& load : told) {
            const QString broken = brokenClaims(server.port(), generation, load, kStock);
            QVERIFY2(broken.isEmpty(), qPrintable(broken));
        }
        QVERIFY(promises > 100);  // else there was no load
    }

    void aKillInTheMiddleOfDrainingTakesNobodysPlace_data()
    {
        QTest::addColumn<QString>("point");
        QTest::addColumn<bool>("isOneDecided");
        QTest::newRow("in a transaction, the rows taken out") << u"TAKEN_OUT"_qs << false;
        QTest::newRow("between two transactions") << u"DRAINED"_qs << true;
    }

    void aKillInTheMiddleOfDrainingTakesNobodysPlace()
    {
        QFETCH(QString, point);
        QFETCH(bool, isOneDecided);
        const QTemporaryDir data;
        const QString file = data.filePath(u"coupon.db"_qs);
        const auto count = [&](const QString& what) {
            return test::rows(file, u"SELECT count(%1"_qs.arg(what)).toInt();
        };
        DibsProcess server(data.path(), flagsOf(Generation::Scheduled));
        QVERIFY2(server.start(), server.errors().constData());
        std::vector<rehearsal::Load> told;
        for (int campaign = 0; campaign < kCampaigns; ++campaign)
            told.push_back({.coupon = createCampaign(server.port(), kFewCoupons)});
        // So that the timer has to wait for us.
        test::meddle(file, u"ALTER TABLE outcomes RENAME TO hidden"_qs);
        for (rehearsal::Load& load : told) pressAll(server.port(), load);
        server.kill();
        test::meddle(file, u"ALTER TABLE hidden RENAME TO outcomes"_qs);
        QCOMPARE(count(u"*) FROM issue_requests"_qs), kCampaigns * kPeople);
        QVERIFY(count(u"DISTINCT partition_number) FROM issue_requests"_qs) > 1);  // transactions

        server.stopAt(point);
        QVERIFY2(server.start(), server.errors().constData());
        EVENTUALLY(server.isStopped());
        server.kill();
        QVERIFY(count(u"*) FROM issue_requests"_qs) > 0);
        QCOMPARE(count(u"*) FROM outcomes"_qs) > 0, isOneDecided);
        const Finished audit = verify(data.path());
        QVERIFY2(audit.exitCode == EX_CONFIG, (audit.out + audit.err).constData());
        server.stopAt({});
        QVERIFY2(server.start(), server.errors().constData());

        for (const rehearsal::Load& load : told) {
            const QString broken
                = brokenClaims(server.port(), Generation::Scheduled, load, kFewCoupons);
            QVERIFY2(broken.isEmpty(), qPrintable(broken));
        }
        QCOMPARE(count(u"*) FROM outcomes"_qs), kCampaigns * kPeople);
        QCOMPARE(count(u"*) FROM user_coupons"_qs), kCampaigns * kFewCoupons);
    }

    void aTableThatWasTamperedWithIsNoProof()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path(), flagsOf(Generation::Immediate));
        QVERIFY2(server.start(), server.errors().constData());
        const CouponId coupon = createCampaign(server.port(), kStock);
        HttpClient client(server.port());
        for (const char* user : {"7", "8"})
            QCOMPARE(client
                         .post("/api/coupons/" + QByteArray::number(coupon.value)
                             + "/issue?userId=" + user)
                         .status,
                201);
        server.kill();
        {
            const auto store = sql::Connection::openSqlite(
                data.filePath(u"coupon.db"_qs), sql::Connection::Access::ReadWrite);
            QVERIFY(store);
            QVERIFY((*store)->run(u"UPDATE outcomes SET sequence = 3 WHERE user_id = 8"_qs));
        }

        const Finished audit = verify(data.path());

        QCOMPARE(audit.exitCode, 1);
        QVERIFY2(audit.out.contains("The tables contradict each other"), audit.out.constData());
    }

private:
    /// What of that which the generation claims does not hold towards these people; empty: all
    /// does.
    static QString brokenClaims(
        quint16 port, Generation generation, const rehearsal::Load& load, qint64 stock)
    {
        QStringList broken = promisesWithoutOutcome(port, load).mid(0, 10);
        for (const QString& each : violations(port, load, stock))
            if (coupon::claimsOf(generation).contains(each.left(2))) broken += each;
        return broken.join(u'\n');
    }

    /// More people than there are coupons, each once; all are accepted, or the load is short of
    /// them.
    static void pressAll(quint16 port, rehearsal::Load& load)
    {
        HttpClient client(port);
        for (int user = 1; user <= kPeople; ++user) {
            const HttpAnswer answer
                = client.post("/api/coupons/" + QByteArray::number(load.coupon.value)
                    + "/issue?userId=" + QByteArray::number(user));
            if (answer.status == 202)
                load.accepted.push_back(
                    {answer.json()[u"requestId"].toString().toLatin1(), {user}});
        }
    }

    static void all()
    {
        QTest::addColumn<Generation>("generation");
        for (const Generation each :
            {Generation::Immediate, Generation::Scheduled, Generation::Event})
            QTest::newRow(word(each).data()) << each;
    }
};

QTEST_GUILESS_MAIN(GenerationsProofTest)
#include "generations_proof_test.moc"
