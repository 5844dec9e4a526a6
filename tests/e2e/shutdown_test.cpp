// SIGTERM and SIGINT: the server goes soon, and takes nobody's promise with it.
#include "backend/platform/sql/connection.h"
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kStock = 1'000'000;
constexpr auto kSoon = 5s;
constexpr int kAtOnceMs = 1'500;

/// While it lives nothing is decided: the database is held by somebody else.
class HeldStore
{
public:
    explicit HeldStore(const QString& directory)
        : m_connection(sql::Connection::openSqlite(
            directory + u"/coupon.db"_qs, sql::Connection::Access::ReadWrite))
    {
    }

    bool holds() { return m_connection && (*m_connection)->run(u"BEGIN IMMEDIATE"_qs); }

private:
    Result<std::unique_ptr<sql::Connection>> m_connection;
};

struct Night {
    const QTemporaryDir data;
    DibsProcess server{data.path()};
    CouponId coupon;

    bool opens()
    {
        if (!server.start()) return false;
        coupon = createCampaign(server.port(), kStock);
        return coupon.isValid();
    }
    QByteArray issuePath(int user) const
    {
        return "/api/coupons/" + QByteArray::number(coupon.value)
            + "/issue?userId=" + QByteArray::number(user);
    }
};

}  // namespace

class ShutdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void underLoadEveryPromiseIsKept_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void underLoadEveryPromiseIsKept()
    {
        QFETCH(int, signal);
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        Crowd crowd(night.server.port(), night.coupon);
        EVENTUALLY(crowd.accepted() > 500);

        night.server.signal(signal);
        const std::optional<int> exitCode = night.server.exitCode(kSoon);

        QVERIFY2(exitCode == 0, night.server.errors().constData());
        crowd.stop();
        QCOMPARE(crowd.cutShort(), 0);
        QVERIFY2(night.server.start(), night.server.errors().constData());
        const QStringList without = promisesWithoutOutcome(night.server.port(), crowd.load());
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
        const QStringList broken = violations(night.server.port(), crowd.load(), kStock);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        QCOMPARE(verify(night.data.path()).exitCode, 0);
    }

    void asSoonAsItListensASignalIsOrderly()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path());
        for (int i = 0; i < 10; ++i) {
            QVERIFY2(server.start(), server.errors().constData());

            server.signal(SIGTERM);

            QCOMPARE(server.exitCode(kSoon).value_or(-1), 0);
        }
    }

    void whoWaitsForAnOutcomeIsAnsweredAtOnce()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        std::optional<HeldStore> held(night.data.path());
        QVERIFY(held->holds());
        HttpClient client(night.server.port());
        const HttpAnswer receipt = client.post(night.issuePath(1));
        QCOMPARE(receipt.status, 202);
        const QByteArray status
            = "/api/coupons/requests/" + receipt.json().value(u"requestId").toString().toLatin1();
        RawClient asks(night.server.port());
        RawClient presses(night.server.port());
        RawClient listens(night.server.port());
        asks.get(status + "?wait=30");
        presses.send("POST " + night.issuePath(2)
            + " HTTP/1.1\r\nHost: h\r\nPrefer: wait=30\r\nContent-Length: 0\r\n\r\n");
        listens.send("GET " + status + " HTTP/1.1\r\nHost: h\r\nAccept: text/event-stream\r\n\r\n");
        QVERIFY(listens.readUntil("event: pending").endsWith("event: pending"));
        // The second press is in the log when the queue says so: then all three wait.
        const auto waiting = [&] {
            return HttpClient(night.server.port())
                .get("/api/coupons/" + QByteArray::number(night.coupon.value) + "/queue-size")
                .json()
                .value(u"queueSize")
                .toInteger();
        };
        EVENTUALLY_EQUAL(waiting(), 2);

        QElapsedTimer elapsed;
        elapsed.start();
        night.server.signal(SIGTERM);

        QVERIFY(asks.answer().contains("\"status\":\"PENDING\""));
        QVERIFY(presses.answer().contains(" 202 "));
        bool isClosed = false;
        listens.rest(&isClosed);
        QVERIFY(isClosed);
        QVERIFY2(elapsed.elapsed() < kAtOnceMs, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(night.server.exitCode(kSoon).value_or(-1), 0);
        QVERIFY2(elapsed.elapsed() < 5'000, qPrintable(QString::number(elapsed.elapsed())));

        held.reset();
        QVERIFY(night.server.start());
        HttpClient later(night.server.port());
        QVERIFY(later.get(status + "?wait=10").body.contains("\"status\":\"ISSUED\""));
    }

    void aRequestThatNeverEndsDoesNotHoldIt()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        RawClient client(night.server.port());
        client.send("POST " + night.issuePath(1) + " HTTP/1.1\r\nContent-Le");
        QCOMPARE(readiness(night.server.port()), 200);

        night.server.signal(SIGTERM);

        QCOMPARE(night.server.exitCode(kSoon).value_or(-1), 0);
    }

    void aSecondSignalForces()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        RawClient client(night.server.port());
        client.send("POST " + night.issuePath(1) + " HTTP/1.1\r\nContent-Le");
        QCOMPARE(readiness(night.server.port()), 200);
        night.server.signal(SIGTERM);
        EVENTUALLY(night.server.errors().contains("stopping"));

        QElapsedTimer elapsed;
        elapsed.start();
        night.server.signal(SIGTERM);

        QCOMPARE(night.server.exitCode(kSoon).value_or(-1), 130);
        QVERIFY(elapsed.elapsed() < kAtOnceMs);
        QVERIFY(night.server.start());
        QCOMPARE(verify(night.data.path()).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(ShutdownTest)
#include "shutdown_test.moc"
