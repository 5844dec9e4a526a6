// How rows are read; shared by all who read them.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/repository/batch_outcome.h"
#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// One coupon in a user's hands.
struct UserCoupon {
    UserCouponId userCouponId;
    CouponId couponId;
    UserId userId;
    qint64 sequence = 0;
    QString status;
    qint64 issuedAtMs = 0;
    std::optional<qint64> expiresAtMs;
    std::optional<qint64> usedAtMs;
    std::optional<qint64> orderId;
};

/// SELECT with the columns that the function below it expects, up to and without WHERE.
QString selectCoupons();
Coupon couponFrom(const sql::Statement& row);

QString selectOutcomes();
DecidedRequest decidedFrom(const sql::Statement& row);

QString selectUserCoupons();
UserCoupon userCouponFrom(const sql::Statement& row);

std::optional<qint64> integerOrNone(const sql::Statement& row, int column);

}  // namespace dibs::coupon
