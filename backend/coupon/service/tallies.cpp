#include "backend/coupon/service/tallies.h"

#include <mutex>

namespace dibs::coupon {

void Tallies::countAccepted(CouponId coupon, qint64 count)
{
    m_accepted += static_cast<quint64>(count);
    counters(coupon)->accepted += count;
}

void Tallies::countBacklog(CouponId coupon, qint64 count)
{
    counters(coupon)->accepted += count;
}

void Tallies::countDecided(const BatchOutcome& batch)
{
    QHash<CouponId, std::pair<qint64, qint64>> ofBatch;  // decided, issued
    std::array<quint64, 4> outcomes{};
    for (const Decision& decision : batch.decisions) {
        ++outcomes[static_cast<size_t>(decision.outcome)];
        auto& [decided, issued] = ofBatch[decision.request.event.couponId];
        ++decided;
        issued += decision.outcome == Outcome::Issued;
    }
    for (const CouponId coupon : batch.repeated) ++ofBatch[coupon].first;
    for (const DeadLetter& letter : batch.deadLetters)
        if (const auto coupon = couponOf(letter.record.key)) ++ofBatch[*coupon].first;
    for (size_t i = 0; i < outcomes.size(); ++i) m_outcomes[i] += outcomes[i];
    m_deadLetters += batch.deadLetters.size();
    for (const auto& [coupon, counts] : ofBatch.asKeyValueRange()) {
        const std::shared_ptr<Counters> ofCoupon = counters(coupon);
        ofCoupon->decided += counts.first;
        ofCoupon->issued += counts.second;
    }
}

Tallies::Totals Tallies::totals() const
{
    const auto of
        = [this](Outcome outcome) { return m_outcomes[static_cast<size_t>(outcome)].load(); };
    return {.accepted = m_accepted,
        .issued = of(Outcome::Issued),
        .soldOut = of(Outcome::SoldOut),
        .duplicate = of(Outcome::Duplicate),
        .rejected = of(Outcome::Rejected),
        .deadLetters = m_deadLetters,
        .refused = m_refused,
        .unavailable = m_unavailable};
}

Tallies::OfCoupon Tallies::of(CouponId coupon) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_coupons.constFind(coupon);
    if (found == m_coupons.constEnd()) return {};
    return {(*found)->accepted, (*found)->decided, (*found)->issued};
}

std::shared_ptr<Tallies::Counters> Tallies::counters(CouponId coupon)
{
    {
        const std::shared_lock lock(m_mutex);
        if (const auto found = m_coupons.constFind(coupon); found != m_coupons.constEnd())
            return *found;
    }
    const std::unique_lock lock(m_mutex);
    std::shared_ptr<Counters>& made = m_coupons[coupon];
    if (!made) made = std::make_shared<Counters>();
    return made;
}

}  // namespace dibs::coupon
