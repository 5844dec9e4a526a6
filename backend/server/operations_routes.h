// What machines ask about the process itself.
#pragma once

#include "backend/console/console.h"
#include "backend/platform/http/router.h"

namespace dibs::server {

/// GET /livez; /readyz and /metrics, which render the console's snapshot; /openapi.json, the
/// contract.
void addOperationsRoutes(http::Router& router, const console::Console& console);

}  // namespace dibs::server
