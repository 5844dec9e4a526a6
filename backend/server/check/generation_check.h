// Whether the database was made with the --issue it is asked to go on with.
#pragma once

#include "backend/server/backing.h"
#include "backend/server/check/facts.h"
#include "backend/server/check/findings.h"

namespace dibs::server {

/// In the place of the log's check, in the generations that have none.
std::optional<LogFacts> checkNoLog(const BackingOptions& options, Findings& findings);

/// False when it does not start: an error is written down then.
bool fitsGeneration(const BackingOptions& options, const StoreFacts& store, Findings& findings);

}  // namespace dibs::server
