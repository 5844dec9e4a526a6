#include "tests/integration/http/raw_client.h"
#include "tests/integration/http/test_server.h"
#include "tests/support/patience.h"

#include <QSet>
#include <QTcpServer>
#include <QTest>

using namespace dibs;

class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsOfTheFrontDoorAreProblems()
    {
        TestServer server;
        RawClient client(server.port);

        const QByteArray unknown = client.get("/nothing").answer();
        const QByteArray wrong = client.send(RawClient::requestFor("DELETE", "/now")).answer();

        QVERIFY(unknown.startsWith("HTTP/1.1 404 Not Found\r\n"));
        QVERIFY(unknown.contains("Content-Type: application/problem+json\r\n"));
        QVERIFY(wrong.startsWith("HTTP/1.1 405 "));
        QVERIFY(wrong.contains("Allow: GET, HEAD, OPTIONS\r\n"));
        QVERIFY(wrong.contains("Date: "));
    }

    void clientsThatLeaveBeforeTheirAnswerDoNoHarm()
    {
        constexpr int kClients = 2'000;
        TestServer server;
        int opened = 0;
        while (opened < kClients) {
            std::vector<RawClient> clients;
            for (int i = 0; i < 100; ++i) {
                clients.emplace_back(server.port).get("/hold/" + QByteArray::number(opened++));
                // Some are answered while they leave, some long after.
                if (i % 25 == 0) server.releaseAll();
            }
        }
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
        server.releaseAll();

        QCOMPARE(server.server().inFlightCount(), 0);
        QVERIFY(RawClient(server.port).get("/now").answer().endsWith("now"));
    }

    void aWishForWebSocketsIsAnsweredLikeAnyOther()
    {
        const QByteArray upgrade = " HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        TestServer server;
        RawClient now(server.port);
        RawClient later(server.port);

        QVERIFY(now.send("GET /now" + upgrade).answer().endsWith("now"));
        QVERIFY(later.send("GET /hold/a" + upgrade).isClosedByServer());

        server.releaseAll();
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);
        QCOMPARE(server.server().inFlightCount(), 0);
    }

    void aForgottenRequestIsAnsweredWith500()
    {
        TestServer server;

        const QByteArray answer = RawClient(server.port).get("/drop").answer();

        QVERIFY(answer.startsWith("HTTP/1.1 500 "));
        QVERIFY(answer.contains("application/problem+json"));
    }

    void aRequestForgottenOnAnotherThreadIsAnsweredToo()
    {
        TestServer server;
        RawClient client(server.port);
        client.get("/hold/a").get("/hold/b");
        EVENTUALLY_EQUAL(server.server().inFlightCount(), 2);

        server.takeHeld().clear();

        QVERIFY(client.answer().startsWith("HTTP/1.1 500 "));
        QVERIFY(client.answer().startsWith("HTTP/1.1 500 "));
    }

    void aRequestMayOutliveTheServer()
    {
        std::map<QByteArray, http::Responder> held;
        {
            TestServer server;
            RawClient client(server.port);
            client.get("/hold/a");
            EVENTUALLY_EQUAL(server.server().inFlightCount(), 1);
            held = server.takeHeld();
        }
        QCOMPARE(held.size(), size_t(1));
    }

    void anAbsentClientCanBeNoticed()
    {
        TestServer server;
        {
            RawClient client(server.port);
            client.get("/hold/a");
            EVENTUALLY_EQUAL(server.server().inFlightCount(), 1);
        }
        EVENTUALLY_EQUAL(server.server().connectionCount(), 0);

        auto held = server.takeHeld();
        bool left = false;
        server.run([&] { left = held.at("a").clientLeft(); });

        QVERIFY(left);
    }

    void severalThreadsShareOnePort()
    {
        TestServer server({}, 3);
        QSet<QByteArray> threads;
        for (int i = 0; i < 200; ++i)
            threads.insert(RawClient(server.port).get("/thread").answer().split('\n').last());

        QCOMPARE(threads.size(), 3);
    }

    void bothInternetProtocolsAreServed()
    {
        const TestServer server({}, 2, QHostAddress(QHostAddress::Any));
        if (server.port == 0) QSKIP("this machine has no IPv6");

        QVERIFY(RawClient(server.port).get("/now").answer().endsWith("now"));
    }

    void aTakenPortIsSaidSo()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        refusesToListen(other.serverPort());
    }

    void aSecondServerDoesNotShareThePort()
    {
        const TestServer first({}, 2);
        refusesToListen(first.port);
    }

    void aPortIsFreeAgainAfterTheServer()
    {
        quint16 port = 0;
        {
            TestServer first;
            port = first.port;
            QVERIFY(RawClient(port).send("GET /now HTTP/1.0\r\n\r\n").answer().endsWith("now"));
        }
        http::HttpServer second({.port = port}, [](Mailbox&) { return http::Router(); });

        QVERIFY(bool(second.listen()));
    }

private:
    static void refusesToListen(quint16 port)
    {
        http::HttpServer server({.port = port}, [](Mailbox&) { return http::Router(); });

        const Result<quint16> result = server.listen();

        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QVERIFY2(result.error().detail.contains(QStringLiteral("127.0.0.1:%1").arg(port)),
            qPrintable(result.error().detail));
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
