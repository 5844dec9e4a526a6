// The rules of using a coupon for an order and of taking that back: pure code, as the fold is.
//
// Whoever asks may ask again, and what was asked first may arrive last. So each order has at most
// one use of a coupon in its life: a cancel ends it for good, also when the use itself has not
// arrived yet. Otherwise a use that was delayed on its way would come after its own cancel and
// leave a coupon used by an order that is no more.
#pragma once

#include "backend/coupon/domain/user_coupon.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace dibs::coupon {

struct UseWish {
    enum class Kind { Use, Cancel, Expire };

    UserCouponId userCouponId;
    qint64 orderId = 0;  // 0 for Expire
    Kind kind = Kind::Use;
};

/// A line of the history, which is only ever added to. That a coupon was issued is its outcome.
struct UseEvent {
    enum class Kind {
        Used,
        Cancelled,  // this order does not use it, and never will
        Barred,  // as Cancelled, asked for while another order used it: that one still does
        Expired,
    };

    UserCouponId userCouponId;
    Kind kind = Kind::Used;
    qint64 orderId = 0;  // 0 for Expired
};

enum class UseAnswer { Done, NotFound, UsedByAnotherOrder, UseCancelled, Expired };

struct UseDecision {
    UseAnswer answer = UseAnswer::NotFound;
    UserCoupon userCoupon;  // as it is afterwards
};

/// The state of the coupons that a few wishes are about, before the next of them.
class UseLedger
{
public:
    void put(const UserCoupon& userCoupon)
    {
        m_coupons.insert(userCoupon.userCouponId, userCoupon);
    }
    /// What the history says; of no consequence are Used and Expired, as the coupon shows them.
    void put(const UseEvent& event);

    UseDecision decide(const UseWish& wish, qint64 nowMs);

    /// What the decisions have changed, to be written down.
    const QSet<UserCouponId>& changed() const { return m_changed; }
    UserCoupon userCoupon(UserCouponId id) const { return m_coupons.value(id); }
    const std::vector<UseEvent>& events() const { return m_events; }

private:
    using Order = std::pair<UserCouponId, qint64>;

    UseAnswer use(UserCoupon& coupon, const UseWish& wish, qint64 nowMs);
    UseAnswer cancel(UserCoupon& coupon, const UseWish& wish, qint64 nowMs);
    UseAnswer expire(UserCoupon& coupon, qint64 nowMs);
    void note(const UserCoupon& coupon, UseEvent::Kind kind, qint64 orderId);

    QHash<UserCouponId, UserCoupon> m_coupons;
    QSet<Order> m_cancelled;
    QSet<Order> m_barred;
    QSet<UserCouponId> m_changed;
    std::vector<UseEvent> m_events;
};

}  // namespace dibs::coupon
