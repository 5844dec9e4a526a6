// What operators do to coupons, each in one transaction with its line in coupon_changes.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/domain/coupon_change.h"
#include "backend/coupon/domain/ledger.h"
#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// Only the members that are set change.
struct CouponPatch {
    std::optional<QString> description;
    std::optional<qint64> totalStock;
    std::optional<qint64> opensAtMs;
    std::optional<std::optional<qint64>> closesAtMs;  // set to none: open-ended
};

/// On the thread of the connection it is given: the consumer's, as SQLite has one writer. Each
/// returns the coupon as it is afterwards. Conflict and BadRequest say in words what is in the way.
class SqlCouponCommands
{
public:
    SqlCouponCommands(sql::Connection& connection, Ledger::HomePartition homePartition);

    /// A couponId of 0 asks for the next free one.
    Result<Coupon> create(Coupon coupon, qint64 nowMs);
    Result<Coupon> change(CouponId coupon, const CouponPatch& patch, qint64 nowMs);
    Result<Coupon> pause(CouponId coupon, qint64 nowMs);
    Result<Coupon> resume(CouponId coupon, qint64 nowMs);
    Result<Coupon> close(CouponId coupon, qint64 nowMs);  // for good

    /// Users 1 … count, active. Those that exist stay as they are.
    Result<void> addUsers(qint64 count);

private:
    using Edit = std::function<Result<ChangeKind>(Coupon&)>;

    Result<Coupon> edit(CouponId coupon, qint64 nowMs, const Edit& edit);
    Result<Coupon> read(CouponId coupon);
    Result<CouponId> freeId();
    Result<void> store(const Coupon& coupon);
    Result<void> record(const Coupon& coupon, ChangeKind kind, qint64 nowMs);

    sql::Connection& m_connection;
    const Ledger::HomePartition m_homePartition;
};

}  // namespace dibs::coupon
