// `dibs rehearse` against the program itself: its report, the metrics and the database agree.
#include "backend/platform/sql/connection.h"
#include "tests/support/dibs_process.h"
#include "tests/support/http_client.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sysexits.h>
#include <thread>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kUsers = 5'000;
constexpr qint64 kStock = 1'000;

/// -1: there is no such line.
qint64 metric(const QByteArray& text, const QByteArray& name)
{
    for (const QByteArray& line : text.split('\n'))
        if (line.startsWith(name + ' '))
            return static_cast<qint64>(line.mid(name.size() + 1).toDouble());
    return -1;
}

QByteArray metrics(quint16 port)
{
    return HttpClient(port).get("/metrics").body;
}

qint64 issuedIn(const QByteArray& text)
{
    return metric(text, "dibs_outcomes_total{outcome=\"ISSUED\"}");
}

QString urlOf(quint16 port)
{
    return u"http://127.0.0.1:%1"_qs.arg(port);
}

}  // namespace

class RehearseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpeningNightHoldsAndAllSourcesAgree()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        std::atomic<bool> isOver = false;
        std::vector<qint64> issuedSeen;
        std::thread watcher([&] {
            while (!isOver) issuedSeen.push_back(issuedIn(metrics(server.port())));
        });

        const Finished rehearsal = runDibs({u"rehearse"_qs, u"--url"_qs, urlOf(server.port()),
            u"--users"_qs, QString::number(kUsers), u"--stock"_qs, QString::number(kStock),
            u"--duplicates"_qs, u"5"_qs, u"--json"_qs});
        isOver = true;
        watcher.join();

        QVERIFY2(rehearsal.exitCode == EX_OK, (rehearsal.out + rehearsal.err).constData());
        const QJsonObject report = QJsonDocument::fromJson(rehearsal.out).object();
        const QJsonObject load = report.value(u"load").toObject();
        const QJsonObject outcomes = report.value(u"outcomes").toObject();
        QCOMPARE(report.value(u"holds").toBool(), true);
        QCOMPARE(report.value(u"guarantees").toArray().size(), 6);
        QCOMPARE(outcomes.value(u"issued").toInteger(), kStock);
        QCOMPARE(outcomes.value(u"withoutOutcome").toInteger(), 0);
        QCOMPARE(load.value(u"sent").toInteger(), load.value(u"planned").toInteger());
        QVERIFY(load.value(u"sent").toInteger() > kUsers);

        QVERIFY(issuedSeen.size() > 2);
        QVERIFY(std::ranges::is_sorted(issuedSeen));
        QVERIFY(issuedSeen.back() <= kStock);
        const auto seen = [&](const char* name) { return metric(metrics(server.port()), name); };
        EVENTUALLY_EQUAL(
            seen("dibs_requests_total{answer=\"accepted\"}"), load.value(u"accepted").toInteger());
        EVENTUALLY_EQUAL(issuedIn(metrics(server.port())), kStock);
        EVENTUALLY_EQUAL(seen("dibs_outcomes_total{outcome=\"SOLD_OUT\"}"),
            outcomes.value(u"soldOut").toInteger());
        EVENTUALLY_EQUAL(seen("dibs_outcomes_total{outcome=\"DUPLICATE\"}"),
            outcomes.value(u"duplicate").toInteger());
        EVENTUALLY_EQUAL(seen("dibs_requests_total{answer=\"refused\"}"),
            load.value(u"soldOut").toInteger() + load.value(u"alreadyIssued").toInteger());
        QCOMPARE(verify(data.path()).exitCode, 0);

        const auto store = sql::Connection::openSqlite(
            data.filePath(u"coupon.db"_qs), sql::Connection::Access::ReadOnly);
        QVERIFY(store);
        const auto stored = [&](const char* outcome) {
            sql::Statement& count
                = (*store)->prepared(u"SELECT count(*) FROM outcomes WHERE outcome = ?"_qs);
            const qint64 number
                = count.execute(QLatin1String(outcome)) && count.next() ? count.integer(0) : -1;
            (void)count.finish();
            return number;
        };
        QCOMPARE(stored("ISSUED"), kStock);
        QCOMPARE(stored("SOLD_OUT"), outcomes.value(u"soldOut").toInteger());
        QCOMPARE(stored("DUPLICATE"), outcomes.value(u"duplicate").toInteger());
    }

    void interruptedItProvesWhatWasAskedAndClosesItsCampaign()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        QProcess rehearsal;
        rehearsal.start(QStringLiteral(DIBS_PROGRAM),
            {u"rehearse"_qs, u"--url"_qs, urlOf(server.port()), u"--users=100000"_qs,
                u"--stock=100000"_qs, u"--rate=500"_qs, u"--json"_qs});
        const auto accepted = [&] {
            return metric(metrics(server.port()), "dibs_requests_total{answer=\"accepted\"}");
        };
        EVENTUALLY(accepted() > 100);

        ::kill(static_cast<pid_t>(rehearsal.processId()), SIGINT);

        QVERIFY(rehearsal.waitForFinished(60'000));
        QCOMPARE(rehearsal.exitCode(), EX_OK);
        const QJsonObject report
            = QJsonDocument::fromJson(rehearsal.readAllStandardOutput()).object();
        QCOMPARE(report.value(u"holds").toBool(), true);
        const QJsonObject coupon
            = HttpClient(server.port())
                  .get("/api/coupons/" + QByteArray::number(report.value(u"couponId").toInteger()))
                  .json();
        QCOMPARE(coupon.value(u"couponStatus").toString(), u"CLOSED"_qs);
    }

    void aServerThatIsNotThereIsSaid()
    {
        // The port was free a moment ago; nobody else is told about it.
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        server.kill();

        const Finished rehearsal = runDibs({u"rehearse"_qs, u"--url"_qs, urlOf(server.port())});

        QCOMPARE(rehearsal.exitCode, EX_UNAVAILABLE);
        QVERIFY2(rehearsal.err.startsWith("dibs: ")
                && rehearsal.err.contains(QByteArray::number(server.port())),
            rehearsal.err.constData());
        QCOMPARE(rehearsal.out, QByteArray());
    }

    void aServerThatIsKilledMeanwhileIsSaid()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        QProcess rehearsal;
        rehearsal.start(QStringLiteral(DIBS_PROGRAM),
            {u"rehearse"_qs, u"--url"_qs, urlOf(server.port()), u"--users=100000"_qs,
                u"--rate=500"_qs, u"--seconds=3"_qs});
        const auto accepted = [&] {
            return metric(metrics(server.port()), "dibs_requests_total{answer=\"accepted\"}");
        };
        EVENTUALLY(accepted() > 100);

        server.kill();

        QVERIFY(rehearsal.waitForFinished(60'000));
        QCOMPARE(rehearsal.exitCode(), EX_UNAVAILABLE);
        QVERIFY(rehearsal.readAllStandardError().contains("dibs: "));
    }
};

QTEST_GUILESS_MAIN(RehearseTest)
#include "rehearse_test.moc"
