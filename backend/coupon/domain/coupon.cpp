#include "backend/coupon/domain/coupon.h"

namespace dibs::coupon {
namespace {

bool isOver(const std::optional<qint64>& endMs, qint64 nowMs)
{
    return endMs && nowMs >= *endMs;
}

}  // namespace

CouponStatus statusOf(const Coupon& coupon, qint64 nowMs)
{
    if (coupon.closed || isOver(coupon.closesAtMs, nowMs) || isOver(coupon.expiresAtMs, nowMs))
        return CouponStatus::Closed;
    if (nowMs < coupon.opensAtMs) return CouponStatus::Scheduled;
    if (coupon.paused) return CouponStatus::Paused;
    if (coupon.remaining() <= 0) return CouponStatus::SoldOut;
    return CouponStatus::Opened;
}

QString expiryProblem(const Coupon& coupon)
{
    if (!coupon.expiresAtMs) return {};
    if (coupon.validDays)
        return QStringLiteral("cannot stand beside validDays: a coupon has one of them");
    if (*coupon.expiresAtMs <= coupon.opensAtMs)
        return QStringLiteral("must be later than opensAt");
    if (coupon.closesAtMs && *coupon.expiresAtMs < *coupon.closesAtMs)
        return QStringLiteral("must not be earlier than closesAt");
    return {};
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
