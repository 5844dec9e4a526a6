#include "backend/console/events.h"

#include "backend/console/figures.h"

#include <QCoreApplication>
#include <QHash>

namespace dibs::console {

namespace {

/// Of each item that is in both lists; they mostly stand in the same places.
template <class Item, class KeyOf, class Visit>
void forPairs(const QList<Item>& before, const QList<Item>& now, KeyOf keyOf, Visit visit)
{
    QHash<decltype(keyOf(now[0])), qsizetype> places;
    for (qsizetype at = 0; at < now.size(); ++at) {
        if (at < before.size() && keyOf(before[at]) == keyOf(now[at])) {
            visit(before[at], now[at]);
            continue;
        }
        if (places.isEmpty())
            for (qsizetype place = 0; place < before.size(); ++place)
                places.insert(keyOf(before[place]), place);
        if (const auto found = places.constFind(keyOf(now[at])); found != places.cend())
            visit(before[*found], now[at]);
    }
}

std::optional<EventKind> changeOf(CampaignState before, CampaignState now)
{
    if (before == now) return std::nullopt;
    switch (now) {
    case CampaignState::Scheduled: return std::nullopt;
    case CampaignState::Opened:
        if (before == CampaignState::Paused) return EventKind::Resumed;
        return before == CampaignState::Scheduled ? std::optional(EventKind::Opened) : std::nullopt;
    case CampaignState::Paused: return EventKind::Paused;
    case CampaignState::SoldOut: return EventKind::SoldOut;
    case CampaignState::Closed: return EventKind::Closed;
    }
    Q_UNREACHABLE();
}

/// Where owners are named at all, a partition without one has lost its own.
bool isOrphan(const PartitionSnapshot& partition, bool ownersAreNamed)
{
    return partition.state == PartitionState::NoConsumer
        || (ownersAreNamed && partition.owner.isEmpty());
}

std::pair<int, QString> nameOf(const NeighbourSnapshot& neighbour)
{
    return {static_cast<int>(neighbour.kind), neighbour.name};
}

void addCampaigns(QList<Event>& events, const Snapshot& before, const Snapshot& now)
{
    forPairs(
        before.campaigns, now.campaigns, [](const CampaignSnapshot& each) { return each.couponId; },
        [&](const CampaignSnapshot& was, const CampaignSnapshot& is) {
            if (const std::optional<EventKind> kind = changeOf(was.state, is.state))
                events += {now.takenAtMs, *kind, is.description, is.couponId.value};
        });
}

void addPartitions(QList<Event>& events, const Snapshot& before, const Snapshot& now)
{
    const bool named = before.owners() > 0;
    forPairs(
        before.partitions, now.partitions,
        [](const PartitionSnapshot& each) { return each.partition; },
        [&](const PartitionSnapshot& was, const PartitionSnapshot& is) {
            const bool orphan = isOrphan(is, named);
            if (orphan == isOrphan(was, named)) return;
            events += {now.takenAtMs, orphan ? EventKind::ConsumerLost : EventKind::ConsumerBack,
                {}, is.partition};
        });
}

void addNeighbours(QList<Event>& events, const Snapshot& before, const Snapshot& now)
{
    QHash<std::pair<int, QString>, bool> wasWell;
    for (const NeighbourSnapshot& each : before.neighbours)
        wasWell.insert(nameOf(each), each.isWell());
    for (const NeighbourSnapshot& each : now.neighbours) {
        const bool isNewInstance
            = each.kind == NeighbourKind::Instance && !wasWell.contains(nameOf(each));
        const bool was
            = isNewInstance ? !each.isWell() : wasWell.value(nameOf(each), each.isWell());
        wasWell.remove(nameOf(each));
        if (was == each.isWell()) continue;
        events += {now.takenAtMs,
            each.isWell() ? EventKind::NeighbourBack : EventKind::NeighbourLost, each.name, 0};
    }
    for (const NeighbourSnapshot& each : before.neighbours)
        if (wasWell.value(nameOf(each), false) && each.kind == NeighbourKind::Instance)
            events += {now.takenAtMs, EventKind::NeighbourLost, each.name, 0};
}

QString translated(const char* word)
{
    return QCoreApplication::translate("console", word);
}

}  // namespace

QList<Event> eventsBetween(const Snapshot& before, const Snapshot& now)
{
    QList<Event> events;
    if (before.takenAtMs == 0 || now.takenAtMs == 0) return events;
    addCampaigns(events, before, now);
    addPartitions(events, before, now);
    if (before.instance == now.instance && before.startedAtMs() != now.startedAtMs())
        events += {now.takenAtMs, EventKind::Restarted, now.instance, 0};
    if (const qint64 more = now.deadLettersWaiting - before.deadLettersWaiting; more > 0)
        events += {now.takenAtMs, EventKind::DeadLetters, {}, more};
    addNeighbours(events, before, now);
    return events;
}

Status statusOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Opened:
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "opened"))};
    case EventKind::Paused: return statusOf(CampaignState::Paused);
    case EventKind::Resumed:
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "resumed"))};
    case EventKind::SoldOut: return statusOf(CampaignState::SoldOut);
    case EventKind::Closed: return statusOf(CampaignState::Closed);
    case EventKind::ConsumerLost:
        return {Shape::Ring, Tone::Bad, translated(QT_TRANSLATE_NOOP("console", "consumer lost"))};
    case EventKind::ConsumerBack:
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "consumer back"))};
    case EventKind::Restarted:
        return {Shape::Triangle, Tone::Busy, translated(QT_TRANSLATE_NOOP("console", "restarted"))};
    case EventKind::DeadLetters:
        return {
            Shape::Diamond, Tone::Lost, translated(QT_TRANSLATE_NOOP("console", "dead letter"))};
    case EventKind::NeighbourLost:
        return {
            Shape::Square, Tone::Bad, translated(QT_TRANSLATE_NOOP("console", "not answering"))};
    case EventKind::NeighbourBack:
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "healthy again"))};
    }
    Q_UNREACHABLE();
}

QString wordsOf(const Event& event)
{
    const QString number = QString::number(event.number);
    switch (event.kind) {
    case EventKind::Opened:
        return QCoreApplication::translate("console", "“%1” opened").arg(event.subject);
    case EventKind::Paused:
        return QCoreApplication::translate("console", "“%1” was paused").arg(event.subject);
    case EventKind::Resumed:
        return QCoreApplication::translate("console", "“%1” was resumed").arg(event.subject);
    case EventKind::SoldOut:
        return QCoreApplication::translate("console", "“%1” is sold out").arg(event.subject);
    case EventKind::Closed:
        return QCoreApplication::translate("console", "“%1” was closed").arg(event.subject);
    case EventKind::ConsumerLost:
        return QCoreApplication::translate("console", "Partition %1 lost its consumer").arg(number);
    case EventKind::ConsumerBack:
        return QCoreApplication::translate("console", "Partition %1 has a consumer again")
            .arg(number);
    case EventKind::Restarted:
        return QCoreApplication::translate("console", "%1 was restarted").arg(event.subject);
    case EventKind::DeadLetters:
        return QCoreApplication::translate("console", "New dead letters: %1")
            .arg(count(event.number));
    case EventKind::NeighbourLost:
        return QCoreApplication::translate("console", "%1 does not answer").arg(event.subject);
    case EventKind::NeighbourBack:
        return QCoreApplication::translate("console", "%1 answers again").arg(event.subject);
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::console
