// A coupon in a user's hands, from its issue to its end.
#pragma once

#include "backend/common/ids.h"

#include <optional>

namespace dibs::coupon {

enum class UserCouponStatus { Issued, Used, Expired };

struct UserCoupon {
    UserCouponId userCouponId;
    CouponId couponId;
    UserId userId;
    qint64 sequence = 0;
    UserCouponStatus status = UserCouponStatus::Issued;  // as stored; see statusOf()
    qint64 issuedAtMs = 0;
    std::optional<qint64> expiresAtMs;  // by its own days, or by the coupon's date
    std::optional<qint64> usedAtMs;
    std::optional<qint64> orderId;

    bool operator==(const UserCoupon&) const = default;
};

/// What holds at this moment. The clock ends a coupon's life, not the sweeper that writes it down
/// some time later; what was used before then stays used.
UserCouponStatus statusOf(const UserCoupon& userCoupon, qint64 nowMs);

}  // namespace dibs::coupon
