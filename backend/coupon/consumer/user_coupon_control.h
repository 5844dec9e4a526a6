// How clients change coupons in users' hands, and users, while the consumer runs.
#pragma once

#include "backend/coupon/consumer/batched_writes.h"
#include "backend/coupon/service/hot_view.h"

namespace dibs::coupon {

/// Any thread.
class UserCouponControl
{
public:
    using UseDone = BatchedWrites<UseWish, UseDecision>::Done;
    using UserDone = BatchedWrites<UserChange, UserChange>::Done;

    UserCouponControl(IssueWorker& worker, HotView& view, const Clock& clock);

    /// Uses a coupon, or takes that back. False when too many wait: `done` is never called then.
    [[nodiscard]] bool use(UseWish wish, UseDone done);

    /// Makes or changes a user; admission knows before `done` is called. False as above.
    [[nodiscard]] bool setUser(UserChange change, UserDone done);

private:
    BatchedWrites<UseWish, UseDecision> m_uses;
    BatchedWrites<UserChange, UserChange> m_users;
};

}  // namespace dibs::coupon
