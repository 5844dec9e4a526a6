// How the server is heard, in words for the banner.
#pragma once

#include "backend/console/link.h"
#include "backend/console/problems.h"

namespace dibs::console {

/// None while all is well, or before anything was tried. What is wrong, since when, and what
/// becomes of what is shown.
std::optional<Problem> problemOf(const Link& link, qint64 nowMs);

/// All that is wrong, gravest first: before what is known of the server, that it is not heard, or
/// else that its figures stopped; they stop because it is not heard, which is one problem and no
/// two. What was wrong when they stopped is muted, as it may be over.
QList<Problem> problemsNow(QList<Problem> known, const Link& link, qint64 ageMs, qint64 nowMs);

/// Its last part: what failed. Empty where nothing did.
QString whyOf(const Link& link);

}  // namespace dibs::console
