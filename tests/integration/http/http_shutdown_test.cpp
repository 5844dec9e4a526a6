#include "tests/integration/http/raw_client.h"
#include "tests/integration/http/test_server.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace std::chrono_literals;

namespace {

auto soon()
{
    return std::chrono::steady_clock::now() + 10s;
}

}  // namespace

class HttpShutdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyGetsInAnyMore()
    {
        TestServer server({}, 2);
        QVERIFY(RawClient(server.port).isConnected());

        server.server().stopAccepting();

        for (int i = 0; i < 20; ++i) QVERIFY(!RawClient(server.port).isConnected());
    }

    void idleConnectionsAreClosed()
    {
        TestServer server;
        RawClient used(server.port);
        RawClient fresh(server.port);
        QVERIFY(used.get("/now").answer().endsWith("now"));
        EVENTUALLY_EQUAL(server.server().connectionCount(), 2);

        server.server().stopAccepting();

        QVERIFY(used.isClosedByServer());
        QVERIFY(fresh.isClosedByServer());
        QVERIFY(server.server().waitUntilIdle(soon()));
    }

    void whoWaitsGetsItsAnswerAndTheEndOfTheConnection()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/hold/a").get("/hold/b");
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 2);
        server.server().stopAccepting();
        QVERIFY(!server.server().waitUntilIdle(std::chrono::steady_clock::now()));

        server.release("b");
        server.release("a");

        const QByteArray first = client.answer();
        const QByteArray second = client.answer();
        QVERIFY(first.endsWith("a") && !first.contains("Connection: close"));
        QVERIFY(second.endsWith("b") && second.contains("Connection: close"));
        QVERIFY(client.isClosedByServer());
        QVERIFY(server.server().waitUntilIdle(soon()));
    }

    void aRequestHalfReceivedIsStillAnswered()
    {
        TestServer server;
        RawClient client(server.port);
        // In one piece, so that the second half is there when the first is answered.
        client.send(RawClient::requestFor("GET", "/now") + "GET /now HT");
        QVERIFY(client.answer().endsWith("now"));

        server.server().stopAccepting();
        client.send("TP/1.1\r\n\r\n");

        QVERIFY(client.answer().contains("Connection: close"));
        QVERIFY(server.server().waitUntilIdle(soon()));
    }

    void aLargeAnswerOnItsWayArrivesWhole()
    {
        constexpr int kSize = 20'000'000;
        TestServer server;
        RawClient client(server.port, "127.0.0.1", 4'096);
        client.get("/large/20000000");
        QVERIFY(client.readUntil("\r\n\r\n").contains("Content-Length"));

        server.server().stopAccepting();

        QCOMPARE(client.rest().size(), qsizetype(kSize));
        QVERIFY(server.server().waitUntilIdle(soon()));
    }

    void destroyingTheServerBreaksOffWhatIsOpen()
    {
        auto server = std::make_unique<TestServer>();
        RawClient client(server->port);
        client.get("/hold/a");
        EVENTUALLY_EQUAL(server->server().inFlightCount(), 1);

        server.reset();

        QVERIFY(client.isClosedByServer());
    }
};

QTEST_GUILESS_MAIN(HttpShutdownTest)
#include "http_shutdown_test.moc"
