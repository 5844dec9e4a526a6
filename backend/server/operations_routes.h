// What machines ask about the process itself.
#pragma once

#include "backend/console/console.h"
#include "backend/platform/http/router.h"

namespace dibs::server {

/// GET /livez, /readyz, /metrics: each renders the console's snapshot.
void addOperationsRoutes(http::Router& router, const console::Console& console);

}  // namespace dibs::server
