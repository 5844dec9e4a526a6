// How the server is heard, in words for the banner.
#pragma once

#include "backend/console/link.h"
#include "backend/console/problems.h"

namespace dibs::console {

/// None while all is well, or before anything was tried. What is wrong, since when, and what
/// becomes of what is shown.
std::optional<Problem> problemOf(const Link& link);

/// Its last part: what failed. Empty where nothing did.
QString whyOf(const Link& link);

}  // namespace dibs::console
