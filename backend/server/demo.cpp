#include "backend/server/demo.h"

namespace dibs::server {

Result<void> makeDemo(coupon::SqlCouponCommands& commands, qint64 nowMs)
{
    const coupon::Coupon sample{.couponId = {1},
        .description = QStringLiteral("Opening night"),
        .discountAmount = 5'000,
        .totalStock = kDemoStock,
        .opensAtMs = nowMs,
        .validDays = 30};
    const Result<coupon::Coupon> made = commands.create(sample, nowMs);
    if (!made && made.error().code != ErrorCode::Conflict) return made.error();
    return commands.addUsers(kDemoUsers);
}

}  // namespace dibs::server
