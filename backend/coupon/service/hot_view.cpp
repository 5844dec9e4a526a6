#include "backend/coupon/service/hot_view.h"

#include <algorithm>
#include <mutex>

namespace dibs::coupon {

HotView::HotView(UserPolicy policy)
    : m_policy(policy)
{
}

HotView::Answer HotView::ask(CouponId coupon, UserId user, qint64 nowMs) const
{
    const std::shared_lock lock(m_mutex);
    const auto entry = m_coupons.constFind(coupon);
    if (entry == m_coupons.constEnd()) return {Verdict::Refuse, Refusal::CouponNotFound};

    const bool anyUser = m_policy == UserPolicy::Any || entry->coupon.rehearsal;
    const bool userIsKnown = anyUser || m_users.contains(user);
    if (!userIsKnown && m_usersComplete) return {Verdict::Refuse, Refusal::UserNotFound};

    const auto refusal = refusalFor(entry->coupon, entry->holders.contains(user), nowMs);
    if (refusal) return {Verdict::Refuse, *refusal, entry->coupon.opensAtMs};
    return {userIsKnown ? Verdict::Admit : Verdict::UserUnknown};
}

std::optional<Coupon> HotView::coupon(CouponId coupon) const
{
    const std::shared_lock lock(m_mutex);
    const auto entry = m_coupons.constFind(coupon);
    return entry == m_coupons.constEnd() ? std::nullopt : std::optional(entry->coupon);
}

QList<Coupon> HotView::coupons() const
{
    QList<Coupon> all;
    {
        const std::shared_lock lock(m_mutex);
        all.reserve(m_coupons.size());
        for (const Entry& entry : m_coupons) all.append(entry.coupon);
    }
    std::sort(all.begin(), all.end(),
        [](const Coupon& one, const Coupon& other) { return one.couponId > other.couponId; });
    return all;
}

void HotView::put(const Coupon& coupon)
{
    const std::unique_lock lock(m_mutex);
    Coupon& known = m_coupons[coupon.couponId].coupon;
    const qint64 issued = std::max(known.issued, coupon.issued);
    known = coupon;
    known.issued = issued;
}

void HotView::apply(const BatchOutcome& batch)
{
    const std::unique_lock lock(m_mutex);
    for (const Decision& decision : batch.decisions) {
        if (decision.outcome != Outcome::Issued) continue;
        const auto entry = m_coupons.find(decision.request.event.couponId);
        if (entry == m_coupons.end()) continue;
        entry->coupon.issued = std::max(entry->coupon.issued, decision.sequence);
        entry->holders.add(decision.request.event.userId);
    }
}

void HotView::addHolders(CouponId coupon, const QList<UserId>& users)
{
    const std::unique_lock lock(m_mutex);
    const auto entry = m_coupons.find(coupon);
    if (entry == m_coupons.end()) return;
    for (const UserId user : users) entry->holders.add(user);
}

void HotView::addUsers(const QList<UserId>& users)
{
    const std::unique_lock lock(m_mutex);
    for (const UserId user : users)
        if (!m_inactive.contains(user)) m_users.add(user);
}

void HotView::setUsersComplete()
{
    const std::unique_lock lock(m_mutex);
    m_usersComplete = true;
}

void HotView::setUser(UserId user, bool active)
{
    const std::unique_lock lock(m_mutex);
    if (active) {
        m_users.add(user);
        m_inactive.remove(user);
    } else {
        m_users.remove(user);
        m_inactive.add(user);
    }
}

}  // namespace dibs::coupon
