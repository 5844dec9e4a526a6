// Fills the hot view from the database at the start.
#pragma once

#include "backend/coupon/repository/sql_query_pool.h"
#include "backend/coupon/service/hot_view.h"

namespace dibs::server {

/// All coupons, before the first request: without them every request would be refused.
Result<void> loadCoupons(coupon::SqlCouponQueries& queries, coupon::HotView& view);

/// Users and holders, in small steps on the pool's threads while requests already come in. Until
/// they are all there admission knows less and the log decides more; nothing else depends on it.
enum class UsersMayGrow { No, Yes };  // Yes: other instances add some, so all are never known
void warmUp(coupon::SqlQueryPool& queries, coupon::HotView& view, UsersMayGrow growth);

}  // namespace dibs::server
