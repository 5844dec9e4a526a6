#include "backend/coupon/domain/ledger.h"

namespace dibs::coupon {
namespace {

constexpr qint64 kMsPerDay = 86'400'000;

}  // namespace

Ledger::Ledger(int partition, HomePartition homePartition)
    : m_partition(partition)
    , m_homePartition(std::move(homePartition))
{
}

void Ledger::putHolder(CouponId coupon, UserId user, UserCouponId userCoupon)
{
    m_holders.insert({coupon, user}, userCoupon);
}

void Ledger::apply(const CouponChange& change)
{
    switch (change.kind) {
    case ChangeKind::Created:
        putCoupon(change.couponId, {change.totalStock, 0, change.validDays});
        return;
    case ChangeKind::StockChanged:
        if (const auto coupon = m_coupons.find(change.couponId); coupon != m_coupons.end())
            coupon->totalStock = change.totalStock;
        return;
    case ChangeKind::Edited:
    case ChangeKind::Paused:
    case ChangeKind::Resumed:
    case ChangeKind::Closed: return;
    }
}

std::optional<Decision> Ledger::decide(const LoggedRequest& request)
{
    if (m_decided.contains(request.event.eventId)) return std::nullopt;
    m_decided.insert(request.event.eventId);
    return fold(request);
}

Decision Ledger::fold(const LoggedRequest& request)
{
    const auto [couponId, userId] = std::pair(request.event.couponId, request.event.userId);
    Decision decision{.partition = m_partition, .request = request};

    if (m_homePartition(couponId) != m_partition) {
        decision.reason = RejectReason::WrongPartition;
        return decision;
    }
    const auto coupon = m_coupons.find(couponId);
    if (coupon == m_coupons.end()) {
        decision.reason = RejectReason::NoSuchCoupon;
        return decision;
    }
    // Before the stock: who has one is told so, also when nothing is left.
    if (const auto held = m_holders.constFind({couponId, userId}); held != m_holders.constEnd()) {
        decision.outcome = Outcome::Duplicate;
        decision.userCouponId = *held;
        return decision;
    }
    if (coupon->issued >= coupon->totalStock) {
        decision.outcome = Outcome::SoldOut;
        return decision;
    }
    decision.outcome = Outcome::Issued;
    decision.sequence = ++coupon->issued;
    decision.userCouponId = userCouponIdAt(m_partition, request.offset);
    if (coupon->validDays)
        decision.expiresAtMs = request.acceptedAtMs + *coupon->validDays * kMsPerDay;
    putHolder(couponId, userId, decision.userCouponId);
    return decision;
}

UserCouponId userCouponIdAt(int partition, qint64 offset)
{
    return {offset * kPartitionsMax + partition + 1};
}

}  // namespace dibs::coupon
