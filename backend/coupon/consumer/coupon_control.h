// How operators change coupons while the consumer runs.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"

namespace dibs::coupon {

/// Any thread.
class CouponControl
{
public:
    using Change = std::function<Result<Coupon>(SqlCouponCommands&)>;
    /// Runs on the consumer's thread: post a value and return.
    using Done = std::function<void(Result<Coupon>)>;

    CouponControl(IssueWorker& worker, HotView& view);

    /// Carries the change out between two batches; admission sees it before the next one. False
    /// when too many changes wait: `done` is never called then.
    [[nodiscard]] bool change(Change change, Done done);

private:
    IssueWorker& m_worker;
    HotView& m_view;
};

}  // namespace dibs::coupon
