#include "backend/rehearsal/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dibs;
using namespace dibs::rehearsal;
using namespace std::chrono_literals;

namespace {

OutcomeRow issued(const char* requestId, qint64 user, qint64 sequence)
{
    return {.requestId = requestId,
        .coupon = {42},
        .user = {user},
        .outcome = Outcome::Issued,
        .reason = {},
        .sequence = sequence,
        .acceptedAtMs = 1000,
        .decidedAtMs = 1020,
        .partition = 0,
        .offset = sequence};
}

/// Two of three in stock are issued; `lost` promises have no outcome.
Report someReport(int lost)
{
    Report report;
    report.url = QUrl(QStringLiteral("http://127.0.0.1:8081"));
    report.seed = 18'000'000'000'000'000'000U;
    report.load.coupon = {42};
    report.load.accepted = {{"a", {10}}, {"b", {20}}};
    for (int i = 0; i < lost; ++i) report.load.accepted.push_back({"lost", {30 + i}});
    report.load.alreadyIssued = {{10}};
    report.load.refusals = {{"already-issued", 1}, {"overloaded", 1'200}};
    report.load.unavailable = 1'200;
    report.load.planned = report.load.sent = 1'203;
    report.load.duration = 2s;
    report.load.answerLatency.record(1500us);
    report.load.acceptLatency.record(1500us);
    report.proof = prove(report.load, {issued("a", 10, 1), issued("b", 20, 2)}, 3);
    return report;
}

}  // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableSaysEverythingInItsPlace()
    {
        QCOMPARE(renderText(someReport(0)),
            QStringLiteral(
                "Rehearsal of coupon 42 at http://127.0.0.1:8081, seed 18000000000000000000\n"
                "\n"
                "  presses            1,203   of 1,203 planned, 601 a second\n"
                "  accepted               2\n"
                "  refused                1\n"
                "  unavailable        1,200\n"
                "  unknown                0\n"
                "  by code: already-issued 1, overloaded 1,200\n"
                "\n"
                "  issued                 2   of 3 in stock\n"
                "  sold out               0\n"
                "  duplicate              0\n"
                "  rejected               0\n"
                "  no outcome             0\n"
                "\n"
                "                         p50           p99           max\n"
                "  answered            1.5 ms        1.5 ms        1.5 ms\n"
                "  accepted            1.5 ms        1.5 ms        1.5 ms\n"
                "  decided            20.0 ms       20.0 ms       20.0 ms\n"
                "  answered, accepted: from the planned time; decided: from accepted.\n"
                "\n"
                "  G1  never oversold                           ok\n"
                "  G2  at most one coupon a user                ok\n"
                "  G3  every 202 has exactly one outcome        ok\n"
                "  G4  first come, first served, in log order   ok\n"
                "  G5  no phantom: every outcome has its press  ok\n"
                "  G6  nobody refused while stock is left       ok\n"
                "\n"
                "  Nobody was wronged: all guarantees hold.\n"));
    }

    void aViolationIsShownWithExamplesAndNotesFollow()
    {
        Report report = someReport(1);
        report.notes = {QStringLiteral("Interrupted")};

        const QString text = renderText(report);

        QVERIFY(
            text.contains(QStringLiteral("  G3  every 202 has exactly one outcome        violated\n"
                                         "        1 accepted without an outcome\n"
                                         "          request lost of user 30\n")));
        QVERIFY(
            text.endsWith(QStringLiteral("\n  Guarantees were violated.\n  Note: Interrupted\n")));
    }

    void whatTheServerDoesNotClaimIsSaidAndNotHeldAgainstIt()
    {
        Report report = someReport(1);
        report.issue = QStringLiteral("immediate");
        report.proof.verdicts[2].isClaimed = false;

        const QString text = renderText(report);

        QVERIFY(text.contains(
            QStringLiteral("  G3  every 202 has exactly one outcome        not claimed\n"
                           "        1 accepted without an outcome\n")));
        QVERIFY(text.endsWith(QStringLiteral(
            "\n  All that --issue immediate claims holds; the rest it cannot give.\n")));
        QCOMPARE(exitCodeOf(report), 0);
        const QJsonObject json = QJsonDocument::fromJson(renderJson(report)).object();
        QCOMPARE(json[u"issue"].toString(), QStringLiteral("immediate"));
        QCOMPARE(json[u"guarantees"].toArray().at(2)[u"claimed"].toBool(true), false);
        QCOMPARE(json[u"guarantees"].toArray().at(0)[u"claimed"].toBool(false), true);
    }

    void jsonSaysTheSame()
    {
        const QByteArray bytes = renderJson(someReport(1));
        const QJsonObject json = QJsonDocument::fromJson(bytes).object();

        QVERIFY(bytes.endsWith("}\n"));
        QCOMPARE(json[u"seed"].toString(), QStringLiteral("18000000000000000000"));
        QCOMPARE(json[u"holds"].toBool(true), false);
        QCOMPARE(json[u"load"][u"accepted"].toInt(), 3);
        QCOMPARE(json[u"load"][u"codes"][u"overloaded"].toInt(), 1'200);
        QCOMPARE(json[u"outcomes"][u"issued"].toInt(), 2);
        QCOMPARE(json[u"latencyMs"][u"decided"][u"p99"].toDouble(), 20.0);
        const QJsonObject g3 = json[u"guarantees"].toArray().at(2).toObject();
        QCOMPARE(g3[u"id"].toString(), QStringLiteral("G3"));
        QCOMPARE(g3[u"violations"].toInt(), 1);
        QCOMPARE(g3[u"findings"].toArray().at(0)[u"examples"].toArray().at(0).toString(),
            QStringLiteral("request lost of user 30"));
    }

    void theExitCodeSaysWhatHappened()
    {
        QCOMPARE(exitCodeOf(someReport(0)), 0);
        QCOMPARE(exitCodeOf(someReport(1)), 1);
        QCOMPARE(exitCodeOf(fail(ErrorCode::BadRequest, {})), 64);
        QCOMPARE(exitCodeOf(fail(ErrorCode::Unavailable, {})), 69);
        QCOMPARE(exitCodeOf(fail(ErrorCode::Corrupt, {})), 69);
    }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "report_test.moc"
