// Using coupons, taking that back, and their expiry: many at a time, in one transaction.
#pragma once

#include "backend/coupon/domain/use_ledger.h"
#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// On the thread of the connection it is given: the consumer's, as SQLite has one writer. Elsewhere
/// the coupons' rows are locked, all in the order of their ids.
class SqlUserCouponCommands
{
public:
    explicit SqlUserCouponCommands(sql::Connection& connection);

    /// Decides the wishes in their order; the answers stand in the same. After Unavailable nobody
    /// knows what was stored: every wish may be tried again.
    Result<std::vector<UseDecision>> apply(const std::vector<UseWish>& wishes, qint64 nowMs);

    /// Marks what has expired and is not yet marked, `limit` at most. True when there may be more.
    Result<bool> sweep(qint64 nowMs, int limit);

private:
    Result<bool> sweepByDays(qint64 nowMs, int limit);
    Result<bool> sweepByDate(qint64 nowMs, int limit);
    Result<void> load(const std::vector<UseWish>& wishes, UseLedger& ledger);
    Result<void> write(const UseLedger& ledger, qint64 nowMs);

    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
