// The console's values on the wire: what a window elsewhere shows is what this one shows.
#pragma once

#include "backend/common/result.h"
#include "backend/console/console.h"

#include <QByteArray>

namespace dibs::console {

QByteArray toJson(const Snapshot& snapshot);
QByteArray toJson(const CustomerStory& story);
QByteArray toJson(const CampaignReport& report);

/// The errors are Corrupt and say what is wrong. Members that are not known are ignored: another
/// version may have more of them.
Result<Snapshot> snapshotFrom(const QByteArray& json);
Result<CustomerStory> storyFrom(const QByteArray& json);
Result<CampaignReport> reportFrom(const QByteArray& json);

/// Only the campaigns and partitions that differ, with `since`, the time of `before`. Whole when
/// they are not the same ones in the same order.
QByteArray changesJson(const Snapshot& before, const Snapshot& now);
/// Takes either form; what is not in it is as in `before`. NotFound when it goes on from another
/// snapshot than that.
Result<Snapshot> snapshotAfter(const Snapshot& before, const QByteArray& json);

/// The rows after a serial.
QByteArray feedJson(const Feed& feed, quint64 after);
/// The feed with what is new behind what was known.
Result<Feed> feedAfter(const Feed& before, const QByteArray& json);

/// A page as the API's route for dead letters tells it (its `next` is opaque, so the last id is).
Result<DeadLetterPage> letterPageFrom(const QByteArray& json);

}  // namespace dibs::console
