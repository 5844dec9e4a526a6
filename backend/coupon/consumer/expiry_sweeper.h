// Writes down that coupons have expired. Nothing waits for it: whoever reads or uses one looks at
// the clock.
#pragma once

#include "backend/coupon/repository/sql_user_coupon_commands.h"

#include <chrono>

namespace dibs::coupon {

/// On the consumer's thread, between two batches.
class ExpirySweeper
{
public:
    /// In one turn at most, so that deciding waits some ten milliseconds for it and no longer.
    static constexpr int kAtOnceMax = 500;
    /// From one look that found the last of them to the next.
    static constexpr auto kPause = std::chrono::milliseconds(1'000);

    /// True when there may be more: come again at once.
    Result<bool> step(SqlUserCouponCommands commands, qint64 nowMs);

private:
    qint64 m_nextMs = 0;
};

}  // namespace dibs::coupon
