// What consoles elsewhere ask: /api/console, but for the dead letters, which the coupon role
// serves.
#pragma once

#include "backend/common/mailbox.h"
#include "backend/console/backend.h"
#include "backend/platform/http/router.h"

namespace dibs::server {

/// Console and backend outlive the router; answers come back through the thread's mailbox.
void addConsoleRoutes(http::Router& router, const console::Console& console,
    const console::Backend& backend, Mailbox& mailbox);

}  // namespace dibs::server
