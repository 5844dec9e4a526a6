// The samples of `--demo`, so that the first curl works.
#pragma once

#include "backend/core/repository/sql_core_store.h"
#include "backend/coupon/repository/sql_coupon_commands.h"

namespace dibs::server {

inline constexpr qint64 kDemoStock = 10'000;
inline constexpr qint64 kDemoUsers = 100'000;

/// Campaign 1 and users 1 to 100,000, unless they exist.
Result<void> makeDemo(coupon::SqlCouponCommands& commands, qint64 nowMs);

inline constexpr qint64 kDemoCustomers = 1'000;
inline constexpr core::Won kDemoPoints{10'000};

/// Users 1 to 1,000 with some points, and three products; each unless there are any.
Result<void> makeCoreDemo(core::CoreCommands& commands, qint64 nowMs);

}  // namespace dibs::server
