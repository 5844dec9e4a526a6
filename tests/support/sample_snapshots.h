// Snapshots as an operator would meet them: for pictures and for tests.
#pragma once

#include "backend/console/snapshot.h"

namespace dibs::testing {

/// A moment in Seoul, an hour after doors opened.
inline constexpr qint64 kSampleTakenAtMs = 1'772'539'200'000;

console::CampaignSnapshot sampleCampaign(qint64 id, const QString& name);
console::PartitionSnapshot samplePartition(int number, qint64 position, qint64 logEnd);

/// Six campaigns on three partitions: one goes fast, one queue grows, all is well.
console::Snapshot openingNight();

/// A server that runs and has nothing to give.
console::Snapshot nothingYet();

/// One partition has no consumer, another one stands still.
console::Snapshot inTrouble();

}  // namespace dibs::testing
