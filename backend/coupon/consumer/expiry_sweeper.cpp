#include "backend/coupon/consumer/expiry_sweeper.h"

namespace dibs::coupon {

Result<bool> ExpirySweeper::step(SqlUserCouponCommands commands, qint64 nowMs)
{
    if (nowMs < m_nextMs) return false;
    const Result<std::vector<UseWish>> due = commands.dueForExpiry(nowMs, kAtOnceMax);
    if (!due) return due.error();
    if (!due->empty())
        if (const auto swept = commands.apply(*due, nowMs); !swept) return swept.error();
    const bool mayBeMore = due->size() == static_cast<size_t>(kAtOnceMax);
    m_nextMs = mayBeMore ? nowMs : nowMs + kPause.count();
    return mayBeMore;
}

}  // namespace dibs::coupon
