#include "backend/coupon/repository/sql_coupon_rows.h"

#include "backend/coupon/domain/words.h"

namespace dibs::coupon {

QString selectCoupons()
{
    return QStringLiteral(
        "SELECT coupon_id, description, discount_type, discount_amount,"
        " min_order_amount, total_stock, remaining, opens_at, closes_at, valid_days,"
        " paused, closed, rehearsal FROM coupons ");
}

Coupon couponFrom(const sql::Statement& row)
{
    return {.couponId = {row.integer(0)},
        .description = row.text(1),
        .discountType = discountTypeFrom(row.text(2)).value_or(DiscountType::Fixed),
        .discountAmount = row.integer(3),
        .minOrderAmount = row.integer(4),
        .totalStock = row.integer(5),
        .issued = row.integer(5) - row.integer(6),
        .opensAtMs = row.integer(7),
        .closesAtMs = integerOrNone(row, 8),
        .validDays = integerOrNone(row, 9),
        .paused = row.integer(10) != 0,
        .closed = row.integer(11) != 0,
        .rehearsal = row.integer(12) != 0};
}

std::optional<qint64> integerOrNone(const sql::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

QVariant orNull(const std::optional<qint64>& value)
{
    return value ? QVariant(*value) : QVariant();
}

}  // namespace dibs::coupon
