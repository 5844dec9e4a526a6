// Redis: never load-bearing, so whatever is wrong with it is a warning.
#pragma once

#include "backend/server/backing.h"
#include "backend/server/check/findings.h"

namespace dibs::server {

struct RedisFacts {
};  // nobody needs to know more

std::optional<RedisFacts> checkRedis(const BackingOptions& options, Findings& findings);

}  // namespace dibs::server
