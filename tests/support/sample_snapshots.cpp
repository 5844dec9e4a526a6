#include "tests/support/sample_snapshots.h"

namespace dibs::testing {

using namespace dibs::console;

namespace {

constexpr qint64 kHourMs = 3'600'000;

PartitionSnapshot moving(PartitionSnapshot partition, PartitionState state, double in, double out)
{
    partition.state = state;
    partition.inPerSecond = in;
    partition.outPerSecond = out;
    return partition;
}

CampaignSnapshot stocked(CampaignSnapshot campaign, CampaignState state, qint64 total, qint64 left)
{
    campaign.state = state;
    campaign.totalStock = total;
    campaign.remaining = left;
    campaign.issued = total - left;
    return campaign;
}

QList<CampaignSnapshot> sixCampaigns()
{
    CampaignSnapshot night = stocked(
        sampleCampaign(7, QStringLiteral("Opening night")), CampaignState::Opened, 10'000, 3'120);
    night.partition = 1;
    night.lag = 240;
    night.acceptedPerSecond = 180;
    night.issuedPerSecond = 412;

    CampaignSnapshot breakfast = stocked(sampleCampaign(6, QStringLiteral("Breakfast for two")),
        CampaignState::Opened, 50'000, 48'211);
    breakfast.partition = 2;
    breakfast.lag = 1'930;
    breakfast.acceptedPerSecond = 640;
    breakfast.issuedPerSecond = 310;

    CampaignSnapshot lunch = stocked(
        sampleCampaign(5, QStringLiteral("Lunch 20 %")), CampaignState::Scheduled, 2'000, 2'000);
    lunch.opensAtMs = kSampleTakenAtMs + 2 * kHourMs;

    const CampaignSnapshot spring
        = stocked(sampleCampaign(4, QStringLiteral("Spring")), CampaignState::SoldOut, 5'000, 0);
    CampaignSnapshot rehearsal
        = stocked(sampleCampaign(3, QStringLiteral("첫 구매 감사 쿠폰 3,000원")),
            CampaignState::Paused, 1'000, 412);
    rehearsal.rehearsal = true;
    const CampaignSnapshot winter
        = stocked(sampleCampaign(2, QStringLiteral("Winter clearance, all sizes, while they last")),
            CampaignState::Closed, 800, 37);
    return {night, breakfast, lunch, spring, rehearsal, winter};
}

QList<NeighbourSnapshot> wellNeighbours()
{
    const qint64 sinceMs = kSampleTakenAtMs - 2 * kHourMs;
    return {{NeighbourKind::Log, QStringLiteral("Kafka"), {}, 0.4, sinceMs},
        {NeighbourKind::Database, QStringLiteral("MariaDB"), {}, 1.1, sinceMs},
        {NeighbourKind::Redis, QStringLiteral("Redis"), {}, 0.1, sinceMs},
        {NeighbourKind::Instance, QStringLiteral("campaigns-b:8081"), {}, std::nullopt,
            kSampleTakenAtMs - 14'000}};
}

}  // namespace

CampaignSnapshot sampleCampaign(qint64 id, const QString& name)
{
    CampaignSnapshot campaign;
    campaign.couponId = {id};
    campaign.description = name;
    campaign.opensAtMs = kSampleTakenAtMs - kHourMs;
    return stocked(campaign, CampaignState::Opened, 1'000, 1'000);
}

PartitionSnapshot samplePartition(int number, qint64 position, qint64 logEnd)
{
    PartitionSnapshot partition;
    partition.partition = number;
    partition.position = position;
    partition.logEnd = logEnd;
    return partition;
}

Snapshot openingNight()
{
    Snapshot snapshot;
    snapshot.takenAtMs = kSampleTakenAtMs;
    snapshot.instance = QStringLiteral("127.0.0.1:8081");
    snapshot.uptimeMs = 2 * kHourMs + 5 * 60'000;
    snapshot.campaigns = sixCampaigns();
    snapshot.partitions = {samplePartition(0, 48'120, 48'120),
        moving(samplePartition(1, 51'870, 52'110), PartitionState::Draining, 180, 420),
        moving(samplePartition(2, 17'400, 19'330), PartitionState::Growing, 640, 310)};
    snapshot.partitions[1].oldestWaitMs = 300;
    snapshot.partitions[2].oldestWaitMs = 6'200;
    snapshot.partitions[0].owner = QStringLiteral("campaigns-a:8081");
    snapshot.partitions[1].owner = QStringLiteral("campaigns-b:8081");
    snapshot.partitions[2].owner = QStringLiteral("campaigns-c:8081");
    snapshot.neighbours = wellNeighbours();
    snapshot.acceptedPerSecond = 820;
    snapshot.issuedPerSecond = 722;
    snapshot.decidedPerSecond = 730;
    snapshot.totals = {119'560, 14'250, 101'877, 1'263, 0, 0, 48'902, 0};
    snapshot.orders = OrdersSnapshot{
        .placedPerSecond = 38.5, .placed = 12'480, .paid = 11'902, .failed = 214, .cancelled = 96};
    return snapshot;
}

Snapshot nothingYet()
{
    Snapshot snapshot;
    snapshot.takenAtMs = kSampleTakenAtMs;
    snapshot.instance = QStringLiteral("127.0.0.1:8081");
    snapshot.uptimeMs = 4'000;
    snapshot.partitions
        = {samplePartition(0, 0, 0), samplePartition(1, 0, 0), samplePartition(2, 0, 0)};
    return snapshot;
}

Snapshot inTrouble()
{
    Snapshot snapshot = openingNight();
    PartitionSnapshot& orphan = snapshot.partitions[1];
    orphan = moving(samplePartition(1, 51'870, 53'110), PartitionState::NoConsumer, 180, 0);
    orphan.oldestWaitMs = 14'000;
    PartitionSnapshot& stuck = snapshot.partitions[2];
    stuck = moving(samplePartition(2, 17'400, 19'330), PartitionState::Stalled, 640, 0);
    stuck.owner = QStringLiteral("campaigns-c:8081");
    snapshot.orders->circuit = Circuit::Open;
    snapshot.orders->recovering = 12;
    snapshot.lockProblem = QStringLiteral("redis://cache:6379 refused the connection");
    NeighbourSnapshot& redis = snapshot.neighbours[2];
    redis.problem = snapshot.lockProblem;
    redis.roundTripMs.reset();
    redis.sinceMs = kSampleTakenAtMs - 21'000;
    stuck.oldestWaitMs = 9'400;
    stuck.stuckMs = 9'100;
    snapshot.campaigns[0].lag = 1'240;
    snapshot.campaigns[0].issuedPerSecond = 0;
    snapshot.campaigns[1].issuedPerSecond = 0;
    snapshot.issuedPerSecond = 0;
    snapshot.decidedPerSecond = 0;
    return snapshot;
}

}  // namespace dibs::testing
