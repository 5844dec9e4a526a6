// States in word, shape and tone, so that no colour ever stands alone. The window paints shapes and
// colours the tones; a terminal prints glyphs and maps the tones to its own 16.
#pragma once

#include "backend/console/snapshot.h"

namespace dibs::console {

/// One shape, one meaning: draining (HalfDisc), nobody consumes (Ring), does not fit (Cross) and
/// closed (Dash) are said of partitions and campaigns alone; Disc, Triangle and Square also of how
/// bad anything else is.
enum class Shape {
    Disc,
    HalfDisc,
    Triangle,
    Square,
    Ring,
    Cross,
    Bars,
    Clock,
    Tick,
    Dash,
    Dots,  // not all of it is here, or nothing yet
    Empty,  // nothing came of it: sold out for this request, expired, discarded, not found
    Equals,  // the same once more
    Diamond,  // a record that is not in order
};

enum class Tone { Muted, Good, Accent, Busy, Bad, Lost };

struct Status {
    Shape shape = Shape::Dots;
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
