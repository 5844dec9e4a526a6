// The sample campaign of `--demo`, so that the first curl works.
#pragma once

#include "backend/coupon/repository/sql_coupon_commands.h"

namespace dibs::server {

inline constexpr qint64 kDemoStock = 10'000;
inline constexpr qint64 kDemoUsers = 100'000;

/// Campaign 1 and users 1 to 100,000, unless they exist.
Result<void> makeDemo(coupon::SqlCouponCommands& commands, qint64 nowMs);

}  // namespace dibs::server
