// A console elsewhere, and a server that is killed while it watches.
#include "backend/console/remote_console.h"
#include "tests/support/campaign.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;

namespace {

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
        EVENTUALLY_EQUAL(console.snapshot()->campaigns.size(), 1);

        server.kill();

        EVENTUALLY_EQUAL(console.link().state, LinkState::Gone);
        const qint64 knownMs = console.snapshot()->takenAtMs;
        QCOMPARE(console.snapshot()->campaigns.value(0).couponId, campaign);

        QVERIFY(server.start());

        EVENTUALLY(
            console.link().state == LinkState::Live && console.snapshot()->takenAtMs > knownMs);
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
        EVENTUALLY((out += watch.readAllStandardOutput()).contains("issued/s"));
        server.kill();
        EVENTUALLY((out += watch.readAllStandardOutput()).contains("http://"));
        watch.terminate();
        QVERIFY(watch.waitForFinished(kPatienceMs));
        QCOMPARE(watch.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(ConnectTest)
#include "connect_test.moc"
