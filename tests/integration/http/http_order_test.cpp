#include "tests/integration/http/raw_client.h"
#include "tests/integration/http/test_server.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;

class HttpOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pipelinedRequestsAreAnsweredInTheirOrder()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/hold/a").get("/hold/b").get("/hold/c").get("/now");
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 4);

        for (const char* name : {"c", "b", "a"}) server.release(name);

        for (const char* expected : {"a", "b", "c", "now"})
            QVERIFY(client.answer().endsWith("\r\n\r\n" + QByteArray(expected)));
        QCOMPARE(server.server().inFlightCount(), 0);
    }

    void anAnswerLeavesAsSoonAsItIsItsTurn()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/hold/a").get("/hold/b");
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 2);

        server.release("a");

        QVERIFY(client.answer().endsWith("\r\n\r\na"));
        QCOMPARE(server.server().inFlightCount(), 1);
        server.release("b");
        QVERIFY(client.answer().endsWith("\r\n\r\nb"));
    }

    void manyRequestsInOneBlastAreAllAnswered()
    {
        constexpr int kCount = 5'000;  // far more than the read buffer holds
        TestServer server;
        RawClient client(server.port);
        std::thread sender(
            [&] { client.send(RawClient::requestFor("GET", "/now").repeated(kCount)); });
        sender.join();

        for (int i = 0; i < kCount; ++i) QVERIFY(client.answer().endsWith("\r\n\r\nnow"));
    }

    void aRequestMayComeByteByByte()
    {
        TestServer server;
        RawClient client(server.port);
        const QByteArray request = "\r\n\r\nPOST /echo HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
            + QByteArray("\r\n") + RawClient::requestFor("GET", "/hold/last");
        for (int round = 0; round < 2; ++round) {
            for (const char byte : request) client.send(QByteArray(1, byte));
            QVERIFY(client.answer().endsWith("\r\n\r\nhello"));
            EVENTUALLY_EQUAL(server.server().inFlightCount(), 1);
            server.release("last");
            QVERIFY(client.answer().endsWith("\r\n\r\nlast"));
        }
    }

    void headTellsTheLengthAndNoMore()
    {
        TestServer server;
        RawClient client(server.port);
        client.send(RawClient::requestFor("HEAD", "/now")).get("/now");

        QVERIFY(client.answer(false).contains("Content-Length: 3\r\n"));
        QVERIFY(client.answer().startsWith("HTTP/1.1 200 OK\r\n"));
    }

    void theConnectionEndsWhenTheClientWantsIt_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("1.0") << QByteArray("GET /now HTTP/1.0\r\n\r\n");
        QTest::newRow("close") << QByteArray("GET /now HTTP/1.1\r\nConnection: close\r\n\r\n");
    }

    void theConnectionEndsWhenTheClientWantsIt()
    {
        QFETCH(QByteArray, request);
        TestServer server;
        RawClient client(server.port);

        bool isClosed = false;
        const QByteArray answers = client.get("/now").send(request).get("/now").rest(&isClosed);

        QVERIFY(isClosed);
        QCOMPARE(answers.count("HTTP/1.1 200 OK"), 2);
        QCOMPARE(answers.count("Connection: close\r\n"), 1);
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
    }

    void aLargeAnswerArrivesWholeBeforeTheConnectionEnds()
    {
        constexpr int kSize = 5'000'000;
        TestServer server;
        RawClient client(server.port);

        const QByteArray answer = client.send("GET /large/5000000 HTTP/1.0\r\n\r\n").answer();

        QCOMPARE(answer.count('x'), qsizetype(kSize));
    }
};

QTEST_GUILESS_MAIN(HttpOrderTest)
#include "http_order_test.moc"
