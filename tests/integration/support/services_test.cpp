// The servers' bad days: that they come when called, and are over when the test is.
#include "tests/support/services.h"
#include "tests/support/tcp_proxy.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTest>

using namespace dibs::testing;

namespace {

quint16 portOf(Service service)
{
    switch (service) {
    case Service::MariaDb: return static_cast<quint16>(databaseUrl().port());
    case Service::Redis: return static_cast<quint16>(redisUrl().port());
    case Service::Kafka: return static_cast<quint16>(logUrl().port());
    }
    return 0;
}

bool takesConnections(Service service)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, portOf(service));
    return socket.waitForConnected(2000);
}

/// Redis alone can be asked in a few bytes. Empty: no answer.
QByteArray redisSays(const QByteArray& command, int patienceMs)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, portOf(Service::Redis));
    socket.write(command + "\r\n");
    return socket.waitForReadyRead(patienceMs) ? socket.readAll() : QByteArray();
}

}  // namespace

class ServicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
    }

    void aKilledServerIsBackAfterTheTest_data()
    {
        QTest::addColumn<Service>("service");
        QTest::newRow("MariaDB") << Service::MariaDb;
        QTest::newRow("Redis") << Service::Redis;
        QTest::newRow("Kafka") << Service::Kafka;
    }

    void aKilledServerIsBackAfterTheTest()
    {
        QFETCH(Service, service);
        {
            ServiceFaults faults;
            QVERIFY2(faults.kill(service), qPrintable(faults.errors()));
            QVERIFY(!takesConnections(service));
            QVERIFY(!faults.pause(service));
            QVERIFY(faults.errors().contains(u"is not running"));
        }
        QVERIFY(takesConnections(service));
    }

    void aRestartedCacheHasForgotten()
    {
        ServiceFaults faults;
        QCOMPARE(redisSays("SET services-test 1", 2000), "+OK\r\n");
        QVERIFY2(faults.restart(Service::Redis), qPrintable(faults.errors()));
        QCOMPARE(redisSays("GET services-test", 2000), "$-1\r\n");
    }

    void aPausedServerIsThereAndSilent()
    {
        ServiceFaults faults;
        QVERIFY2(faults.pause(Service::Redis), qPrintable(faults.errors()));
        QVERIFY(takesConnections(Service::Redis));
        QCOMPARE(redisSays("PING", 300), "");
        QVERIFY2(faults.resume(Service::Redis), qPrintable(faults.errors()));
        QCOMPARE(redisSays("PING", 2000), "+PONG\r\n");
    }

    void aPausedServerIsAwakeAfterTheTest()
    {
        {
            ServiceFaults faults;
            QVERIFY2(faults.pause(Service::Redis), qPrintable(faults.errors()));
        }
        QCOMPARE(redisSays("PING", 2000), "+PONG\r\n");
    }

    void kafkaSendsItsClientsBackThroughTheProxy()
    {
        const auto port = static_cast<quint16>(proxiedLogUrl().port());
        const TcpProxy proxy(static_cast<quint16>(proxiedLogTarget().port()), port);
        QCOMPARE(proxy.port(), port);

        QProcess kcat;
        kcat.start(QStringLiteral("kcat"),
            {QStringLiteral("-L"), QStringLiteral("-b"), proxiedLogUrl().authority()});
        QVERIFY(kcat.waitForFinished());
        const QByteArray broker = "broker 1 at 127.0.0.1:" + QByteArray::number(port);
        const QByteArray said = kcat.readAllStandardOutput();
        QVERIFY2(said.contains(broker), said.constData());
    }
};

QTEST_GUILESS_MAIN(ServicesTest)
#include "services_test.moc"
