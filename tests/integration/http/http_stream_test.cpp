#include "tests/integration/http/raw_client.h"
#include "tests/integration/http/test_server.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace std::chrono_literals;

class HttpStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsArriveAsTheyAreSent()
    {
        TestServer server;
        RawClient client(server.port);

        const QByteArray head = client.get("/stream").answer();
        QVERIFY(server.streamed(http::eventBytes("tick", "1")));
        QCOMPARE(client.readUntil("\n\n"), QByteArray("event: tick\ndata: 1\n\n"));
        QVERIFY(server.streamed(http::eventBytes("tick", "2")));
        server.dropStreams();

        QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(head.contains("Content-Type: text/event-stream\r\n"));
        QVERIFY(!head.contains("Content-Length"));
        bool isClosed = false;
        QCOMPARE(client.rest(&isClosed), QByteArray("event: tick\ndata: 2\n\n"));
        QVERIFY(isClosed);
    }

    void aStreamWaitsForTheAnswersBeforeIt()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/hold/a").get("/stream");
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 2);

        QVERIFY(server.streamed("data: 1\n\n"));
        server.release("a");

        QVERIFY(client.answer().endsWith("\r\n\r\na"));
        QVERIFY(client.readUntil("\n\n").endsWith("data: 1\n\n")
            || client.readUntil("\n\n").endsWith("data: 1\n\n"));
    }

    void silenceIsFilledWithComments()
    {
        TestServer server({.heartbeat = 30ms, .sweepInterval = 10ms});
        RawClient client(server.port);
        client.get("/stream").answer();

        QCOMPARE(client.readUntil("\n\n"), QByteArray(":\n\n"));
        QCOMPARE(client.readUntil("\n\n"), QByteArray(":\n\n"));
    }

    void aSlowReaderIsDropped()
    {
        TestServer server;
        RawClient client(server.port, "127.0.0.1", 4'096);
        client.get("/stream").answer();
        const QByteArray event = http::eventBytes("", QByteArray(100'000, 'x'));

        constexpr int kMoreThanAnyKernelKeeps = 1'000;
        int sent = 0;
        while (sent < kMoreThanAnyKernelKeeps && server.streamed(event)) ++sent;

        QVERIFY(sent < kMoreThanAnyKernelKeeps);
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
    }

    void aReaderThatLeftIsNoticed()
    {
        TestServer server;
        {
            RawClient client(server.port);
            client.get("/stream").answer();
        }
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);

        QVERIFY(!server.streamed("data: 1\n\n"));
    }

    void headOfAStreamEndsAtOnce()
    {
        TestServer server;
        RawClient client(server.port);

        bool isClosed = false;
        const QByteArray answer
            = client.send(RawClient::requestFor("HEAD", "/stream")).rest(&isClosed);

        QVERIFY(answer.endsWith("\r\n\r\n"));
        QVERIFY(isClosed);
    }

    void stoppingEndsStreams()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/stream").answer();

        server.server().stopAccepting();

        QVERIFY(client.isClosedByServer());
        QVERIFY(!server.streamed("data: 1\n\n"));
    }
};

QTEST_GUILESS_MAIN(HttpStreamTest)
#include "http_stream_test.moc"
