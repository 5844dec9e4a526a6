#include "backend/coupon/consumer/coupon_control.h"

namespace dibs::coupon {

CouponControl::CouponControl(
    IssueWorker& worker, HotView& view, std::function<void(CouponId)> changed)
    : m_worker(worker)
    , m_view(view)
    , m_changed(std::move(changed))
{
}

bool CouponControl::change(Change change, Done done)
{
    return m_worker.post(
        [this, change = std::move(change), done = std::move(done)](SqlCouponCommands* commands) {
            const Result<Coupon> changed = commands
                ? change(*commands)
                : fail(ErrorCode::Unavailable, QStringLiteral("the database is away: try again"));
            if (changed) m_view.put(*changed);
            if (changed && m_changed) m_changed(changed->couponId);
            done(changed);
        });
}

}  // namespace dibs::coupon
