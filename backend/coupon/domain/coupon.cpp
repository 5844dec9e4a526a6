#include "backend/coupon/domain/coupon.h"

namespace dibs::coupon {

CouponStatus statusOf(const Coupon& coupon, qint64 nowMs)
{
    if (coupon.closed || (coupon.closesAtMs && nowMs >= *coupon.closesAtMs))
        return CouponStatus::Closed;
    if (nowMs < coupon.opensAtMs) return CouponStatus::Scheduled;
    if (coupon.paused) return CouponStatus::Paused;
    if (coupon.remaining() <= 0) return CouponStatus::SoldOut;
    return CouponStatus::Opened;
}

std::optional<Refusal> refusalFor(const Coupon& coupon, bool holdsOne, qint64 nowMs)
{
    if (holdsOne) return Refusal::AlreadyIssued;
    switch (statusOf(coupon, nowMs)) {
    case CouponStatus::Scheduled: return Refusal::NotOpenYet;
    case CouponStatus::Opened: return std::nullopt;
    case CouponStatus::Paused: return Refusal::Paused;
    case CouponStatus::SoldOut: return Refusal::SoldOut;
    case CouponStatus::Closed: return Refusal::Closed;
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::coupon
