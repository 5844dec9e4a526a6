// What operators send to create or change a coupon, checked. Each error names the member.
#pragma once

#include "backend/coupon/repository/sql_coupon_commands.h"

namespace dibs::coupon {

inline constexpr qint64 kTotalStockMax = 1'000'000'000;
inline constexpr qsizetype kDescriptionMax = 200;  // characters

Result<Coupon> newCouponFrom(const QByteArray& body, qint64 nowMs);
Result<CouponPatch> couponPatchFrom(const QByteArray& body);

}  // namespace dibs::coupon
