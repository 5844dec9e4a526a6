#include "backend/coupon/domain/user_coupon.h"

namespace dibs::coupon {

UserCouponStatus statusOf(const UserCoupon& userCoupon, qint64 nowMs)
{
    const bool isOver = userCoupon.expiresAtMs && *userCoupon.expiresAtMs <= nowMs;
    if (userCoupon.status == UserCouponStatus::Issued && isOver) return UserCouponStatus::Expired;
    return userCoupon.status;
}

}  // namespace dibs::coupon
