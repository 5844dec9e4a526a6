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

Result<void> makeCoreDemo(core::CoreCommands& commands, qint64 nowMs)
{
    const QList<core::Product> products{
        {.name = QStringLiteral("Coffee, 1 kg"), .price = {18'000}, .stock = 1'000},
        {.name = QStringLiteral("Cup"), .price = {9'000}, .stock = 500},
        {.name = QStringLiteral("Spoon"), .price = {1'500}, .stock = 10}};
    return commands.users.makeSample(kDemoCustomers, kDemoPoints, nowMs).andThen([&] {
        return commands.products.makeSample(products, nowMs);
    });
}

}  // namespace dibs::server
