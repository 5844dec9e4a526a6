// One status word per partition, from what was seen of it over the last seconds.
#pragma once

#include "backend/console/snapshot.h"

#include <QList>

namespace dibs::console {

/// What the monitor sees of a partition at one moment.
struct PartitionSample {
    qint64 atMs = 0;
    qint64 logEnd = 0;
    qint64 position = 0;
    bool consumerRuns = true;
    QString owner;  // who consumes it, for people
    QString stoppedBecause;  // not empty: the consumer gave up, a human must look
    std::optional<qint64> oldestWaitMs;
};

/// The rules, after Burrow's
/// (https://github.com/linkedin/Burrow/wiki/Consumer-Lag-Evaluation-Rules), first match wins:
///   position beyond the log's end, or the consumer stopped on bad data -> Lost
///   nothing waits                                                      -> CaughtUp
///   records wait and nobody consumes                                   -> NoConsumer
///   the oldest waits less than kNoticedAfterMs: under way, not waiting -> CaughtUp
///   records wait and the position has not moved for kStalledAfterMs    -> Stalled
///   lag is larger than at the start of the window                      -> Growing
///   else                                                               -> Draining
/// Fills rates, state and stuckMs from the samples of one partition, oldest first, at least
/// one. Rates and growth look back kWindowMs; a stall is measured over all the history given.
PartitionSnapshot evaluate(int partition, const QList<PartitionSample>& window);

inline constexpr qint64 kStalledAfterMs = 2'000;

/// At full load some records are always under way; a word that changed with each of them would tell
/// nobody anything.
inline constexpr qint64 kNoticedAfterMs = 1'000;

/// How much history evaluate() wants; older samples may be dropped.
inline constexpr qint64 kWindowMs = 10'000;

}  // namespace dibs::console
