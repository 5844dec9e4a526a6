// How a coupon is read from its row; shared by queries and commands.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// SELECT with the columns that couponFrom() expects, up to and without WHERE.
QString selectCoupons();
Coupon couponFrom(const sql::Statement& row);

std::optional<qint64> integerOrNone(const sql::Statement& row, int column);
QVariant orNull(const std::optional<qint64>& value);

}  // namespace dibs::coupon
