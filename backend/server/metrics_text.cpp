#include "backend/server/metrics_text.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace dibs::server {
namespace {

using Labels = std::vector<prometheus::ClientMetric::Label>;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily family(const char* name, const char* help, MetricType type)
{
    return {name, help, type, {}};
}

void add(MetricFamily& family, const Labels& labels, double value)
{
    prometheus::ClientMetric metric;
    metric.label = labels;
    if (family.type == MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    family.metric.push_back(std::move(metric));
}

MetricFamily requests(const console::Totals& totals)
{
    MetricFamily requests = family("dibs_requests_total",
        "Requests since the start, by what they were told", MetricType::Counter);
    add(requests, {{"answer", "accepted"}}, static_cast<double>(totals.accepted));
    add(requests, {{"answer", "refused"}}, static_cast<double>(totals.refused));
    add(requests, {{"answer", "unavailable"}}, static_cast<double>(totals.unavailable));
    return requests;
}

MetricFamily outcomes(const console::Totals& totals)
{
    MetricFamily outcomes = family(
        "dibs_outcomes_total", "Requests decided since the start, by outcome", MetricType::Counter);
    add(outcomes, {{"outcome", "ISSUED"}}, static_cast<double>(totals.issued));
    add(outcomes, {{"outcome", "SOLD_OUT"}}, static_cast<double>(totals.soldOut));
    add(outcomes, {{"outcome", "DUPLICATE"}}, static_cast<double>(totals.duplicate));
    add(outcomes, {{"outcome", "REJECTED"}}, static_cast<double>(totals.rejected));
    return outcomes;
}

std::vector<MetricFamily> partitions(const console::Snapshot& snapshot)
{
    MetricFamily end
        = family("dibs_partition_log_end", "Offset the next record will get", MetricType::Gauge);
    MetricFamily position
        = family("dibs_partition_position", "Offset that is decided next", MetricType::Gauge);
    MetricFamily lag = family("dibs_partition_lag", "Records not yet decided", MetricType::Gauge);
    MetricFamily wait = family("dibs_partition_oldest_wait_seconds",
        "Age of the oldest undecided record", MetricType::Gauge);
    for (const console::PartitionSnapshot& partition : snapshot.partitions) {
        const Labels labels{{"partition", std::to_string(partition.partition)}};
        add(end, labels, static_cast<double>(partition.logEnd));
        add(position, labels, static_cast<double>(partition.position));
        add(lag, labels, static_cast<double>(partition.lag()));
        add(wait, labels, static_cast<double>(partition.oldestWaitMs.value_or(0)) / 1'000);
    }
    return {end, position, lag, wait};
}

std::vector<MetricFamily> campaigns(const console::Snapshot& snapshot)
{
    MetricFamily stock
        = family("dibs_campaign_total_stock", "Coupons to give away", MetricType::Gauge);
    MetricFamily remaining = family("dibs_campaign_remaining", "Coupons left", MetricType::Gauge);
    MetricFamily issued = family("dibs_campaign_issued", "Coupons issued", MetricType::Gauge);
    MetricFamily lag
        = family("dibs_campaign_lag", "Requests accepted and not yet decided", MetricType::Gauge);
    for (const console::CampaignSnapshot& campaign : snapshot.campaigns) {
        const Labels labels{{"coupon_id", std::to_string(campaign.couponId.value)}};
        add(stock, labels, static_cast<double>(campaign.totalStock));
        add(remaining, labels, static_cast<double>(campaign.remaining));
        add(issued, labels, static_cast<double>(campaign.issued));
        add(lag, labels, static_cast<double>(campaign.lag));
    }
    return {stock, remaining, issued, lag};
}

std::vector<MetricFamily> ordersOf(const console::OrdersSnapshot& orders)
{
    MetricFamily total = family(
        "dibs_orders_total", "Orders since the start, by what became of them", MetricType::Counter);
    add(total, {{"status", "placed"}}, static_cast<double>(orders.placed));
    add(total, {{"status", "paid"}}, static_cast<double>(orders.paid));
    add(total, {{"status", "failed"}}, static_cast<double>(orders.failed));
    add(total, {{"status", "cancelled"}}, static_cast<double>(orders.cancelled));
    MetricFamily recovering = family("dibs_orders_recovering",
        "Orders left half done, and not yet finished or undone", MetricType::Gauge);
    add(recovering, {}, static_cast<double>(orders.recovering));
    MetricFamily coupons = family("dibs_coupons_up",
        "0 while the coupon role does not answer the core role", MetricType::Gauge);
    add(coupons, {}, orders.circuit == console::Circuit::Closed ? 1 : 0);
    return {total, recovering, coupons};
}

QByteArray textOf(const std::vector<MetricFamily>& families)
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(families));
}

MetricFamily single(const char* name, const char* help, MetricType type, double value)
{
    MetricFamily one = family(name, help, type);
    add(one, {}, value);
    return one;
}

}  // namespace

QByteArray metricsText(const console::Snapshot& snapshot)
{
    std::vector<MetricFamily> families{requests(snapshot.totals), outcomes(snapshot.totals),
        single("dibs_dead_letters_total", "Records that did not decode", MetricType::Counter,
            static_cast<double>(snapshot.totals.deadLetters)),
        single("dibs_dead_letters_waiting", "Records that did not decode and nobody has handled",
            MetricType::Gauge, static_cast<double>(snapshot.deadLettersWaiting)),
        single("dibs_snapshot_timestamp_seconds", "When these figures were taken",
            MetricType::Gauge, static_cast<double>(snapshot.takenAtMs) / 1'000),
        single("dibs_uptime_seconds", "Since the start", MetricType::Gauge,
            static_cast<double>(snapshot.uptimeMs) / 1'000),
        single("dibs_log_up", "1 when the event log takes records", MetricType::Gauge,
            snapshot.logProblem.isEmpty() ? 1 : 0),
        single("dibs_store_up", "1 when the database takes outcomes", MetricType::Gauge,
            snapshot.storeProblem.isEmpty() ? 1 : 0),
        single("dibs_lock_up", "0 when issuing goes on without the lock between instances",
            MetricType::Gauge, snapshot.lockProblem.isEmpty() ? 1 : 0),
        single("dibs_owners", "Instances that decide at least one partition", MetricType::Gauge,
            static_cast<double>(snapshot.owners()))};
    for (MetricFamily& each : partitions(snapshot)) families.push_back(std::move(each));
    for (MetricFamily& each : campaigns(snapshot)) families.push_back(std::move(each));
    if (snapshot.orders)
        for (MetricFamily& each : ordersOf(*snapshot.orders)) families.push_back(std::move(each));
    return textOf(families);
}

QByteArray metricsText(const console::OrdersSnapshot& orders)
{
    return textOf(ordersOf(orders));
}

}  // namespace dibs::server
