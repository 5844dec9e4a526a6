#include "backend/console/alerts.h"

#include <QTest>

using namespace dibs;
using namespace dibs::console;

namespace {

constexpr qint64 kStartMs = 1'772'539'200'000;

Snapshot calm()
{
    Snapshot snapshot;
    CampaignSnapshot night;
    night.couponId = {7};
    night.description = QStringLiteral("Night");
    night.state = CampaignState::Opened;
    night.totalStock = 1'000;
    night.remaining = 500;
    snapshot.campaigns = {night};
    snapshot.partitions = {PartitionSnapshot{}};
    return snapshot;
}

Snapshot withStock(qint64 left)
{
    Snapshot snapshot = calm();
    snapshot.campaigns[0].remaining = left;
    return snapshot;
}

Snapshot withState(PartitionState state)
{
    Snapshot snapshot = calm();
    snapshot.partitions[0].state = state;
    if (state == PartitionState::Lost)
        snapshot.partitions[0].stoppedBecause = QStringLiteral("bad data");
    return snapshot;
}

Snapshot withWait(qint64 waitMs)
{
    Snapshot snapshot = calm();
    snapshot.partitions[0].oldestWaitMs = waitMs;
    return snapshot;
}

/// An operator who looks each half second, and writes down when he is called.
class Watch
{
public:
    AlertRules rules;

    /// Shows it for that long.
    Watch& sees(Snapshot snapshot, qint64 forMs)
    {
        for (const qint64 endMs = m_nowMs + forMs; m_nowMs < endMs; m_nowMs += 500) {
            snapshot.takenAtMs = m_nowMs;
            const AlertStep step = follow(m_watched, rules, snapshot);
            m_watched = step.watched;
            for (const Alert& each : step.raised) m_diary += problemOf(each, snapshot).what;
            for (const Alert& each : step.over) m_diary += overWords(each);
        }
        return *this;
    }
    void setClockBack(qint64 byMs) { m_nowMs -= byMs; }
    QString diary() const { return m_diary.join(QStringLiteral(" / ")); }
    qsizetype watched() const { return m_watched.size(); }

private:
    qint64 m_nowMs = kStartMs;
    QList<Alert> m_watched;
    QStringList m_diary;
};

}  // namespace

class AlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calmCallsNobody()
    {
        Watch watch;
        watch.sees(calm(), 60'000);
        QCOMPARE(watch.diary(), QString());
        QCOMPARE(watch.watched(), 0);
    }

    void whatHoldsForAWhileCallsOnce()
    {
        Watch watch;
        watch.sees(withStock(99), 1'500);
        QCOMPARE(watch.diary(), QString());
        watch.sees(withStock(80), 60'000);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 80 left."));
    }

    void aFigureThatTremblesAroundItsLimitCallsOnce()
    {
        Watch watch;
        for (int turn = 0; turn < 20; ++turn)
            watch.sees(withStock(99), 4'000).sees(withStock(101), 8'000);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 99 left."));
    }

    void aMomentBeyondTheLimitIsNoAlert()
    {
        Watch watch;
        for (int turn = 0; turn < 20; ++turn)
            watch.sees(withWait(11'000), 500).sees(withWait(0), 2'000);
        QCOMPARE(watch.diary(), QString());
    }

    void whatIsWellWithinItsLimitForAWhileIsOver()
    {
        Watch watch;
        watch.sees(withStock(50), 5'000).sees(withStock(900), 4'500);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 50 left."));
        watch.sees(withStock(900), 5'000);
        QCOMPARE(watch.diary(),
            QStringLiteral("“Night” has 50 left. / “Night” is no longer low on stock: 900 "
                           "left."));
        QCOMPARE(watch.watched(), 0);
    }

    void sellingOutEndsTheAlertInItsOwnWords()
    {
        Watch watch;
        Snapshot gone = withStock(0);
        gone.campaigns[0].state = CampaignState::SoldOut;
        watch.sees(withStock(5), 5'000).sees(gone, 10'000);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 5 left. / “Night” is sold out."));
    }

    void aCampaignThatIsClosedOrARehearsalIsNotLow()
    {
        Watch watch;
        Snapshot closed = withStock(5);
        closed.campaigns[0].state = CampaignState::Closed;
        Snapshot rehearsal = withStock(5);
        rehearsal.campaigns[0].rehearsal = true;
        watch.sees(closed, 10'000).sees(rehearsal, 10'000);
        QCOMPARE(watch.diary(), QString());
        watch.sees(withStock(5), 5'000).sees(closed, 10'000);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 5 left."));
    }

    void aStallAndAMissingConsumerCallAfterTheTimeTheRuleSays()
    {
        Watch watch;
        watch.rules.of(AlertKind::NoConsumer).limit = 30;
        watch.sees(withState(PartitionState::NoConsumer), 29'000);
        QCOMPARE(watch.diary(), QString());
        watch.sees(withState(PartitionState::NoConsumer), 3'000)
            .sees(withState(PartitionState::CaughtUp), 10'000);
        QCOMPARE(watch.diary(),
            QStringLiteral(
                "Nobody consumes partition 0; 0 waiting. / Partition 0 has a consumer again."));

        Watch other;
        other.sees(withState(PartitionState::Lost), 8'000);
        QCOMPARE(other.diary(), QStringLiteral("Partition 0 stopped: bad data."));
    }

    void oneDeadLetterIsNotSpokenOfAsMany()
    {
        Watch watch;
        Snapshot letters = calm();
        letters.deadLettersWaiting = 1;
        watch.sees(letters, 5'000);
        QCOMPARE(watch.diary(),
            QStringLiteral("1 record did not decode and waits for somebody to look at it."));
    }

    void deadLettersAndLongWaitsCall()
    {
        Watch watch;
        Snapshot letters = withWait(12'000);
        letters.deadLettersWaiting = 2;
        watch.sees(letters, 5'000).sees(calm(), 10'000);
        QCOMPARE(watch.diary(),
            QStringLiteral("2 records did not decode and wait for somebody to look at them. / On "
                           "partition 0 "
                           "the oldest request has waited for 12 s. / The dead letters are "
                           "handled. / Nobody waits long on partition 0 any more."));
    }

    void aRuleThatIsOffSaysNothingAndForgets()
    {
        Watch watch;
        watch.sees(withStock(50), 5'000);
        watch.rules.of(AlertKind::StockLow).on = false;
        watch.sees(withStock(50), 5'000).sees(withStock(900), 20'000);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 50 left."));
        QCOMPARE(watch.watched(), 0);
    }

    void aClockSetBackNeitherKeepsNorHidesAnAlert()
    {
        Watch watch;
        watch.sees(withStock(50), 1'000);
        watch.setClockBack(3'600'000);
        watch.sees(withStock(50), 4'000);
        QCOMPARE(watch.diary(), QStringLiteral("“Night” has 50 left."));
        watch.setClockBack(3'600'000);
        watch.sees(withStock(900), 10'000);
        QVERIFY(watch.diary().endsWith(QStringLiteral("900 left.")));
    }
};

QTEST_APPLESS_MAIN(AlertsTest)
#include "alerts_test.moc"
