// What operators do to coupons, each in one transaction with its line in coupon_changes.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/domain/coupon_change.h"
#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/repository/change_note.h"
#include "backend/coupon/repository/sql_dead_letters.h"
#include "backend/coupon/repository/sql_issue_requests.h"
#include "backend/coupon/repository/sql_user_commands.h"
#include "backend/coupon/repository/sql_user_coupon_commands.h"
#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// Only the members that are set change.
struct CouponPatch {
    std::optional<QString> description;
    std::optional<qint64> totalStock;
    std::optional<qint64> opensAtMs;
    std::optional<std::optional<qint64>> closesAtMs;  // set to none: open-ended
    std::optional<std::optional<qint64>> expiresAtMs;  // set to none: never; for all there are
};

/// On the thread of the connection it is given: the consumer's, as SQLite has one writer. Locks the
/// position of the coupon's partition first and the coupon then, as the consumer does. Each
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

    /// Runs `change` on these commands, and keeps the note in its transaction.
    Result<Coupon> noted(
        const ChangeNote& note, const std::function<Result<Coupon>(SqlCouponCommands&)>& change);

    /// Users 1 … count, active. Those that exist stay as they are.
    Result<void> addUsers(qint64 count);

    SqlDeadLetters deadLetters() { return SqlDeadLetters(m_connection); }
    SqlUserCouponCommands userCoupons() { return SqlUserCouponCommands(m_connection); }
    SqlIssueRequests issueRequests() { return SqlIssueRequests(m_connection); }
    sql::Connection& connection() { return m_connection; }
    SqlUserCommands users() { return SqlUserCommands(m_connection); }

private:
    using Edit = std::function<Result<ChangeKind>(Coupon&)>;

    Result<Coupon> edit(CouponId coupon, qint64 nowMs, const Edit& edit);
    Result<Coupon> tryCreate(const Coupon& coupon, qint64 nowMs);
    Result<Coupon> read(CouponId coupon);
    Result<CouponId> freeId();
    Result<qint64> lockPosition(CouponId coupon);
    Result<void> insert(const Coupon& coupon);
    Result<void> storeExpiry(const Coupon& coupon);
    Result<void> addUsersBetween(qint64 first, qint64 last);
    Result<void> store(const Coupon& coupon);
    Result<void> record(const Coupon& coupon, ChangeKind kind, qint64 nowMs);
    Result<void> keepNote(CouponId coupon);

    sql::Connection& m_connection;
    const Ledger::HomePartition m_homePartition;
    ChangeNote m_note;  // of the change under way
};

}  // namespace dibs::coupon
