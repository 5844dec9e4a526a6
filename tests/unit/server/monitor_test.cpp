// The monitor looks twice a second in real time; what it sees happens on a clock that stands still.
#include "backend/server/monitor.h"

#include "backend/common/coupon_issue_event.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;

namespace {

constexpr CouponId kNight{1};

/// One record at every offset, written three seconds before the clock's start.
struct OldRecords final : eventlog::LogReader {
    Result<QList<eventlog::Record>> poll(int, qint64 from, int) override
    {
        eventlog::Record record;
        record.offset = from;
        record.timestampMs = ManualClock().nowMs() - 3'000;
        return QList{record};
    }
    Result<QHash<QByteArray, qint64>> countByKey(int, qint64) override
    {
        return QHash<QByteArray, qint64>();
    }
    Result<eventlog::LogIdentity> identity() override { return eventlog::LogIdentity(); }
};

constexpr qint64 kLagMax = 1'000;

/// A log of two partitions of which only the ends and the problem matter.
struct Ends final : eventlog::EventLog {
    std::atomic<qint64> end = 0;  // of partition 0
    std::atomic<bool> isReadable = true;
    QString trouble;  // set before the monitor starts
    std::function<void()> afterLooking = [] {};

    bool append(eventlog::NewRecord, Delivered) override { return false; }
    Result<std::unique_ptr<eventlog::LogReader>> openReader() override
    {
        if (!isReadable) return fail(ErrorCode::Unavailable, QStringLiteral("not now"));
        return std::unique_ptr<eventlog::LogReader>(std::make_unique<OldRecords>());
    }
    int partitionCount() const override { return 2; }
    eventlog::Watermarks watermarks(int partition) const override
    {
        const qint64 seen = partition == 0 ? end.load() : 0;
        afterLooking();
        return {0, seen};
    }
    QString incarnation() const override { return QStringLiteral("ends"); }
    void waitBeyond(std::span<const qint64>, std::chrono::milliseconds) override { }
    void wake() override { }
    void appendDeadLetter(eventlog::NewRecord, Delivered) override { }
    eventlog::Assignment assignment() const override { return {1, {true, true}}; }
    void reportPosition(int, qint64) override { }
    Result<eventlog::Survey> survey() override
    {
        return eventlog::Survey{{watermarks(0), watermarks(1)}, {u"me"_qs, u"me"_qs}};
    }
    bool isShared() const override { return false; }
    QString problem() const override { return trouble; }
    void close() override { }
};

/// What a monitor watches; it starts when it is asked for.
class Watch
{
public:
    HotView view{UserPolicy::Any};
    Tallies tallies;
    PartitionProgress progress{2};
    Ends log;
    ManualClock clock;
    QString degraded;  // set before the monitor starts
    AdmissionGate gate{2};

    void start()
    {
        m_monitor.emplace(
            server::Monitor::Watched{view, tallies, progress, log, [this] { return degraded; },
                gate, nullptr, clock, m_console, QStringLiteral("here"), kLagMax});
    }
    console::Snapshot now() const { return *m_console.snapshot(); }

    /// Starts, and waits for the first snapshot.
    bool startAndLook()
    {
        start();
        return QTest::qWaitFor([this] { return now().takenAtMs > 0; }, testing::kPatienceMs);
    }

    /// Until it was taken after a change that precedes the clock's advance.
    bool lookAgain(std::chrono::milliseconds later)
    {
        clock.advance(later);
        return QTest::qWaitFor(
            [this] { return now().takenAtMs == clock.nowMs(); }, testing::kPatienceMs);
    }

private:
    console::LocalConsole m_console{console::Backend{}};
    std::optional<server::Monitor> m_monitor;  // gone first
};

Coupon night()
{
    return {.couponId = kNight,
        .description = QStringLiteral("Night"),
        .totalStock = 10,
        .issued = 4,
        .opensAtMs = 1};
}

BatchOutcome issuedTo(std::initializer_list<qint64> users)
{
    BatchOutcome batch;
    for (const qint64 user : users) {
        Decision decision;
        decision.request.event.couponId = kNight;
        decision.request.event.userId = {user};
        decision.outcome = Outcome::Issued;
        batch.decisions.push_back(decision);
    }
    return batch;
}

}  // namespace

class MonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstSnapshotSaysWhereAndWhen()
    {
        Watch watch;

        QVERIFY(watch.startAndLook());

        QCOMPARE(watch.now().instance, QStringLiteral("here"));
        QCOMPARE(watch.now().takenAtMs, watch.clock.nowMs());
        QCOMPARE(watch.now().uptimeMs, 0);
        QCOMPARE(watch.now().partitions.size(), 2);
        QCOMPARE(watch.now().partitions[1].partition, 1);
    }

    void itLooksAgainAndAgain()
    {
        Watch watch;
        QVERIFY(watch.startAndLook());

        QVERIFY(watch.lookAgain(std::chrono::seconds(90)));

        QCOMPARE(watch.now().uptimeMs, 90'000);
    }

    void aCampaignIsShownAsTheViewHasIt()
    {
        Watch watch;
        watch.view.put(night());
        watch.tallies.countBacklog(kNight, 3);

        QVERIFY(watch.startAndLook());

        const console::CampaignSnapshot campaign = watch.now().campaigns.value(0);
        QCOMPARE(campaign.couponId, kNight);
        QCOMPARE(campaign.description, QStringLiteral("Night"));
        QCOMPARE(campaign.state, console::CampaignState::Opened);
        QCOMPARE(campaign.totalStock, 10);
        QCOMPARE(campaign.remaining, 6);
        QCOMPARE(campaign.issued, 4);
        QCOMPARE(campaign.lag, 3);
        QCOMPARE(campaign.partition, eventlog::partitionOf(keyOf(kNight), 2));
    }

    void everyStatusHasItsState_data()
    {
        QTest::addColumn<Coupon>("coupon");
        QTest::addColumn<console::CampaignState>("state");
        using enum console::CampaignState;

        Coupon coupon = night();
        coupon.opensAtMs = ManualClock().nowMs() + 1;
        QTest::newRow("scheduled") << coupon << Scheduled;
        coupon = night();
        coupon.paused = true;
        QTest::newRow("paused") << coupon << Paused;
        coupon = night();
        coupon.issued = coupon.totalStock;
        QTest::newRow("sold out") << coupon << SoldOut;
        coupon = night();
        coupon.closed = true;
        QTest::newRow("closed") << coupon << Closed;
    }

    void everyStatusHasItsState()
    {
        QFETCH(Coupon, coupon);
        QFETCH(console::CampaignState, state);
        Watch watch;
        watch.view.put(coupon);

        QVERIFY(watch.startAndLook());

        QCOMPARE(watch.now().campaigns.value(0).state, state);
    }

    void aCampaignThatIsMadeLaterAppears()
    {
        Watch watch;
        QVERIFY(watch.startAndLook());
        QVERIFY(watch.now().campaigns.isEmpty());

        watch.view.put(night());

        QVERIFY(watch.lookAgain(std::chrono::seconds(1)));
        QCOMPARE(watch.now().campaigns.size(), 1);
    }

    void speedsAreWhatWasCountedBetweenTwoLooks()
    {
        Watch watch;
        watch.view.put(night());
        QVERIFY(watch.startAndLook());

        watch.tallies.countAccepted(kNight, 10);
        watch.tallies.countDecided(issuedTo({1, 2, 3, 4}));

        QVERIFY(watch.lookAgain(std::chrono::seconds(2)));
        QCOMPARE(watch.now().acceptedPerSecond, 5.0);
        QCOMPARE(watch.now().issuedPerSecond, 2.0);
        QCOMPARE(watch.now().decidedPerSecond, 2.0);
        QCOMPARE(watch.now().campaigns.value(0).acceptedPerSecond, 5.0);
        QCOMPARE(watch.now().campaigns.value(0).issuedPerSecond, 2.0);
        QCOMPARE(watch.now().totals, (console::Totals{.accepted = 10, .issued = 4}));
    }

    void whatTheNeighboursComplainAboutIsPassedOn()
    {
        Watch watch;
        watch.log.trouble = QStringLiteral("disk full");
        watch.progress.setProblem(QStringLiteral("locked"));
        watch.degraded = QStringLiteral("no Redis");
        watch.progress.stop(1, QStringLiteral("another log"));

        QVERIFY(watch.startAndLook());

        QCOMPARE(watch.now().logProblem, QStringLiteral("disk full"));
        QCOMPARE(watch.now().storeProblem, QStringLiteral("locked"));
        QCOMPARE(watch.now().lockProblem, QStringLiteral("no Redis"));
        QCOMPARE(watch.now().partitions[1].state, console::PartitionState::Lost);
        QCOMPARE(watch.now().partitions[1].stoppedBecause, QStringLiteral("another log"));
        QCOMPARE(watch.now().partitions[0].stoppedBecause, QString());
    }

    void itIsNoNeighbourOfItselfBeforeItsConsumerRuns()
    {
        Watch watch;
        QVERIFY(!watch.progress.isOwned(0));

        QVERIFY(watch.startAndLook());

        QCOMPARE(watch.now().partitions[0].owner, QStringLiteral("here"));
        QVERIFY(watch.now().neighbours.isEmpty());
    }

    void theDoorIsShutBeforeAPartitionThatLagsOrHasStopped()
    {
        Watch watch;
        watch.log.end = kLagMax;
        watch.progress.stop(1, QStringLiteral("another log"));
        QVERIFY(watch.startAndLook());
        QCOMPARE(watch.gate.state(0), AdmissionGate::State::Lagging);
        QCOMPARE(watch.gate.state(1), AdmissionGate::State::Stopped);

        watch.progress.setPosition(0, 1);

        QVERIFY(watch.lookAgain(std::chrono::seconds(1)));
        QCOMPARE(watch.gate.state(0), AdmissionGate::State::Open);
    }

    void theOldestWaitIsTheAgeOfTheRecordThatIsDecidedNext()
    {
        Watch watch;
        watch.log.end = 5;
        watch.progress.setPosition(0, 2);

        QVERIFY(watch.startAndLook());

        QCOMPARE(watch.now().partitions[0].lag(), 3);
        QCOMPARE(watch.now().partitions[0].oldestWaitMs, std::optional<qint64>(3'000));
        QCOMPARE(watch.now().partitions[1].oldestWaitMs, std::optional<qint64>());
    }

    void aLogThatCannotBeReadIsTriedAgain()
    {
        Watch watch;
        watch.log.end = 5;
        watch.log.isReadable = false;
        QVERIFY(watch.startAndLook());
        QCOMPARE(watch.now().partitions[0].oldestWaitMs, std::optional<qint64>());

        watch.log.isReadable = true;

        QVERIFY(watch.lookAgain(std::chrono::seconds(1)));
        QCOMPARE(watch.now().partitions[0].oldestWaitMs, std::optional<qint64>(4'000));
    }

    void aRecordThatIsDecidedWhileTheMonitorLooksDoesNotSeemLost()
    {
        Watch watch;
        watch.log.afterLooking = [&watch] { watch.progress.setPosition(0, ++watch.log.end); };

        QVERIFY(watch.startAndLook());

        QCOMPARE(watch.now().partitions[0].state, console::PartitionState::CaughtUp);
    }

    void aQueueThatStandsStillIsNoticed()
    {
        Watch watch;
        watch.log.end = 5;
        QVERIFY(watch.startAndLook());

        QVERIFY(watch.lookAgain(std::chrono::milliseconds(console::kStalledAfterMs)));

        QCOMPARE(watch.now().partitions[0].state, console::PartitionState::Stalled);
    }
};

QTEST_GUILESS_MAIN(MonitorTest)
#include "monitor_test.moc"
