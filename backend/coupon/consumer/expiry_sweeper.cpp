#include "backend/coupon/consumer/expiry_sweeper.h"

namespace dibs::coupon {

Result<bool> ExpirySweeper::step(SqlUserCouponCommands commands, qint64 nowMs)
{
    if (nowMs < m_nextMs) return false;
    const Result<bool> mayBeMore = commands.sweep(nowMs, kAtOnceMax);
    if (mayBeMore) m_nextMs = *mayBeMore ? nowMs : nowMs + kPause.count();
    return mayBeMore;
}

}  // namespace dibs::coupon
