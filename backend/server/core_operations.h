// What machines ask about the process on the core role's port.
#pragma once

#include "backend/core/api/core_api.h"
#include "backend/core/service/order_tally.h"

namespace dibs::server {

/// GET /livez, /readyz, /metrics and /openapi.json. `instance`: the address of this server.
void addCoreOperations(http::Router& router, const core::ApiNeighbours& neighbours,
    Mailbox& mailbox, const std::function<QString()>& instance,
    const std::shared_ptr<const core::OrderTally>& tally);

}  // namespace dibs::server
