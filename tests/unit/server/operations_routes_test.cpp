#include "backend/server/operations_routes.h"

#include "tests/support/fake_console.h"

#include <QJsonDocument>
#include <QTest>

using namespace dibs;
using namespace dibs::http;

namespace {

console::Snapshot healthy()
{
    console::Snapshot snapshot{.takenAtMs = 1, .instance = QStringLiteral("here")};
    snapshot.partitions.append(console::PartitionSnapshot{.partition = 0});
    return snapshot;
}

Response ask(const QByteArray& target, const console::Snapshot& snapshot,
    coupon::Generation issue = coupon::Generation::Event)
{
    testing::FakeConsole console;
    console.show(snapshot);
    Router router;
    server::addOperationsRoutes(router, console, issue);
    Response answer;
    Request request = Request::make(Method::Get, target);
    router.handle(request, Responder::detached([&](const Response& given) { answer = given; }));
    return answer;
}

const QByteArray kOfEvent = R"(,"issue":"event","guarantees":["G1","G2","G3","G4","G5","G6"])";

/// `problem` in the place of one neighbour's null.
QByteArray neighbours(const char* name, const char* problem)
{
    QByteArray json("[");
    for (const char* each : {"log", "store", "partitions"}) {
        const bool ok = qstrcmp(each, name) != 0;
        json += QByteArray(R"({"name":")") + each + R"(","ok":)" + (ok ? "true" : "false")
            + R"(,"problem":)" + (ok ? QByteArray("null") : QByteArray(problem)) + "},";
    }
    json.back() = ']';
    return json;
}

}  // namespace

class OperationsRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProcessThatAnswersIsAlive()
    {
        const Response answer = ask("/livez", {});

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray(R"({"status":"alive"})"));
    }

    void readyMeansThatAllNeighboursAre()
    {
        const Response answer = ask("/readyz?verbose", healthy());

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers, Headers());
        QCOMPARE(answer.body,
            sorted(R"({"status":"ready","instance":"here","neighbours":)" + neighbours("", "")
                + kOfEvent + "}"));
    }

    void readinessSaysWhatTheGenerationClaims()
    {
        const QByteArray body = ask("/readyz", healthy(), coupon::Generation::Scheduled).body;

        QVERIFY2(body.contains(R"("guarantees":["G1","G2","G3","G5"])"), body.constData());
        QVERIFY2(body.contains(R"("issue":"scheduled")"), body.constData());
    }

    void oneNeighboursProblemIsEnoughNotToBeReady_data()
    {
        QTest::addColumn<console::Snapshot>("snapshot");
        QTest::addColumn<QByteArray>("expected");

        console::Snapshot log = healthy();
        log.logProblem = QStringLiteral("disk full");
        QTest::newRow("log") << log << neighbours("log", R"("disk full")");
        console::Snapshot store = healthy();
        store.storeProblem = QStringLiteral("locked");
        QTest::newRow("store") << store << neighbours("store", R"("locked")");
        console::Snapshot partitions = healthy();
        partitions.partitions.append(console::PartitionSnapshot{.partition = 1,
            .state = console::PartitionState::Lost,
            .stoppedBecause = QStringLiteral("another log")});
        QTest::newRow("partitions")
            << partitions << neighbours("partitions", R"("Partition 1 stopped: another log.")");
    }

    void oneNeighboursProblemIsEnoughNotToBeReady()
    {
        QFETCH(console::Snapshot, snapshot);
        QFETCH(QByteArray, expected);

        const Response answer = ask("/readyz", snapshot);

        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.headers, (Headers{{"Retry-After", "1"}}));
        QCOMPARE(answer.body,
            sorted(R"({"status":"not ready","instance":"here","neighbours":)" + expected + kOfEvent
                + "}"));
    }

    void allLostPartitionsAreNamed()
    {
        console::Snapshot snapshot = healthy();
        for (const int partition : {1, 2})
            snapshot.partitions.append(console::PartitionSnapshot{.partition = partition,
                .state = console::PartitionState::Lost,
                .stoppedBecause = QStringLiteral("bad data")});

        QVERIFY(ask("/readyz", snapshot)
                    .body.contains(
                        R"("Partition 1 stopped: bad data.\nPartition 2 stopped: bad data.")"));
    }

    void aQueueThatGrowsOrStandsStillIsNoReasonToSendPeopleAway_data()
    {
        QTest::addColumn<console::PartitionState>("state");
        QTest::newRow("growing") << console::PartitionState::Growing;
        QTest::newRow("stalled") << console::PartitionState::Stalled;
    }

    void aQueueThatGrowsOrStandsStillIsNoReasonToSendPeopleAway()
    {
        QFETCH(console::PartitionState, state);
        console::Snapshot snapshot = healthy();
        snapshot.partitions[0].state = state;

        QCOMPARE(ask("/readyz", snapshot).status, 200);
    }

    void beforeTheFirstLookNobodyKnowsWhetherItIsReady()
    {
        const Response answer = ask("/readyz", {});

        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.headers, (Headers{{"Retry-After", "1"}}));
    }

    void metricsAreWhatPrometheusExpects()
    {
        const Response answer = ask("/metrics", healthy());

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, QByteArray("text/plain; version=0.0.4; charset=utf-8"));
        QVERIFY(answer.body.startsWith("# HELP dibs_requests_total "));
    }

private:
    /// QJson writes members by name.
    static QByteArray sorted(const QByteArray& json)
    {
        return QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact);
    }
};

QTEST_GUILESS_MAIN(OperationsRoutesTest)
#include "operations_routes_test.moc"
