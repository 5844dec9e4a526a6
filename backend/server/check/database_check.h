// The database: who we are there, what a COMMIT is worth, whose clock it has. Changes nothing.
#pragma once

#include "backend/common/clock.h"
#include "backend/server/backing.h"
#include "backend/server/check/facts.h"
#include "backend/server/check/findings.h"

namespace dibs::server {

std::optional<StoreFacts> checkDatabase(
    const BackingOptions& options, const Clock& clock, Findings& findings);

/// Times that people are shown come from both clocks.
CheckLine clockLine(qint64 differenceMs, double roundTripMs);

}  // namespace dibs::server
