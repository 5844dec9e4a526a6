// What happened between two snapshots, as marks on a time line.
#pragma once

#include "backend/console/status.h"

namespace dibs::console {

enum class EventKind {
    Opened,
    Paused,
    Resumed,
    SoldOut,
    Closed,
    ConsumerLost,
    ConsumerBack,
    Restarted,
    DeadLetters,
    NeighbourLost,
    NeighbourBack,
};

struct Event {
    qint64 atMs = 0;  // when the later of the two snapshots was taken
    EventKind kind = EventKind::Restarted;
    QString subject;  // the campaign's or neighbour's name, the instance; empty for a partition
    qint64 number = 0;  // of the campaign or partition; how many dead letters

    bool operator==(const Event&) const = default;
};

/// Campaigns first, then partitions, the server, its dead letters, its neighbours. A campaign or
/// partition that is in one of the two only is no event. None before a first snapshot was taken.
QList<Event> eventsBetween(const Snapshot& before, const Snapshot& now);

Status statusOf(EventKind kind);

/// "“Opening night” is sold out".
QString wordsOf(const Event& event);

}  // namespace dibs::console
