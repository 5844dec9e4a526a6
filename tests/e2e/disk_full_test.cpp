// The disk runs full under load: nobody is promised what is not written, and when there is room
// again all goes on by itself.
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"
#include "tests/support/small_disk.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kStock = 1'000'000;

/// Log and database on a disk each, so that one can be full without the other.
struct Night {
    SmallDisk logDisk;
    SmallDisk storeDisk;
    DibsProcess server{logDisk.path()};
    CouponId coupon;
    std::unique_ptr<Crowd> crowd;

    bool opens()
    {
        QFile store(storeDisk.file(u"coupon.db"_qs));
        if (!logDisk.isMounted() || !storeDisk.isMounted() || !store.open(QIODevice::WriteOnly)
            || !store.link(logDisk.file(u"coupon.db"_qs)) || !server.start())
            return false;
        coupon = createCampaign(server.port(), kStock);
        crowd = std::make_unique<Crowd>(server.port(), coupon);
        return coupon.isValid();
    }

    QByteArray readyText() const { return HttpClient(server.port()).get("/readyz").body; }
};

}  // namespace

class DiskFullTest : public QObject
{
    Q_OBJECT

public:
    explicit DiskFullTest(bool canMount)
        : m_canMount(canMount)
    {
    }

private:
    /// Every promise has its outcome, all guarantees hold, and the same process still runs.
    void compareKept(Night& night)
    {
        night.crowd->stop();
        const rehearsal::Load load = night.crowd->load();
        const QStringList without = promisesWithoutOutcome(night.server.port(), load);
        QVERIFY2(without.isEmpty(), qPrintable(without.mid(0, 10).join(u'\n')));
        const QStringList broken = violations(night.server.port(), load, kStock);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        QCOMPARE(night.crowd->cutShort(), 0);
        QVERIFY(night.server.isRunning());
        const Finished audit = verify(night.logDisk.path());
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
    }

    const bool m_canMount;

private Q_SLOTS:
    void initTestCase()
    {
        if (m_canMount) return;
        if (qEnvironmentVariable("CI") == u"true") QFAIL("no right to mount a file system");
        QSKIP("no right to mount a file system");
    }

    void theDiskOfTheLogIsFull()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        EVENTUALLY(night.crowd->accepted() > 300);

        QVERIFY(night.logDisk.fill());

        EVENTUALLY(night.crowd->unavailable() > 10);
        EVENTUALLY_EQUAL(readiness(night.server.port()), 503);
        QVERIFY2(night.readyText().contains("full"), night.readyText().constData());
        const qint64 before = night.crowd->accepted();
        QVERIFY(night.logDisk.makeRoom());
        EVENTUALLY(night.crowd->accepted() > before + 100);
        EVENTUALLY_EQUAL(readiness(night.server.port()), 200);
        for (const auto& [code, count] : night.crowd->load().refusals)
            QVERIFY2(code == "log-unavailable" || code == "already-issued", code.constData());
        compareKept(night);
    }

    void aLogThatHadNoRoomIsReadyAgainAlsoWhenNobodyAsks()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        QVERIFY(night.logDisk.fill());
        EVENTUALLY(night.crowd->unavailable() > 10);
        EVENTUALLY_EQUAL(readiness(night.server.port()), 503);
        night.crowd->stop();  // as a load balancer does with a server that is not ready

        QVERIFY(night.logDisk.makeRoom());

        EVENTUALLY_EQUAL(readiness(night.server.port()), 200);
        compareKept(night);
    }

    void theDiskOfTheDatabaseIsFull()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        EVENTUALLY(night.crowd->accepted() > 300);

        QVERIFY(night.storeDisk.fill());

        EVENTUALLY_EQUAL(readiness(night.server.port()), 503);
        QVERIFY2(night.readyText().contains("full"), night.readyText().constData());
        const qint64 before = night.crowd->accepted();
        EVENTUALLY(night.crowd->accepted() > before + 100);
        QVERIFY(!isAllDecided(night.server.port(), night.coupon));
        night.crowd->stop();
        QVERIFY(night.storeDisk.makeRoom());
        EVENTUALLY_EQUAL(readiness(night.server.port()), 200);
        compareKept(night);
    }

    void bothAreFullAndTheServerIsKilled()
    {
        Night night;
        QVERIFY2(night.opens(), night.server.errors().constData());
        EVENTUALLY(night.crowd->accepted() > 300);
        QVERIFY(night.storeDisk.fill());
        QVERIFY(night.logDisk.fill());
        EVENTUALLY(night.crowd->unavailable() > 10);

        night.server.kill();
        const bool startsWithoutRoom = night.server.start();
        if (!startsWithoutRoom) {
            QVERIFY2(night.server.exitCode(60s).value_or(0) > 0, night.server.errors().constData());
            QVERIFY(night.server.errors().contains("dibs: "));
        }
        QVERIFY(night.storeDisk.makeRoom());
        QVERIFY(night.logDisk.makeRoom());
        QVERIFY2(startsWithoutRoom || night.server.start(), night.server.errors().constData());

        EVENTUALLY_EQUAL(readiness(night.server.port()), 200);
        const qint64 before = night.crowd->accepted();
        EVENTUALLY(night.crowd->accepted() > before + 100);
        night.crowd->stop();
        const QStringList without
            = promisesWithoutOutcome(night.server.port(), night.crowd->load());
        QVERIFY2(without.isEmpty(), qPrintable(without.mid(0, 10).join(u'\n')));
        QCOMPARE(violations(night.server.port(), night.crowd->load(), kStock), QStringList());
        const Finished audit = verify(night.logDisk.path());
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
    }
};

int main(int argc, char** argv)
{
    const bool canMount = enterOwnMounts();
    const QCoreApplication application(argc, argv);
    DiskFullTest test(canMount);
    return QTest::qExec(&test, argc, argv);
}
#include "disk_full_test.moc"
