// What the core role's circuit to the coupon role means for people.
#pragma once

#include "backend/console/status.h"

namespace dibs::console {

Status statusOf(Circuit circuit);

/// Empty while it is closed.
QString meaningOf(Circuit circuit);

}  // namespace dibs::console
