// States in word, shape and tone, so that no colour ever stands alone. The window paints shapes and
// colours the tones; a terminal prints glyphs and maps the tones to its own 16.
#pragma once

#include "backend/console/snapshot.h"

namespace dibs::console {

enum class Shape { Disc, HalfDisc, Triangle, Square, Ring, Cross, Bars, Clock, Tick, Dash };

enum class Tone { Muted, Good, Accent, Busy, Bad, Lost };

struct Status {
    Shape shape = Shape::Dash;
    Tone tone = Tone::Muted;
    QString word;

    bool operator==(const Status&) const = default;
};

Status statusOf(PartitionState state);
Status statusOf(CampaignState state);

/// What an operator must know of a campaign in one word: trouble on its partition first, where it
/// touches this campaign; then whether the campaign is open at all; then how its queue does.
Status statusOf(const CampaignSnapshot& campaign, const Snapshot& snapshot);

/// Records wait and nothing will happen unless somebody acts.
bool isTrouble(PartitionState state);

/// The partition of that number, or null when the snapshot does not know it.
const PartitionSnapshot* partitionOf(const CampaignSnapshot& campaign, const Snapshot& snapshot);

QChar glyph(Shape shape);

}  // namespace dibs::console
