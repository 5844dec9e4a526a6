// Every fault that the proxy can play, between a client and a server that says back what it hears.
#include "tests/support/patience.h"
#include "tests/support/tcp_proxy.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <cerrno>
#include <sys/socket.h>

using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

/// Answers each request with itself, and remembers them.
class Echo
{
public:
    Echo()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                heard += request;
                socket->write(request);
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                --connections;
                socket->deleteLater();
            });
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    void leave() { m_server.close(); }

    QByteArray heard;
    int connections = 0;

private:
    QTcpServer m_server;
};

struct Client : QTcpSocket {
    explicit Client(quint16 port)
    {
        connect(this, &QTcpSocket::readyRead, this, [this] { heard += readAll(); });
        connectToHost(QHostAddress::LocalHost, port);
    }
    bool isOpen() const { return state() == ConnectedState; }

    QByteArray heard;
};

}  // namespace

class TcpProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        Client client(m_proxy->port());
        const QByteArray much(3 << 20, 'x');

        client.write(much);
        EVENTUALLY_EQUAL(client.heard.size(), much.size());
        QCOMPARE(client.heard, much);
        QCOMPARE(m_proxy->connections(), 1);

        client.disconnectFromHost();
        EVENTUALLY_EQUAL(m_echo->connections, 0);
        EVENTUALLY_EQUAL(m_proxy->connections(), 0);
    }

    void aDelayedRequestReachesTheServerLater()
    {
        m_proxy->delay(TcpProxy::Requests, 150ms);
        Client client(m_proxy->port());
        EVENTUALLY_EQUAL(m_echo->connections, 1);

        QElapsedTimer timer;
        timer.start();
        client.write("a");
        EVENTUALLY_EQUAL(m_echo->heard, "a");
        QVERIFY(timer.elapsed() >= 149);
        client.write("b");
        EVENTUALLY_EQUAL(client.heard, "ab");
        QVERIFY(timer.elapsed() >= 298);
    }

    void aDelayedAnswerIsThereBeforeTheClientHasIt()
    {
        m_proxy->delay(TcpProxy::Answers, 300ms);
        Client client(m_proxy->port());

        QElapsedTimer timer;
        timer.start();
        client.write("a");
        EVENTUALLY_EQUAL(m_echo->heard, "a");
        QVERIFY(client.heard.isEmpty());
        EVENTUALLY_EQUAL(client.heard, "a");
        QVERIFY(timer.elapsed() >= 299);
    }

    void aCutResetsBothSidesAndRefusesUntilItHeals()
    {
        Client client(m_proxy->port());
        client.write("a");
        EVENTUALLY_EQUAL(client.heard, "a");

        m_proxy->cut();
        char byte = 0;
        const auto raw = static_cast<int>(client.socketDescriptor());
        QCOMPARE(::recv(raw, &byte, 1, MSG_DONTWAIT), -1);
        QCOMPARE(errno, ECONNRESET);
        EVENTUALLY_EQUAL(m_echo->connections, 0);
        QCOMPARE(m_proxy->connections(), 0);

        Client refused(m_proxy->port());
        EVENTUALLY_EQUAL(refused.error(), QAbstractSocket::ConnectionRefusedError);

        m_proxy->heal();
        Client again(m_proxy->port());
        again.write("b");
        EVENTUALLY_EQUAL(again.heard, "b");
    }

    void answersAreLostWhileTheServerHasTheRequests()
    {
        Client client(m_proxy->port());
        m_proxy->swallowAnswers();
        client.write("a");
        EVENTUALLY_EQUAL(m_proxy->swallowed(), 1);
        QCOMPARE(m_echo->heard, "a");

        m_proxy->heal();
        client.write("b");
        EVENTUALLY_EQUAL(client.heard, "b");
        QCOMPARE(m_echo->heard, "ab");
    }

    void onlyTheNthAnswerIsLost()
    {
        Client client(m_proxy->port());
        m_proxy->swallowAnswer(2);
        client.write("a");
        EVENTUALLY_EQUAL(client.heard, "a");
        client.write("b");
        EVENTUALLY_EQUAL(m_proxy->swallowed(), 1);
        client.write("c");
        EVENTUALLY_EQUAL(client.heard, "ac");
        QCOMPARE(m_echo->heard, "abc");
    }

    void onlyTheAnswerToThatRequestIsLost()
    {
        Client other(m_proxy->port());
        Client client(m_proxy->port());
        m_proxy->swallowAnswerTo("COMMIT");
        client.write("BEGIN COM");
        EVENTUALLY_EQUAL(client.heard, "BEGIN COM");
        client.write("MIT");
        EVENTUALLY_EQUAL(m_proxy->swallowed(), 1);
        other.write("COMMIT");
        EVENTUALLY_EQUAL(other.heard, "COMMIT");
        client.write("more");
        EVENTUALLY_EQUAL(client.heard, "BEGIN COMmore");
        QCOMPARE(m_proxy->swallowed(), 1);
    }

    void halfOpenTheServerHearsNothing()
    {
        Client before(m_proxy->port());
        EVENTUALLY_EQUAL(m_echo->connections, 1);
        m_proxy->stopReading(TcpProxy::Requests);
        Client after(m_proxy->port());
        before.write("a");
        after.write("b");
        EVENTUALLY_EQUAL(m_proxy->connections(), 2);
        EVENTUALLY_EQUAL(m_echo->connections, 2);
        QVERIFY(before.isOpen() && after.isOpen());
        QVERIFY(m_echo->heard.isEmpty());

        m_proxy->heal();
        EVENTUALLY_EQUAL(before.heard + after.heard, "ab");
    }

    void halfOpenTheClientHearsNothing()
    {
        Client client(m_proxy->port());
        m_proxy->stopReading(TcpProxy::Answers);
        client.write("a");
        EVENTUALLY_EQUAL(m_echo->heard, "a");
        QVERIFY(client.isOpen());
        QVERIFY(client.heard.isEmpty());

        m_proxy->heal();
        EVENTUALLY_EQUAL(client.heard, "a");
    }

    void withoutAServerTheClientIsTurnedAway()
    {
        m_echo->leave();
        Client client(m_proxy->port());
        EVENTUALLY_EQUAL(client.state(), QAbstractSocket::UnconnectedState);
        EVENTUALLY_EQUAL(m_proxy->connections(), 0);
    }

    void itSaysSoWhenItsPortIsTaken()
    {
        const TcpProxy second(m_echo->port(), m_proxy->port());
        QCOMPARE(second.port(), 0);
    }

    void init()
    {
        m_echo = std::make_unique<Echo>();
        m_proxy = std::make_unique<TcpProxy>(m_echo->port());
        QVERIFY(m_proxy->port() != 0);
    }
    void cleanup()
    {
        m_proxy.reset();
        m_echo.reset();
    }

private:
    std::unique_ptr<Echo> m_echo;
    std::unique_ptr<TcpProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TcpProxyTest)
#include "tcp_proxy_test.moc"
