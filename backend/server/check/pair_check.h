// Whether log and database belong together, and whether what waits in the log can wait there.
#pragma once

#include "backend/common/clock.h"
#include "backend/server/backing.h"
#include "backend/server/check/facts.h"
#include "backend/server/check/findings.h"

namespace dibs::server {

struct PairFacts {
};  // nobody needs to know more

std::optional<PairFacts> checkPair(const BackingOptions& options, const LogFacts& log,
    const StoreFacts& store, const Clock& clock, Findings& findings);

}  // namespace dibs::server
