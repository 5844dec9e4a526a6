// The core role: its database, its port, and whether coupons can be had where it asks for them.
#pragma once

#include "backend/server/check/findings.h"
#include "backend/server/core_server.h"

namespace dibs::server {

struct CoreFacts {
};

/// `couponsInside`: the coupon role is one of the same process and not yet there to be asked.
std::optional<CoreFacts> checkCore(
    const CoreServer::Options& options, bool couponsInside, Findings& findings);

}  // namespace dibs::server
