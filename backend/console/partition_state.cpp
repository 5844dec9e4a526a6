#include "backend/console/partition_state.h"

#include <algorithm>

namespace dibs::console {
namespace {

/// How long the newest position has stood still with records behind it, as far back as we can see.
qint64 stuckMs(const QList<PartitionSample>& window)
{
    const PartitionSample& now = window.last();
    qint64 sinceMs = now.atMs;
    for (auto each = window.crbegin(); each != window.crend(); ++each) {
        if (each->position != now.position || each->logEnd <= each->position) break;
        sinceMs = each->atMs;
    }
    return now.atMs - sinceMs;
}

const PartitionSample& startOf(const QList<PartitionSample>& window)
{
    return *std::find_if(window.cbegin(), window.cend(),
        [&](const PartitionSample& each) { return each.atMs >= window.last().atMs - kWindowMs; });
}

double perSecond(qint64 difference, qint64 elapsedMs)
{
    // A clock set back, or a log put back, is no reason to show a negative speed.
    if (elapsedMs <= 0 || difference <= 0) return 0;
    return static_cast<double>(difference) * 1'000 / static_cast<double>(elapsedMs);
}

PartitionState stateOf(const QList<PartitionSample>& window)
{
    const PartitionSample& now = window.last();
    const PartitionSample& start = startOf(window);
    if (now.position > now.logEnd || !now.stoppedBecause.isEmpty()) return PartitionState::Lost;
    if (now.position == now.logEnd) return PartitionState::CaughtUp;
    if (!now.consumerRuns) return PartitionState::NoConsumer;
    if (now.oldestWaitMs && *now.oldestWaitMs < kNoticedAfterMs) return PartitionState::CaughtUp;
    if (stuckMs(window) >= kStalledAfterMs) return PartitionState::Stalled;
    if (now.logEnd - now.position > start.logEnd - start.position) return PartitionState::Growing;
    return PartitionState::Draining;
}

}  // namespace

PartitionSnapshot evaluate(int partition, const QList<PartitionSample>& window)
{
    Q_ASSERT(!window.isEmpty());
    const PartitionSample& now = window.last();
    const PartitionSample& start = startOf(window);
    const qint64 elapsedMs = now.atMs - start.atMs;

    PartitionSnapshot seen;
    seen.partition = partition;
    seen.logEnd = now.logEnd;
    seen.position = now.position;
    seen.owner = now.owner;
    seen.inPerSecond = perSecond(now.logEnd - start.logEnd, elapsedMs);
    seen.outPerSecond = perSecond(now.position - start.position, elapsedMs);
    if (seen.lag() > 0) seen.oldestWaitMs = now.oldestWaitMs;
    seen.state = stateOf(window);
    seen.stuckMs = stuckMs(window);
    seen.stoppedBecause = now.stoppedBecause;
    return seen;
}

}  // namespace dibs::console
