#include "backend/coupon/domain/use_ledger.h"

namespace dibs::coupon {

void UseLedger::put(const UseEvent& event)
{
    const Order order(event.userCouponId, event.orderId);
    switch (event.kind) {
    case UseEvent::Kind::Cancelled: m_cancelled.insert(order); return;
    case UseEvent::Kind::Barred: m_barred.insert(order); return;
    case UseEvent::Kind::Used:
    case UseEvent::Kind::Expired: return;
    }
}

UseDecision UseLedger::decide(const UseWish& wish, qint64 nowMs)
{
    const auto coupon = m_coupons.find(wish.userCouponId);
    if (coupon == m_coupons.end()) return {};
    const UseAnswer answer = [&] {
        switch (wish.kind) {
        case UseWish::Kind::Use: return use(*coupon, wish, nowMs);
        case UseWish::Kind::Cancel: return cancel(*coupon, wish, nowMs);
        case UseWish::Kind::Expire: return expire(*coupon, nowMs);
        }
        Q_UNREACHABLE();
    }();
    return {answer, *coupon};
}

UseAnswer UseLedger::use(UserCoupon& coupon, const UseWish& wish, qint64 nowMs)
{
    const bool isUsed = coupon.status == UserCouponStatus::Used;
    if (isUsed && coupon.orderId == wish.orderId) return UseAnswer::Done;
    const Order order(wish.userCouponId, wish.orderId);
    if (m_cancelled.contains(order) || m_barred.contains(order)) return UseAnswer::UseCancelled;
    if (isUsed) return UseAnswer::UsedByAnotherOrder;
    if (statusOf(coupon, nowMs) == UserCouponStatus::Expired) return UseAnswer::Expired;

    coupon.status = UserCouponStatus::Used;
    coupon.usedAtMs = nowMs;
    coupon.orderId = wish.orderId;
    note(coupon, UseEvent::Kind::Used, wish.orderId);
    return UseAnswer::Done;
}

UseAnswer UseLedger::cancel(UserCoupon& coupon, const UseWish& wish, qint64 nowMs)
{
    const Order order(wish.userCouponId, wish.orderId);
    if (m_cancelled.contains(order)) return UseAnswer::Done;
    const bool isUsed = coupon.status == UserCouponStatus::Used;
    if (isUsed && coupon.orderId != wish.orderId) {
        if (!m_barred.contains(order)) note(coupon, UseEvent::Kind::Barred, wish.orderId);
        return UseAnswer::UsedByAnotherOrder;
    }
    if (isUsed) {
        coupon.status = UserCouponStatus::Issued;
        coupon.usedAtMs.reset();
        coupon.orderId.reset();
    }
    note(coupon, UseEvent::Kind::Cancelled, wish.orderId);
    // The sweeper may have been here while it was used, and does not come twice.
    (void)expire(coupon, nowMs);
    return UseAnswer::Done;
}

UseAnswer UseLedger::expire(UserCoupon& coupon, qint64 nowMs)
{
    // Used in the meantime, or swept by another instance.
    if (coupon.status != UserCouponStatus::Issued) return UseAnswer::Done;
    if (statusOf(coupon, nowMs) != UserCouponStatus::Expired) return UseAnswer::Done;
    coupon.status = UserCouponStatus::Expired;
    note(coupon, UseEvent::Kind::Expired, 0);
    return UseAnswer::Expired;
}

void UseLedger::note(const UserCoupon& coupon, UseEvent::Kind kind, qint64 orderId)
{
    m_changed.insert(coupon.userCouponId);
    m_events.push_back({coupon.userCouponId, kind, orderId});
    put(m_events.back());
}

}  // namespace dibs::coupon
