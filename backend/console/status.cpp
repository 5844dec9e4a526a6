#include "backend/console/status.h"

#include <QCoreApplication>

#include <algorithm>

namespace dibs::console {

namespace {

QString translated(const char* word)
{
    return QCoreApplication::translate("console", word);
}

}  // namespace

Status statusOf(const CampaignSnapshot& campaign, const Snapshot& snapshot)
{
    const PartitionSnapshot* partition = partitionOf(campaign, snapshot);
    const bool open = campaign.state == CampaignState::Opened;

    if (partition && isTrouble(partition->state) && (open || campaign.lag > 0))
        return statusOf(partition->state);
    if (!open || !partition) return statusOf(campaign.state);
    return statusOf(campaign.lag == 0 ? PartitionState::CaughtUp : partition->state);
}

Status statusOf(PartitionState state)
{
    switch (state) {
    case PartitionState::CaughtUp:
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "caught up"))};
    case PartitionState::Draining:
        return {
            Shape::HalfDisc, Tone::Accent, translated(QT_TRANSLATE_NOOP("console", "draining"))};
    case PartitionState::Growing:
        return {Shape::Triangle, Tone::Busy, translated(QT_TRANSLATE_NOOP("console", "growing"))};
    case PartitionState::Stalled:
        return {Shape::Square, Tone::Bad, translated(QT_TRANSLATE_NOOP("console", "stalled"))};
    case PartitionState::NoConsumer:
        return {Shape::Ring, Tone::Bad, translated(QT_TRANSLATE_NOOP("console", "no consumer"))};
    case PartitionState::Lost:
        return {Shape::Cross, Tone::Lost, translated(QT_TRANSLATE_NOOP("console", "lost"))};
    }
    Q_UNREACHABLE();
}

Status statusOf(CampaignState state)
{
    switch (state) {
    case CampaignState::Scheduled:
        return {Shape::Clock, Tone::Muted, translated(QT_TRANSLATE_NOOP("console", "scheduled"))};
    case CampaignState::Opened:
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "open"))};
    case CampaignState::Paused:
        return {Shape::Bars, Tone::Muted, translated(QT_TRANSLATE_NOOP("console", "paused"))};
    case CampaignState::SoldOut:
        return {Shape::Tick, Tone::Muted, translated(QT_TRANSLATE_NOOP("console", "sold out"))};
    case CampaignState::Closed:
        return {Shape::Dash, Tone::Muted, translated(QT_TRANSLATE_NOOP("console", "closed"))};
    }
    Q_UNREACHABLE();
}

bool isTrouble(PartitionState state)
{
    switch (state) {
    case PartitionState::CaughtUp:
    case PartitionState::Draining:
    case PartitionState::Growing: return false;
    case PartitionState::Stalled:
    case PartitionState::NoConsumer:
    case PartitionState::Lost: return true;
    }
    Q_UNREACHABLE();
}

const PartitionSnapshot* partitionOf(const CampaignSnapshot& campaign, const Snapshot& snapshot)
{
    const auto found = std::find_if(snapshot.partitions.cbegin(), snapshot.partitions.cend(),
        [&](const PartitionSnapshot& each) { return each.partition == campaign.partition; });
    return found == snapshot.partitions.cend() ? nullptr : &*found;
}

QChar glyph(Shape shape)
{
    switch (shape) {
    case Shape::Disc: return u'●';
    case Shape::HalfDisc: return u'◐';
    case Shape::Triangle: return u'▲';
    case Shape::Square: return u'■';
    case Shape::Ring: return u'○';
    case Shape::Cross: return u'✕';
    case Shape::Bars: return u'‖';
    case Shape::Clock: return u'◷';
    case Shape::Tick: return u'✓';
    case Shape::Dash: return u'―';
    case Shape::Dots: return u'…';
    case Shape::Empty: return u'∅';
    case Shape::Equals: return u'=';
    case Shape::Diamond: return u'◆';
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::console
