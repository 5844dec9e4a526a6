// What a neighbour's state means for people and what an operator does about it.
#pragma once

#include "backend/console/status.h"

namespace dibs::console {

/// Ill is bad, but for Redis, without which all stays right and gets slower.
Status statusOf(const NeighbourSnapshot& neighbour);

QString kindWord(NeighbourKind kind);

/// What it is there for while it is well, what its failure means while it is not.
QString meaningOf(const NeighbourSnapshot& neighbour);

/// Empty while it is well.
QString whatToDo(const NeighbourSnapshot& neighbour);

/// "0.4 ms", "12 ms", "—".
QString roundTrip(const NeighbourSnapshot& neighbour);

}  // namespace dibs::console
