// The whole of what Prometheus is told, compared as text.
#include "backend/server/metrics_text.h"

#include <QTest>

using namespace dibs;

namespace {

console::Snapshot sample()
{
    console::Snapshot snapshot{.takenAtMs = 1'767'225'600'500,
        .instance = QStringLiteral("a \"quoted\\ name\n"),
        .uptimeMs = 90'500,
        .totals = {.accepted = 90,
            .issued = 50,
            .soldOut = 20,
            .duplicate = 10,
            .rejected = 1,
            .deadLetters = 2,
            .refused = 7,
            .unavailable = 3},
        .deadLettersWaiting = 1,
        .storeProblem = QStringLiteral("locked")};
    snapshot.campaigns.append(console::CampaignSnapshot{.couponId = {7},
        .description = QStringLiteral("Night of \"Nights\"\n"),
        .totalStock = 100,
        .remaining = 50,
        .issued = 50,
        .lag = 9});
    snapshot.partitions.append(console::PartitionSnapshot{
        .partition = 0, .logEnd = 92, .position = 83, .oldestWaitMs = 1'250});
    snapshot.partitions.append(console::PartitionSnapshot{.partition = 1});
    return snapshot;
}

constexpr auto kText
    = R"(# HELP dibs_requests_total Requests since the start, by what they were told
# TYPE dibs_requests_total counter
dibs_requests_total{answer="accepted"} 90
dibs_requests_total{answer="refused"} 7
dibs_requests_total{answer="unavailable"} 3
# HELP dibs_outcomes_total Requests decided since the start, by outcome
# TYPE dibs_outcomes_total counter
dibs_outcomes_total{outcome="ISSUED"} 50
dibs_outcomes_total{outcome="SOLD_OUT"} 20
dibs_outcomes_total{outcome="DUPLICATE"} 10
dibs_outcomes_total{outcome="REJECTED"} 1
# HELP dibs_dead_letters_total Records that did not decode
# TYPE dibs_dead_letters_total counter
dibs_dead_letters_total 2
# HELP dibs_dead_letters_waiting Records that did not decode and nobody has handled
# TYPE dibs_dead_letters_waiting gauge
dibs_dead_letters_waiting 1
# HELP dibs_snapshot_timestamp_seconds When these figures were taken
# TYPE dibs_snapshot_timestamp_seconds gauge
dibs_snapshot_timestamp_seconds 1767225600.5
# HELP dibs_uptime_seconds Since the start
# TYPE dibs_uptime_seconds gauge
dibs_uptime_seconds 90.5
# HELP dibs_log_up 1 when the event log takes records
# TYPE dibs_log_up gauge
dibs_log_up 1
# HELP dibs_store_up 1 when the database takes outcomes
# TYPE dibs_store_up gauge
dibs_store_up 0
# HELP dibs_lock_up 0 when issuing goes on without the lock between instances
# TYPE dibs_lock_up gauge
dibs_lock_up 1
# HELP dibs_owners Instances that decide at least one partition
# TYPE dibs_owners gauge
dibs_owners 0
# HELP dibs_partition_log_end Offset the next record will get
# TYPE dibs_partition_log_end gauge
dibs_partition_log_end{partition="0"} 92
dibs_partition_log_end{partition="1"} 0
# HELP dibs_partition_position Offset that is decided next
# TYPE dibs_partition_position gauge
dibs_partition_position{partition="0"} 83
dibs_partition_position{partition="1"} 0
# HELP dibs_partition_lag Records not yet decided
# TYPE dibs_partition_lag gauge
dibs_partition_lag{partition="0"} 9
dibs_partition_lag{partition="1"} 0
# HELP dibs_partition_oldest_wait_seconds Age of the oldest undecided record
# TYPE dibs_partition_oldest_wait_seconds gauge
dibs_partition_oldest_wait_seconds{partition="0"} 1.25
dibs_partition_oldest_wait_seconds{partition="1"} 0
# HELP dibs_campaign_total_stock Coupons to give away
# TYPE dibs_campaign_total_stock gauge
dibs_campaign_total_stock{coupon_id="7"} 100
# HELP dibs_campaign_remaining Coupons left
# TYPE dibs_campaign_remaining gauge
dibs_campaign_remaining{coupon_id="7"} 50
# HELP dibs_campaign_issued Coupons issued
# TYPE dibs_campaign_issued gauge
dibs_campaign_issued{coupon_id="7"} 50
# HELP dibs_campaign_lag Requests accepted and not yet decided
# TYPE dibs_campaign_lag gauge
dibs_campaign_lag{coupon_id="7"} 9
)";

QString text(const console::Snapshot& snapshot)
{
    return QString::fromUtf8(server::metricsText(snapshot));
}

}  // namespace

class MetricsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotAsPrometheusReadsIt()
    {
        const QString expected = QString::fromUtf8(kText);

        // Line by line, as QCOMPARE shows only the beginning of long texts.
        QCOMPARE(text(sample()).split(u'\n'), expected.split(u'\n'));
    }

    void labelsAreNumbersSoThatNoNameCanBreakALine()
    {
        QVERIFY(!text(sample()).contains(u"Nights"));
        QVERIFY(!text(sample()).contains(u"quoted"));
    }

    void ordersAreToldWhereTheCoreRoleIs()
    {
        console::Snapshot snapshot = sample();
        QVERIFY(!text(snapshot).contains(u"orders"));
        snapshot.orders = console::OrdersSnapshot{.placed = 5,
            .paid = 3,
            .failed = 1,
            .cancelled = 2,
            .recovering = 4,
            .circuit = console::Circuit::Open};

        const QString orders = QString::fromUtf8(server::metricsText(*snapshot.orders));
        QVERIFY(text(snapshot).endsWith(orders));
        for (const char* line : {"dibs_orders_total{status=\"placed\"} 5",
                 "dibs_orders_total{status=\"paid\"} 3", "dibs_orders_total{status=\"failed\"} 1",
                 "dibs_orders_total{status=\"cancelled\"} 2", "dibs_orders_recovering 4",
                 "dibs_coupons_up 0"})
            QVERIFY2(orders.split(u'\n').contains(QLatin1String(line)), line);
    }

    void beforeTheFirstLookAllFiguresAreThereAndZero()
    {
        const QString figures = text({});

        QVERIFY(figures.contains(u"\ndibs_requests_total{answer=\"accepted\"} 0\n"));
        QVERIFY(figures.contains(u"\ndibs_snapshot_timestamp_seconds 0\n"));
    }

    void largeCountsKeepTheirLastDigit()
    {
        console::Snapshot snapshot;
        snapshot.totals.accepted = 9'007'199'254'740'991;

        QVERIFY(text(snapshot).contains(
            u"\ndibs_requests_total{answer=\"accepted\"} 9007199254740991\n"));
    }

    void aLogThatTakesNothingIsDown()
    {
        console::Snapshot snapshot;
        snapshot.logProblem = QStringLiteral("disk full");

        QVERIFY(text(snapshot).contains(u"\ndibs_log_up 0\n"));
    }
};

QTEST_APPLESS_MAIN(MetricsTextTest)
#include "metrics_text_test.moc"
