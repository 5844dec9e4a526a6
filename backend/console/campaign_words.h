// What is said about a campaign under its number. An estimate says on what it rests, or why there
// is none.
#pragma once

#include "backend/console/events.h"

namespace dibs::console {

/// Figures that stopped say nothing of what is to come.
enum class Estimate { Made, Withheld };

/// When stock ends: "sold out in ≈ 8 s at 412/s", "opens 12:00", "no estimate: …".
QString stockOutlook(
    const CampaignSnapshot& campaign, qint64 nowMs, Estimate made = Estimate::Made);

/// Of one for which nothing moves, in place of a curve: "Sold out at 20:45. The report shows how it
/// went." Empty while it is open.
QString standstillWords(const CampaignSnapshot& campaign, const QList<Event>& events, qint64 nowMs);

/// Who waits and for how long: "240 waiting · oldest 0.3 s · clears in ≈ 1 s". The oldest wait is
/// the partition's, which is never shorter than the campaign's own.
QString queueOutlook(
    const CampaignSnapshot& campaign, const Snapshot& snapshot, Estimate made = Estimate::Made);

}  // namespace dibs::console
