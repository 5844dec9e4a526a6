#include "tests/integration/http/raw_client.h"
#include "tests/integration/http/test_server.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace std::chrono_literals;

namespace {

QByteArray postOf(qint64 size)
{
    return "POST /echo HTTP/1.1\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n";
}

/// Only what a test is about is short; the rest stays as it is.
http::Limits swept(http::Limits limits = {})
{
    limits.sweepInterval = 10ms;
    return limits;
}

}  // namespace

class HttpLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyWithinTheLimitIsTaken()
    {
        TestServer server;
        const QByteArray body(60'000, 'b');

        QVERIFY(RawClient(server.port).send(postOf(60'000) + body).answer().endsWith(body));
    }

    void aLargerBodyIsRefusedBeforeItComes()
    {
        TestServer server;
        RawClient client(server.port);

        QVERIFY(client.send(postOf(70'000)).answer().startsWith("HTTP/1.1 413 "));
        QVERIFY(client.isClosedByServer());
    }

    void aRefusalIsReadThoughTheClientGoesOnSending()
    {
        TestServer server;
        RawClient client(server.port);

        client.send(postOf(20'000'000) + QByteArray(20'000'000, 'b'));

        QVERIFY(client.answer().startsWith("HTTP/1.1 413 "));
    }

    void aRefusalWaitsForTheAnswersBeforeIt()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/hold/a").send(postOf(1'000'000)).get("/now");
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 2);

        server.release("a");

        QVERIFY(client.answer().startsWith("HTTP/1.1 200 "));
        QVERIFY(client.answer().startsWith("HTTP/1.1 413 "));
        QVERIFY(client.isClosedByServer());
    }

    void anEndlessHeadIsRefused()
    {
        TestServer server;
        RawClient client(server.port);

        client.send("GET /" + QByteArray(20'000, 'a'));

        QVERIFY(client.answer().startsWith("HTTP/1.1 431 "));
    }

    void tooManyUnansweredRequestsEndTheConnection()
    {
        TestServer server({.pipelinedMax = 3});
        RawClient client(server.port);
        for (const char* name : {"a", "b", "c", "d", "e"}) client.get(QByteArray("/hold/") + name);
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 4);

        server.releaseAll();

        for (const char* name : {"a", "b", "c"}) QVERIFY(client.answer().endsWith(name));
        QVERIFY(client.answer().startsWith("HTTP/1.1 503 "));
        QVERIFY(client.isClosedByServer());
    }

    void tooManyConnectionsAreRefused()
    {
        TestServer server({.connectionsMax = 2});
        RawClient first(server.port);
        const RawClient second(server.port);
        EVENTUALLY_EQUAL(server.server().connectionCount(), 2);

        const QByteArray refusal = RawClient(server.port).answer();

        QVERIFY(refusal.startsWith("HTTP/1.1 503 "));
        QVERIFY(refusal.contains("Retry-After: "));
        QVERIFY(first.get("/now").answer().endsWith("now"));
    }

    void aRequestThatStaysIncompleteIsRefused()
    {
        TestServer server(swept({.requestTime = 50ms}));
        RawClient head(server.port);
        RawClient body(server.port);

        head.send("GET /now HT");
        body.send(postOf(10) + "12345");

        QVERIFY(head.answer().startsWith("HTTP/1.1 408 "));
        QVERIFY(body.answer().startsWith("HTTP/1.1 408 "));
    }

    void anIdleConnectionIsClosedAndAWaitingOneIsNot()
    {
        TestServer server(swept({.idleTime = 50ms}));
        RawClient idle(server.port);
        RawClient waiting(server.port);
        waiting.get("/hold/a");
        QVERIFY(idle.get("/now").answer().endsWith("now"));

        QVERIFY(idle.isClosedByServer());
        server.release("a");
        QVERIFY(waiting.answer().endsWith("a"));
    }

    void aRefusedClientThatStaysIsClosed()
    {
        TestServer server(swept({.lingerTime = 50ms}));
        RawClient client(server.port);

        QVERIFY(client.send(postOf(1'000'000)).answer().startsWith("HTTP/1.1 413 "));

        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
    }

    void aClientThatDoesNotReadItsAnswersIsDropped()
    {
        TestServer server(swept({.unreadAnswersBytesMax = 1'000'000, .sendTime = 10min}));
        const QByteArray request = RawClient::requestFor("GET", "/large/10000000");
        RawClient client(server.port, "127.0.0.1", 4'096);

        client.send(request).send(request);

        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
    }

    void anAnswerThatIsNotTakenInTimeIsGivenUp()
    {
        TestServer server(swept({.sendTime = 50ms}));
        RawClient client(server.port, "127.0.0.1", 4'096);

        client.get("/large/10000000");

        EVENTUALLY_EQUAL(server.server().inFlightCount(), 0);
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
    }
};

QTEST_GUILESS_MAIN(HttpLimitsTest)
#include "http_limits_test.moc"
