// The server is killed again and again at random moments; nobody who was told "accepted" is
// wronged.
#include "tests/support/campaign.h"
#include "tests/support/crowd.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr int kKills = 20;
constexpr qint64 kLastingStock = 1'000'000;

/// To repeat the moments of an earlier run, as far as moments can be repeated.
quint32 seed()
{
    const int given = qEnvironmentVariableIntValue("DIBS_TEST_SEED");
    return given > 0 ? static_cast<quint32>(given) : std::random_device{}();
}

}  // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcceptedHasOneOutcomeHoweverOftenTheServerIsKilled()
    {
        const quint32 drawn = seed();
        qInfo("DIBS_TEST_SEED=%u", drawn);
        std::minstd_rand random(drawn);
        const auto between = [&](qint64 least, qint64 most) {
            return least + static_cast<qint64>(random()) % (most - least + 1);
        };
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        const CouponId lasting = createCampaign(server.port(), kLastingStock);
        Crowd residents(server.port(), lasting, {.people = 3, .seed = drawn});

        // Besides the campaign that lasts, one a round with little stock: most kills meet one that
        // is about to be sold out.
        std::vector<std::pair<rehearsal::Load, qint64>> told;
        for (int kill = 0; kill < kKills; ++kill) {
            const qint64 stock = between(1, 1'500);
            const CouponId coupon = createCampaign(server.port(), stock);
            QVERIFY2(coupon.isValid(), server.errors().constData());
            Crowd visitors(server.port(), coupon, {.people = 3, .seed = drawn});
            const qint64 enough = visitors.answered() + between(0, 2'000);
            EVENTUALLY(visitors.answered() >= enough);

            server.kill();
            QVERIFY2(server.start(), server.errors().constData());

            const Finished audit = verify(data.path());
            QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
            visitors.stop();
            told.emplace_back(visitors.load(), stock);
        }
        residents.stop();
        told.emplace_back(residents.load(), kLastingStock);

        qint64 promises = 0;
        qint64 unknown = 0;
        for (const auto& [load, stock] : told) {
            promises += qint64(load.accepted.size());
            unknown += qint64(load.unknown.size());
            const QStringList without = promisesWithoutOutcome(server.port(), load);
            QVERIFY2(without.isEmpty(), qPrintable(without.mid(0, 10).join(u'\n')));
            const QStringList broken = violations(server.port(), load, stock);
            QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        }
        qInfo("%lld accepted, %lld unknown", promises, unknown);
        QVERIFY(promises > 1'000);  // else there was no load
        QVERIFY(unknown > 0);  // else no kill met a press
        const Finished audit = verify(data.path());
        QVERIFY2(audit.exitCode == 0, (audit.out + audit.err).constData());
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
