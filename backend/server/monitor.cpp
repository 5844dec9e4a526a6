#include "backend/server/monitor.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/common/thread_name.h"

#include <QUrl>

namespace dibs::server {
namespace {

console::CampaignState stateOf(coupon::CouponStatus status)
{
    switch (status) {
    case coupon::CouponStatus::Scheduled: return console::CampaignState::Scheduled;
    case coupon::CouponStatus::Opened: return console::CampaignState::Opened;
    case coupon::CouponStatus::Paused: return console::CampaignState::Paused;
    case coupon::CouponStatus::SoldOut: return console::CampaignState::SoldOut;
    case coupon::CouponStatus::Closed: return console::CampaignState::Closed;
    }
    Q_UNREACHABLE();
}

console::Totals totalsFrom(const coupon::Tallies::Totals& totals)
{
    return {.accepted = totals.accepted,
        .issued = totals.issued,
        .soldOut = totals.soldOut,
        .duplicate = totals.duplicate,
        .rejected = totals.rejected,
        .deadLetters = totals.deadLetters,
        .refused = totals.refused,
        .unavailable = totals.unavailable};
}

QString firstOf(const QString& problem, const QString& otherwise)
{
    return problem.isEmpty() ? otherwise : problem;
}

/// As an instance is named in a group: host:port.
QString ownerName(const QString& instance)
{
    const QString authority = QUrl(instance).authority();
    return authority.isEmpty() ? instance : authority;
}

}  // namespace

Monitor::Monitor(Watched watched)
    : m_(std::move(watched))
    , m_startedAtMs(m_.clock.nowMs())
    , m_history(static_cast<size_t>(m_.log.partitionCount()))
    , m_thread([this] { run(); })
{
}

Monitor::~Monitor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Monitor::run()
{
    nameThisThread("monitor");
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        m_.console.publish(look());
        if (m_.extras.feed) m_.console.publish(m_.extras.feed->feed());
        lock.lock();
        m_changed.wait_for(lock, kInterval, [this] { return m_stopping; });
    }
    m_reader.reset();  // on the thread that opened it
}

console::Snapshot Monitor::look()
{
    m_nowMs = m_.clock.nowMs();
    if (m_.group) m_group = m_.group->seen();
    const coupon::Tallies::Totals totals = m_.tallies.totals();
    m_accepted.add(m_nowMs, static_cast<qint64>(totals.accepted));
    m_issued.add(m_nowMs, static_cast<qint64>(totals.issued));
    m_decided.add(m_nowMs,
        static_cast<qint64>(totals.issued + totals.soldOut + totals.duplicate + totals.rejected));

    console::Snapshot snapshot{.takenAtMs = m_nowMs,
        .instance = m_.instance,
        .version = QStringLiteral(DIBS_VERSION),
        .environment = m_.extras.environment,
        .readOnly = m_.extras.readOnly,
        .uptimeMs = m_nowMs - m_startedAtMs,
        .acceptedPerSecond = m_accepted.perSecond(),
        .issuedPerSecond = m_issued.perSecond(),
        .decidedPerSecond = m_decided.perSecond(),
        .totals = totalsFrom(totals),
        .deadLettersWaiting = m_.group ? m_group.deadLetters : m_.progress.deadLetters(),
        .logProblem = firstOf(m_.log.problem(), m_group.logProblem),
        .storeProblem = firstOf(m_.progress.problem(), m_group.storeProblem),
        .lockProblem = m_.lockProblem()};
    const QList<coupon::Coupon> coupons = m_.view.coupons();
    for (const coupon::Coupon& coupon : coupons) snapshot.campaigns.append(lookAt(coupon));
    for (int partition = 0; partition < m_.log.partitionCount(); ++partition)
        snapshot.partitions.append(lookAt(partition));
    forgetGoneCampaigns(coupons);
    addNeighbours(snapshot);
    addOrders(snapshot);
    return snapshot;
}

/// Other instances are known by the partitions they decide: they are not asked themselves.
void Monitor::addNeighbours(console::Snapshot& snapshot)
{
    if (m_.extras.neighbours) snapshot.neighbours = m_.extras.neighbours->seen();
    const QString own = ownerName(m_.instance);
    QMap<QString, qint64> instances;
    for (const console::PartitionSnapshot& partition : snapshot.partitions)
        if (!partition.owner.isEmpty() && partition.owner != own)
            instances.insert(partition.owner, m_instances.value(partition.owner, m_nowMs));
    m_instances = instances;
    for (const auto& [name, sinceMs] : m_instances.asKeyValueRange())
        snapshot.neighbours.append(
            {.kind = console::NeighbourKind::Instance, .name = name, .sinceMs = sinceMs});
}

void Monitor::addOrders(console::Snapshot& snapshot)
{
    if (!m_.extras.orders) return;
    snapshot.orders = ordersFrom(*m_.extras.orders);
    m_placed.add(m_nowMs, static_cast<qint64>(snapshot.orders->placed));
    snapshot.orders->placedPerSecond = m_placed.perSecond();
}

console::PartitionSnapshot Monitor::lookAt(int partition)
{
    QList<console::PartitionSample>& history = m_history[static_cast<size_t>(partition)];
    const bool inGroup = m_.group && !m_group.partitions.empty();
    history.append(inGroup ? sampleInGroup(partition) : sampleAlone(partition));
    while (history.size() > 2 && history[1].atMs <= m_nowMs - console::kWindowMs)
        history.removeFirst();
    console::PartitionSnapshot seen = console::evaluate(partition, history);
    setGate(seen);
    return seen;
}

console::PartitionSample Monitor::sampleAlone(int partition)
{
    // The position first: read the other way round it could lie beyond the end.
    const qint64 position = m_.progress.position(partition);
    const qint64 end = m_.log.watermarks(partition).high;
    return {.atMs = m_nowMs,
        .logEnd = end,
        .position = position,
        .consumerRuns = true,
        .owner = ownerName(m_.instance),
        .stoppedBecause = m_.progress.stoppedBecause(partition),
        .oldestWaitMs = oldestWaitMs(partition, position, end)};
}

console::PartitionSample Monitor::sampleInGroup(int partition) const
{
    const GroupWatch::Partition& found = m_group.partitions[static_cast<size_t>(partition)];
    console::PartitionSample sample{.atMs = m_nowMs,
        .logEnd = std::max(found.logEnd, m_.log.watermarks(partition).high),
        .position = found.position,
        .consumerRuns = !found.owner.isEmpty() || m_.progress.isOwned(partition),
        .owner = found.owner,
        .stoppedBecause = m_.progress.stoppedBecause(partition)};
    // What nobody had appended when the group was looked at waits no longer than since then.
    const qint64 oldestMs = found.oldestTimestampMs.value_or(m_group.atMs);
    sample.oldestWaitMs = std::max<qint64>(0, m_nowMs - oldestMs);
    return sample;
}

void Monitor::setGate(const console::PartitionSnapshot& partition)
{
    using State = coupon::AdmissionGate::State;
    const bool isLost = partition.state == console::PartitionState::Lost;
    const bool lags = partition.lag() >= m_.lagMax;
    m_.gate.set(partition.partition, isLost ? State::Stopped : lags ? State::Lagging : State::Open);
}

console::CampaignSnapshot Monitor::lookAt(const coupon::Coupon& coupon)
{
    const coupon::Tallies::OfCoupon tally = m_.tallies.of(coupon.couponId);
    CampaignMeters& meters = m_campaigns[coupon.couponId];
    meters.accepted.add(m_nowMs, tally.accepted);
    // What other instances issue is seen in the stock, as each tallies its own work only.
    meters.issued.add(m_nowMs, m_.group ? coupon.issued : tally.issued);
    return {.couponId = coupon.couponId,
        .description = coupon.description,
        .state = stateOf(statusOf(coupon, m_nowMs)),
        .rehearsal = coupon.rehearsal,
        .partition = eventlog::partitionOf(keyOf(coupon.couponId), m_.log.partitionCount()),
        .totalStock = coupon.totalStock,
        .remaining = coupon.remaining(),
        .issued = coupon.issued,
        .lag = m_.group ? m_.group->undecided(coupon.couponId) : tally.undecided(),
        .acceptedPerSecond = meters.accepted.perSecond(),
        .issuedPerSecond = meters.issued.perSecond(),
        .opensAtMs = coupon.opensAtMs,
        .closesAtMs = coupon.closesAtMs,
        .expiresAtMs = coupon.expiresAtMs};
}

std::optional<qint64> Monitor::oldestWaitMs(int partition, qint64 position, qint64 end)
{
    if (position >= end) return std::nullopt;
    if (!m_reader) {
        Result<std::unique_ptr<eventlog::LogReader>> opened = m_.log.openReader();
        if (!opened) return std::nullopt;
        m_reader = std::move(*opened);
    }
    const Result<QList<eventlog::Record>> oldest = m_reader->poll(partition, position, 1);
    if (!oldest || oldest->isEmpty()) return std::nullopt;
    return std::max<qint64>(0, m_nowMs - oldest->constFirst().timestampMs);
}

void Monitor::forgetGoneCampaigns(const QList<coupon::Coupon>& coupons)
{
    if (m_campaigns.size() == coupons.size()) return;
    QSet<CouponId> present;
    for (const coupon::Coupon& coupon : coupons) present.insert(coupon.couponId);
    m_campaigns.removeIf([&](auto entry) { return !present.contains(entry.key()); });
}

}  // namespace dibs::server
