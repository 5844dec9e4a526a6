// What a partition's state means for people and what an operator does about it, in the language of
// whoever looks: a snapshot carries figures, no words.
#pragma once

#include "backend/console/snapshot.h"

namespace dibs::console {

/// Empty while all is well.
QString why(const PartitionSnapshot& partition);

/// The operator's next step, empty when there is none.
QString whatToDo(const PartitionSnapshot& seen);

}  // namespace dibs::console
