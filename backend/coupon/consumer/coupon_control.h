// How operators change coupons while the consumer runs.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"
#include "backend/coupon/service/hot_view.h"

namespace dibs::coupon {

/// Any thread.
class CouponControl
{
public:
    using Change = std::function<Result<Coupon>(SqlCouponCommands&)>;
    /// Runs on the consumer's thread: post a value and return.
    using Done = std::function<void(Result<Coupon>)>;

    /// `changed` learns of each change, on the consumer's thread.
    CouponControl(IssueWorker& worker, HotView& view, std::function<void(CouponId)> changed = {});

    /// Carries the change out between two batches; admission sees it before the next one. False
    /// when too many changes wait: `done` is never called then.
    [[nodiscard]] bool change(Change change, Done done);

private:
    IssueWorker& m_worker;
    HotView& m_view;
    const std::function<void(CouponId)> m_changed;
};

}  // namespace dibs::coupon
