#include "backend/console/events.h"

#include <QTest>

using namespace dibs;
using namespace dibs::console;

namespace {

constexpr qint64 kStartMs = 1'772'539'200'000;

Snapshot quiet()
{
    Snapshot snapshot;
    snapshot.takenAtMs = kStartMs;
    snapshot.instance = QStringLiteral("a:8081");
    snapshot.uptimeMs = 60'000;
    CampaignSnapshot night;
    night.couponId = {7};
    night.description = QStringLiteral("Night");
    night.state = CampaignState::Opened;
    CampaignSnapshot lunch = night;
    lunch.couponId = {8};
    lunch.description = QStringLiteral("Lunch");
    snapshot.campaigns = {lunch, night};
    PartitionSnapshot partition;
    partition.owner = QStringLiteral("a");
    snapshot.partitions = {partition, partition};
    snapshot.partitions[1].partition = 1;
    snapshot.neighbours = {{NeighbourKind::Log, QStringLiteral("Kafka"), {}, 0.4, kStartMs},
        {NeighbourKind::Instance, QStringLiteral("b:8081"), {}, std::nullopt, kStartMs}};
    return snapshot;
}

Snapshot later(Snapshot snapshot)
{
    snapshot.takenAtMs += 500;
    snapshot.uptimeMs += 500;
    return snapshot;
}

QString words(const QList<Event>& events)
{
    QStringList all;
    for (const Event& each : events) all += wordsOf(each);
    return all.join(QStringLiteral(" / "));
}

}  // namespace

class EventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereNothingChangesNothingHappened()
    {
        QVERIFY(eventsBetween(quiet(), later(quiet())).isEmpty());
        QVERIFY(eventsBetween(Snapshot(), quiet()).isEmpty());
        QVERIFY(eventsBetween(quiet(), Snapshot()).isEmpty());
    }

    void aCampaignsStatesAreToldApart()
    {
        Snapshot opened = quiet();
        Snapshot paused = later(quiet());
        paused.campaigns[1].state = CampaignState::Paused;
        QCOMPARE(words(eventsBetween(opened, paused)), QStringLiteral("“Night” was paused"));
        QCOMPARE(
            words(eventsBetween(paused, later(opened))), QStringLiteral("“Night” was resumed"));

        Snapshot ended = later(quiet());
        ended.campaigns[0].state = CampaignState::SoldOut;
        ended.campaigns[1].state = CampaignState::Closed;
        QCOMPARE(words(eventsBetween(opened, ended)),
            QStringLiteral("“Lunch” is sold out / “Night” was closed"));

        opened.campaigns[0].state = CampaignState::Scheduled;
        QCOMPARE(words(eventsBetween(opened, later(quiet()))), QStringLiteral("“Lunch” opened"));
    }

    void campaignsAreKnownByTheirNumberWhereverTheyStand()
    {
        Snapshot now = later(quiet());
        CampaignSnapshot encore = now.campaigns[0];
        encore.couponId = {9};
        now.campaigns.prepend(encore);
        QVERIFY(eventsBetween(quiet(), now).isEmpty());

        now.campaigns[2].state = CampaignState::Paused;
        QCOMPARE(words(eventsBetween(quiet(), now)), QStringLiteral("“Night” was paused"));
    }

    void aConsumerIsLostOnceAndComesBackOnce()
    {
        Snapshot ownerless = later(quiet());
        ownerless.partitions[1].owner.clear();
        Snapshot waiting = later(ownerless);
        waiting.partitions[1].state = PartitionState::NoConsumer;

        QCOMPARE(words(eventsBetween(quiet(), ownerless)),
            QStringLiteral("Partition 1 lost its consumer"));
        QVERIFY(eventsBetween(ownerless, waiting).isEmpty());
        QCOMPARE(words(eventsBetween(waiting, later(later(later(quiet()))))),
            QStringLiteral("Partition 1 has a consumer again"));
    }

    void whereOwnersAreNotNamedTheirAbsenceIsNoLoss()
    {
        Snapshot before = quiet();
        for (PartitionSnapshot& each : before.partitions) each.owner.clear();
        QVERIFY(eventsBetween(before, later(before)).isEmpty());

        Snapshot waiting = later(before);
        waiting.partitions[0].state = PartitionState::NoConsumer;
        QCOMPARE(
            words(eventsBetween(before, waiting)), QStringLiteral("Partition 0 lost its consumer"));
    }

    void aRestartIsSeenHoweverLateTheServerIsHeardAgain()
    {
        Snapshot now = later(quiet());
        now.uptimeMs = 100;
        QCOMPARE(words(eventsBetween(quiet(), now)), QStringLiteral("a:8081 was restarted"));
        now.takenAtMs += 300'000;
        now.uptimeMs += 300'000;
        QCOMPARE(words(eventsBetween(quiet(), now)), QStringLiteral("a:8081 was restarted"));

        now.instance = QStringLiteral("b:8081");
        QVERIFY(eventsBetween(quiet(), now).isEmpty());
    }

    void deadLettersAreCountedWhenTheyCome()
    {
        Snapshot now = later(quiet());
        now.deadLettersWaiting = 3;
        QCOMPARE(words(eventsBetween(quiet(), now)), QStringLiteral("New dead letters: 3"));
        QVERIFY(eventsBetween(now, later(quiet())).isEmpty());
    }

    void neighboursComeAndGo()
    {
        Snapshot gone = later(quiet());
        gone.neighbours[0].problem = QStringLiteral("refused");
        gone.neighbours.removeLast();
        QCOMPARE(words(eventsBetween(quiet(), gone)),
            QStringLiteral("Kafka does not answer / b:8081 does not answer"));
        QCOMPARE(words(eventsBetween(gone, later(quiet()))),
            QStringLiteral("Kafka answers again / b:8081 answers again"));
    }

    void eachKindHasItsOwnShapeOrWord()
    {
        QSet<QString> seen;
        for (int kind = 0; kind <= static_cast<int>(EventKind::NeighbourBack); ++kind) {
            const Status status = statusOf(static_cast<EventKind>(kind));
            QVERIFY(!status.word.isEmpty());
            seen.insert(status.word);
        }
        QCOMPARE(seen.size(), static_cast<int>(EventKind::NeighbourBack) + 1);
    }
};

QTEST_APPLESS_MAIN(EventsTest)
#include "events_test.moc"
