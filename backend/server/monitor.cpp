#include "backend/server/monitor.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/common/thread_name.h"

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
        lock.lock();
        m_changed.wait_for(lock, kInterval, [this] { return m_stopping; });
    }
    m_reader.reset();  // on the thread that opened it
}

console::Snapshot Monitor::look()
{
    m_nowMs = m_.clock.nowMs();
    const coupon::Tallies::Totals totals = m_.tallies.totals();
    m_accepted.add(m_nowMs, static_cast<qint64>(totals.accepted));
    m_issued.add(m_nowMs, static_cast<qint64>(totals.issued));
    m_decided.add(m_nowMs,
        static_cast<qint64>(totals.issued + totals.soldOut + totals.duplicate + totals.rejected));

    console::Snapshot snapshot{.takenAtMs = m_nowMs,
        .instance = m_.instance,
        .uptimeMs = m_nowMs - m_startedAtMs,
        .acceptedPerSecond = m_accepted.perSecond(),
        .issuedPerSecond = m_issued.perSecond(),
        .decidedPerSecond = m_decided.perSecond(),
        .totals = totalsFrom(totals),
        .logProblem = m_.log.problem(),
        .storeProblem = m_.progress.problem()};
    const QList<coupon::Coupon> coupons = m_.view.coupons();
    for (const coupon::Coupon& coupon : coupons) snapshot.campaigns.append(lookAt(coupon));
    for (int partition = 0; partition < m_.log.partitionCount(); ++partition)
        snapshot.partitions.append(lookAt(partition));
    forgetGoneCampaigns(coupons);
    return snapshot;
}

console::PartitionSnapshot Monitor::lookAt(int partition)
{
    // The position first: read the other way round it could lie beyond the end.
    const qint64 position = m_.progress.position(partition);
    const qint64 end = m_.log.watermarks(partition).high;
    QList<console::PartitionSample>& history = m_history[static_cast<size_t>(partition)];
    history.append({.atMs = m_nowMs,
        .logEnd = end,
        .position = position,
        .consumerRuns = true,
        .stoppedBecause = m_.progress.stoppedBecause(partition),
        .oldestWaitMs = oldestWaitMs(partition, position, end)});
    while (history.size() > 2 && history[1].atMs <= m_nowMs - console::kWindowMs)
        history.removeFirst();
    return console::evaluate(partition, history);
}

console::CampaignSnapshot Monitor::lookAt(const coupon::Coupon& coupon)
{
    const coupon::Tallies::OfCoupon tally = m_.tallies.of(coupon.couponId);
    CampaignMeters& meters = m_campaigns[coupon.couponId];
    meters.accepted.add(m_nowMs, tally.accepted);
    meters.issued.add(m_nowMs, tally.issued);
    return {.couponId = coupon.couponId,
        .description = coupon.description,
        .state = stateOf(statusOf(coupon, m_nowMs)),
        .rehearsal = coupon.rehearsal,
        .partition = eventlog::partitionOf(keyOf(coupon.couponId), m_.log.partitionCount()),
        .totalStock = coupon.totalStock,
        .remaining = coupon.remaining(),
        .issued = coupon.issued,
        .lag = tally.undecided(),
        .acceptedPerSecond = meters.accepted.perSecond(),
        .issuedPerSecond = meters.issued.perSecond(),
        .opensAtMs = coupon.opensAtMs,
        .closesAtMs = coupon.closesAtMs};
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
