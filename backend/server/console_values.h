// The coupon role's values as the console knows them.
#pragma once

#include "backend/console/console.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/coupon/service/request_ids.h"

namespace dibs::server {

console::FeedRow feedRowFrom(const coupon::Decision& decision, qint64 decidedAtMs);
console::DeadLetter letterFrom(const coupon::StoredDeadLetter& letter);
coupon::DeadLetterState letterStateFrom(console::LetterState state);

/// A decided request with its coupon and its neighbours in the log.
Result<console::RequestStory> storyOf(const coupon::DecidedRequest& decided,
    coupon::SqlCouponQueries& queries, coupon::RequestIds& ids, qint64 nowMs);

}  // namespace dibs::server
