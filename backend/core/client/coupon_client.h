// What the core role asks of the coupon role, in the words of orders: API.md, "Coupon role".
#pragma once

#include "backend/core/client/coupon_http.h"
#include "backend/core/domain/discount.h"
#include "backend/core/domain/order.h"

namespace dibs::core {

/// Lives on a thread with an event loop, where all answers come, each exactly once.
class CouponClient
{
public:
    explicit CouponClient(CouponHttp::Options options);

    /// The terms of a coupon that this user can use now, or why there are none.
    struct LookUp {
        Refusal refusal = Refusal::None;
        CouponTerms terms;
    };
    void lookUp(UserCouponId id, UserId user, const QByteArray& traceparent,
        const std::function<void(const LookUp&)>& done);

    /// None: it is used, by this order. CouponUnavailable: nobody knows. After anything but None
    /// the use is to be cancelled, as an earlier try of it may still be on its way.
    void use(UserCouponId id, OrderId order, const QByteArray& traceparent,
        const std::function<void(Refusal)>& done);

    /// True: this order does not use the coupon, and never will. False: nobody knows, ask again.
    void cancelUse(UserCouponId id, OrderId order, const QByteArray& traceparent,
        const std::function<void(bool)>& done);

    /// True: the coupon role knows now that the user may take part.
    void tellOf(UserId user, const std::function<void(bool)>& done);

    /// After failures: asks anything, so that no order has to find out whether it is back.
    void probeWhenDoubtful();

    bool isAway() const { return m_http.isAway(); }

private:
    void lookUpTerms(const CouponHttp::Reply& userCoupon, const QByteArray& traceparent,
        const std::function<void(const LookUp&)>& done);

    CouponHttp m_http;
};

}  // namespace dibs::core
