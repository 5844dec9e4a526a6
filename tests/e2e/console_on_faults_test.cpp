// What the console says while a server that Dibs stands on is away, or nobody consumes a partition:
// it must be said within seconds, by the right word, and go by itself.
#include "backend/console/remote_console.h"
#include "tests/support/opening_night.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;
using console::PartitionState;

namespace {

// Promised are 3 s; a machine that also runs all three servers may be late by as much again.
constexpr auto kSaidWithin = 6s;

/// Two instances at work, and a console that watches one of them from afar.
struct Stage {
    Stage()
        : one(parts.flags())
        , two(parts.flags())
    {
    }

    bool open()
    {
        if (!one.start() || !two.start()) return false;
        night = std::make_unique<OpeningNight>(std::vector{one.port(), two.port()});
        watch = std::make_unique<console::RemoteConsole>(
            console::RemoteConsole::Options{
                QUrl(QStringLiteral("http://127.0.0.1:%1").arg(one.port()))},
            clock);
        return night->isOpen() && QTest::qWaitFor([&] { return isWell(); }, kPatienceMs);
    }

    bool isWell() const
    {
        const auto now = watch->snapshot();
        return parts.owners() == 2 && now->logProblem.isEmpty() && now->storeProblem.isEmpty()
            && now->lockProblem.isEmpty() && now->partitions.size() == RealParts::kPartitions
            && !hasPartition(PartitionState::Stalled) && !hasPartition(PartitionState::NoConsumer)
            && !hasPartition(PartitionState::Lost);
    }

    bool hasPartition(PartitionState state) const
    {
        return std::ranges::any_of(watch->snapshot()->partitions,
            [&](const console::PartitionSnapshot& each) { return each.state == state; });
    }

    /// How long it took until the console said so; none: longer than anybody waits.
    static std::optional<std::chrono::milliseconds> timeUntil(const std::function<bool()>& isSaid)
    {
        QElapsedTimer elapsed;
        elapsed.start();
        if (!QTest::qWaitFor(isSaid, kPatienceMs)) return {};
        return std::chrono::milliseconds(elapsed.elapsed());
    }

    RealParts parts;
    ServiceFaults faults;
    DibsProcess one;
    DibsProcess two;
    const SystemClock clock;
    std::unique_ptr<OpeningNight> night;
    std::unique_ptr<console::RemoteConsole> watch;
};

}  // namespace

class ConsoleOnFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
    }

    void withoutRedisTheLockIsDegraded()
    {
        Stage stage;
        QVERIFY2(stage.open(), stage.one.errors().constData());

        QVERIFY2(stage.faults.kill(Service::Redis), qPrintable(stage.faults.errors()));
        const auto said
            = Stage::timeUntil([&] { return !stage.watch->snapshot()->lockProblem.isEmpty(); });
        QVERIFY(said);
        qInfo("“lock degraded” %s after Redis was killed", inSeconds(*said).constData());
        QVERIFY(*said <= kSaidWithin);

        QVERIFY2(stage.faults.restart(Service::Redis), qPrintable(stage.faults.errors()));
        EVENTUALLY(stage.isWell());
    }

    void partitionsAreStalledWhileTheDatabaseHangs()
    {
        Stage stage;
        QVERIFY2(stage.open(), stage.one.errors().constData());

        QVERIFY2(stage.faults.pause(Service::MariaDb), qPrintable(stage.faults.errors()));
        const auto said
            = Stage::timeUntil([&] { return stage.hasPartition(PartitionState::Stalled); });
        QVERIFY(said);
        qInfo("“stalled” %s after MariaDB was stopped", inSeconds(*said).constData());
        QVERIFY(*said <= kSaidWithin);

        QVERIFY2(stage.faults.resume(Service::MariaDb), qPrintable(stage.faults.errors()));
        EVENTUALLY(stage.isWell());
    }

    void aPartitionHasNoConsumerWhileItsGroupWaitsForAFrozenMember()
    {
        Stage stage;
        DibsProcess three(stage.parts.flags());
        QVERIFY2(stage.open(), stage.one.errors().constData());
        QVERIFY2(three.start(), three.errors().constData());
        EVENTUALLY_EQUAL(stage.parts.owners(), 3);
        EVENTUALLY(!stage.hasPartition(PartitionState::NoConsumer));

        // One leaves, so the group shares out anew, for which it waits for the other.
        stage.two.freeze();
        three.signal(SIGTERM);
        const auto said
            = Stage::timeUntil([&] { return stage.hasPartition(PartitionState::NoConsumer); });
        stage.two.thaw();
        QVERIFY(said);
        qInfo("“no consumer” %s after it was so", inSeconds(*said).constData());
        QVERIFY(*said <= kSaidWithin);
        EVENTUALLY(stage.isWell());
    }
};

QTEST_GUILESS_MAIN(ConsoleOnFaultsTest)
#include "console_on_faults_test.moc"
