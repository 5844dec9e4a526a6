#include "backend/coupon/repository/sql_coupon_rows.h"

#include "backend/coupon/domain/words.h"

namespace dibs::coupon {

QString selectCoupons()
{
    return QStringLiteral(
        "SELECT coupon_id, description, discount_type, discount_amount,"
        " min_order_amount, total_stock, remaining, opens_at, closes_at, valid_days,"
        " paused, closed, rehearsal, (SELECT expires_at FROM coupon_expiry"
        " WHERE coupon_expiry.coupon_id = coupons.coupon_id) FROM coupons ");
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
        .expiresAtMs = integerOrNone(row, 13),
        .paused = row.integer(10) != 0,
        .closed = row.integer(11) != 0,
        .rehearsal = row.integer(12) != 0};
}

QString selectOutcomes()
{
    return QStringLiteral(
        "SELECT coupon_id, partition_number, record_offset, event_id, user_id, outcome,"
        " reason, sequence, user_coupon_id, accepted_at, decided_at FROM outcomes ");
}

DecidedRequest decidedFrom(const sql::Statement& row)
{
    DecidedRequest decided;
    decided.decidedAtMs = row.integer(10);
    Decision& decision = decided.decision;
    decision.partition = static_cast<int>(row.integer(1));
    decision.request.offset = row.integer(2);
    decision.request.acceptedAtMs = row.integer(9);
    decision.request.event.couponId = {row.integer(0)};
    decision.request.event.eventId = QUuid::fromRfc4122(row.bytes(3));
    decision.request.event.userId = {row.integer(4)};
    decision.outcome = outcomeFrom(row.text(5)).value_or(Outcome::Rejected);
    decision.reason = rejectReasonFrom(row.text(6)).value_or(RejectReason::None);
    decision.sequence = row.integer(7);
    decision.userCouponId = {row.integer(8)};
    return decided;
}

QString selectUserCoupons()
{
    return QStringLiteral("SELECT user_coupon_id, coupon_id, user_id, sequence, status, issued_at,"
                          " expires_at, used_at, order_id FROM user_coupons ");
}

QString selectUserCouponsInHand()
{
    return QStringLiteral("SELECT user_coupon_id, coupon_id, user_id, sequence, status, issued_at,"
                          " coalesce(expires_at, (SELECT coupon_expiry.expires_at FROM"
                          " coupon_expiry WHERE coupon_expiry.coupon_id = user_coupons.coupon_id)),"
                          " used_at, order_id FROM user_coupons ");
}

UserCoupon userCouponFrom(const sql::Statement& row)
{
    return {.userCouponId = {row.integer(0)},
        .couponId = {row.integer(1)},
        .userId = {row.integer(2)},
        .sequence = row.integer(3),
        .status = userCouponStatusFrom(row.text(4)).value_or(UserCouponStatus::Issued),
        .issuedAtMs = row.integer(5),
        .expiresAtMs = integerOrNone(row, 6),
        .usedAtMs = integerOrNone(row, 7),
        .orderId = integerOrNone(row, 8)};
}

std::optional<qint64> integerOrNone(const sql::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

}  // namespace dibs::coupon
