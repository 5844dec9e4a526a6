// How the load is paced and timed, against a server in the same process.
#include "backend/rehearsal/load_client.h"

#include "tests/support/fake_coupon_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace dibs;
using namespace dibs::rehearsal;
using namespace std::chrono_literals;
using dibs::test::FakeCouponServer;
using dibs::test::Sin;

namespace {

LoadSettings settingsFor(const FakeCouponServer& server)
{
    return {
        .address = SocketAddress(QHostAddress(QHostAddress::LocalHost), server.port()),
        .hostHeader = "127.0.0.1",
        .basePath = {},
        .coupon = {server.campaign()},
        .connections = 4,
        .rate = {},
        .duration = {},
        .requestDeadline = 5s,
    };
}

Load pressAll(const LoadSettings& settings, int users)
{
    LoadClient client(settings, PressPlan(users, 0, 1));
    QSignalSpy finished(&client, &LoadClient::finished);
    client.start();
    if (!finished.wait(120'000)) qFatal("The load does not end");
    return client.load();
}

}  // namespace

class LoadClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFixedRateIsKept()
    {
        const FakeCouponServer server;
        LoadSettings settings = settingsFor(server);
        settings.rate = 500;

        const Load load = pressAll(settings, 250);

        QCOMPARE(load.sent, 250);
        QVERIFY(load.duration >= 490ms);
        QVERIFY(load.duration < 5s);
    }

    /// The point of the open loop: half a second without answers is felt by everybody who pressed
    /// in it, not only by the four whose requests were under way.
    void aStallIsFeltByEverybodyWhoPressedInIt()
    {
        const FakeCouponServer server(Sin::Stalls);
        LoadSettings settings = settingsFor(server);
        settings.rate = 400;

        const Load load = pressAll(settings, 400);

        QCOMPARE(load.answerLatency.count(), 400U);
        QVERIFY(load.answerLatency.max() >= 400ms);
        QVERIFY(load.answerLatency.quantile(0.75) >= 100ms);
    }

    void inTheClosedLoopOnlyThoseUnderWayFeelIt()
    {
        const FakeCouponServer server(Sin::Stalls);

        const Load load = pressAll(settingsFor(server), 400);

        QVERIFY(load.answerLatency.max() >= 400ms);
        QVERIFY(load.answerLatency.quantile(0.75) < 100ms);
    }

    void pressesThatWereDueButNeverSentAreCounted()
    {
        const FakeCouponServer server(Sin::FallsMute);
        LoadSettings settings = settingsFor(server);
        settings.connections = 1;
        settings.requestDeadline = 100ms;
        settings.rate = 2'000;
        settings.duration = 1s;

        const Load load = pressAll(settings, 10'000);

        QVERIFY(load.overdue > 0);
        QVERIFY(load.sent + load.overdue <= 2'000 + 400);
        QVERIFY(!load.unknown.empty());
        QCOMPARE(load.refusals.at("no-answer"), qint64(load.unknown.size()));
    }

    void aLateAnswerIsNotTakenForTheNextOne()
    {
        const FakeCouponServer server(Sin::Stalls);
        LoadSettings settings = settingsFor(server);
        settings.requestDeadline = 100ms;  // the stall is longer

        const Load load = pressAll(settings, 200);

        QVERIFY(!load.unknown.empty());
        QCOMPARE(load.answerLatency.count(), 200U);
        for (const Promise& promise : load.accepted) QVERIFY(!promise.requestId.isEmpty());
    }

    void stoppingWaitsForWhatIsUnderWay()
    {
        const FakeCouponServer server(Sin::Stalls);
        LoadSettings settings = settingsFor(server);
        settings.rate = 100;
        LoadClient client(settings, PressPlan(1'000, 0, 1));
        QSignalSpy finished(&client, &LoadClient::finished);
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.load().sent >= 21; }, 60'000));

        client.stop();

        QVERIFY(finished.wait(60'000));
        QCOMPARE(client.answered(), client.load().sent);
        QVERIFY(client.load().unknown.empty());
    }
};

QTEST_GUILESS_MAIN(LoadClientTest)
#include "load_client_test.moc"
