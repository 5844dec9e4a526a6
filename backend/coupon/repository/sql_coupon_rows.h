// How rows are read; shared by all who read them.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/domain/user_coupon.h"
#include "backend/coupon/repository/batch_outcome.h"
#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// SELECT with the columns that the function below it expects, up to and without WHERE.
QString selectCoupons();
Coupon couponFrom(const sql::Statement& row);

QString selectOutcomes();
DecidedRequest decidedFrom(const sql::Statement& row);

/// As the fold left them: without the coupon's date, which is none of its business.
QString selectUserCoupons();
/// With the moment at which they end for their users.
QString selectUserCouponsInHand();
UserCoupon userCouponFrom(const sql::Statement& row);

std::optional<qint64> integerOrNone(const sql::Statement& row, int column);

}  // namespace dibs::coupon
