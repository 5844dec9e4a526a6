// What the core role tells of its orders, as operators see it.
#pragma once

#include "backend/console/snapshot.h"
#include "backend/core/service/order_tally.h"

namespace dibs::server {

/// Since the start; without a rate. Any thread.
console::OrdersSnapshot ordersFrom(const core::OrderTally& tally);

}  // namespace dibs::server
