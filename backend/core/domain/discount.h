// What a coupon takes off the price of an order.
#pragma once

#include "backend/core/domain/money.h"

namespace dibs::core {

enum class DiscountType { Fixed, Percent };

/// As the coupon role tells them.
struct CouponTerms {
    DiscountType type = DiscountType::Fixed;
    qint64 amount = 0;  // won, or percent
    Won minOrderAmount;
};

bool isEnoughFor(const CouponTerms& terms, Won itemsPrice);

/// Never more than the price itself. Of a percentage the part of a won is left off: the customer
/// pays it.
Won discountOn(Won itemsPrice, const CouponTerms& terms);

}  // namespace dibs::core
