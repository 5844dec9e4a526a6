// What each generation claims is proven from outside: by a rehearsal, by `dibs verify`, and while
// the server is killed again and again.
#include "backend/coupon/service/generation.h"
#include "backend/platform/sql/connection.h"
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"

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
            const QStringList without = promisesWithoutOutcome(server.port(), load);
            QVERIFY2(without.isEmpty(), qPrintable(without.mid(0, 10).join(u'\n')));
            QStringList broken;
            for (const QString& each : violations(server.port(), load, kStock))
                if (coupon::claimsOf(generation).contains(each.left(2))) broken += each;
            QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        }
        QVERIFY(promises > 100);  // else there was no load
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
