#include "backend/server/view_warm_up.h"

namespace dibs::server {
namespace {

using coupon::HotView;
using coupon::SqlCouponQueries;
using coupon::SqlQueryPool;

// Rows a step: some ten milliseconds, so that nobody else's query waits long behind it.
constexpr int kRowsPerStep = 10'000;

/// A step that cannot be queued, or cannot read, is the last: what is missing stays unknown.
void loadUsers(SqlQueryPool& pool, HotView& view, UsersMayGrow growth, UserId after)
{
    (void)pool.submit([&pool, &view, growth, after](SqlCouponQueries& queries) {
        const Result<QList<UserId>> users = queries.activeUsers(after, kRowsPerStep);
        if (!users) return;
        view.addUsers(*users);
        if (users->size() == kRowsPerStep) return loadUsers(pool, view, growth, users->constLast());
        if (growth == UsersMayGrow::No) view.setUsersComplete();
    });
}

void loadHolders(SqlQueryPool& pool, HotView& view, QList<CouponId> coupons, qint64 afterSequence)
{
    if (coupons.isEmpty()) return;
    (void)pool.submit([&pool, &view, coupons, afterSequence](SqlCouponQueries& queries) mutable {
        const auto holders = queries.holders(coupons.constFirst(), afterSequence, kRowsPerStep);
        if (!holders) return;
        QList<UserId> users;
        users.reserve(holders->size());
        for (const auto& [userCoupon, user] : *holders) users.append(user);
        view.addHolders(coupons.constFirst(), users);

        const bool more = holders->size() == kRowsPerStep;
        if (!more) coupons.removeFirst();
        loadHolders(pool, view, coupons, more ? afterSequence + kRowsPerStep : 0);
    });
}

}  // namespace

Result<void> loadCoupons(SqlCouponQueries& queries, HotView& view)
{
    CouponId after;
    while (true) {
        const Result<QList<coupon::Coupon>> coupons = queries.coupons(after, kRowsPerStep);
        if (!coupons) return coupons.error();
        for (const coupon::Coupon& coupon : *coupons) view.put(coupon);
        if (coupons->size() < kRowsPerStep) return {};
        after = coupons->constLast().couponId;
    }
}

void warmUp(SqlQueryPool& queries, HotView& view, UsersMayGrow growth)
{
    loadUsers(queries, view, growth, {});
    QList<CouponId> coupons;
    for (const coupon::Coupon& coupon : view.coupons()) coupons.append(coupon.couponId);
    loadHolders(queries, view, coupons, 0);
}

}  // namespace dibs::server
