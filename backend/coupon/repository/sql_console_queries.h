// What only operators ask: who somebody stood beside in the log, and a whole campaign at once.
#pragma once

#include "backend/coupon/repository/sql_coupon_rows.h"

#include <QList>

#include <functional>

namespace dibs::coupon {

/// On the thread of the connection it is given.
class SqlConsoleQueries
{
public:
    explicit SqlConsoleQueries(sql::Connection& connection);

    /// Newest first. Reads all outcomes: an index on users would cost each coupon that is issued,
    /// for a question that an operator asks a few times a day.
    Result<QList<DecidedRequest>> requestsOf(UserId user, int limit);

    /// Those of the same coupon just before a place in the log, nearest last, or just after it,
    /// nearest first.
    Result<QList<DecidedRequest>> before(const Decision& decision, int limit);
    Result<QList<DecidedRequest>> after(const Decision& decision, int limit);

    struct Span {
        std::optional<qint64> firstAcceptedMs;  // none: nothing was decided
        std::optional<qint64> lastDecidedMs;
    };
    Result<Span> spanOf(CouponId coupon);

    /// Row by row, so that millions fill no memory.
    Result<void> eachOutcomeOf(
        CouponId coupon, const std::function<void(const DecidedRequest&)>& each);

private:
    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
