// A console elsewhere, and a server that is killed while it watches.
#include "backend/console/remote_console.h"
#include "tests/support/campaign.h"
#include "tests/support/dibs_process.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;

namespace {

constexpr int kPatienceMs = 20'000;

}  // namespace

class ConnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itOutlivesAKilledServerAndShowsTheSameCampaignAgain()
    {
        const QTemporaryDir directory;
        DibsProcess server(directory.path());
        QVERIFY(server.start());
        const SystemClock clock;
        const RemoteConsole console(
            {QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()))}, clock);
        const CouponId campaign = createCampaign(server.port(), 5);
        QTRY_COMPARE_WITH_TIMEOUT(console.snapshot()->campaigns.size(), 1, kPatienceMs);

        server.kill();

        QTRY_COMPARE_WITH_TIMEOUT(console.link().state, LinkState::Gone, kPatienceMs);
        const qint64 knownMs = console.snapshot()->takenAtMs;
        QCOMPARE(console.snapshot()->campaigns.value(0).couponId, campaign);

        QVERIFY(server.start());

        QTRY_VERIFY_WITH_TIMEOUT(
            console.link().state == LinkState::Live && console.snapshot()->takenAtMs > knownMs,
            kPatienceMs);
        QCOMPARE(console.snapshot()->campaigns.value(0).couponId, campaign);
    }

    void withoutATerminalWatchPrintsLinesThatFollowTheServer()
    {
        const QTemporaryDir directory;
        DibsProcess server(directory.path());
        QVERIFY(server.start());
        QProcess watch;
        watch.setProcessEnvironment(bareEnvironment());

        watch.start(QStringLiteral(DIBS_PROGRAM),
            {QStringLiteral("--watch"), QStringLiteral("http://127.0.0.1:%1").arg(server.port())});

        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT(
            (out += watch.readAllStandardOutput()).contains("issued/s"), kPatienceMs);
        server.kill();
        QTRY_VERIFY_WITH_TIMEOUT(
            (out += watch.readAllStandardOutput()).contains("http://"), kPatienceMs);
        watch.terminate();
        QVERIFY(watch.waitForFinished(kPatienceMs));
        QCOMPARE(watch.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(ConnectTest)
#include "connect_test.moc"
