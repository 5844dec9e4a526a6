#include "backend/coupon/repository/sql_console_queries.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

template <class... Values>
Result<QList<DecidedRequest>> rows(sql::Statement& select, const Values&... values)
{
    if (const Result<void> ran = select.execute(values...); !ran) return ran.error();
    QList<DecidedRequest> found;
    while (select.next()) found.append(decidedFrom(select));
    if (const Result<void> done = select.finish(); !done) return done.error();
    return found;
}

QString beside(const char* side, const char* order)
{
    return selectOutcomes()
        + QStringLiteral("WHERE coupon_id = ? AND partition_number = ? AND record_offset %1 ?"
                         " ORDER BY record_offset %2 LIMIT ?")
              .arg(QLatin1String(side), QLatin1String(order));
}

}  // namespace

SqlConsoleQueries::SqlConsoleQueries(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<QList<DecidedRequest>> SqlConsoleQueries::requestsOf(UserId user, int limit)
{
    return rows(m_connection.prepared(selectOutcomes()
                    + QStringLiteral("WHERE user_id = ? ORDER BY accepted_at DESC,"
                                     " partition_number, record_offset DESC LIMIT ?")),
        user.value, limit);
}

Result<QList<DecidedRequest>> SqlConsoleQueries::before(const Decision& decision, int limit)
{
    Result<QList<DecidedRequest>> found = rows(m_connection.prepared(beside("<", "DESC")),
        decision.request.event.couponId.value, decision.partition, decision.request.offset, limit);
    if (!found) return found;
    QList<DecidedRequest> inLogOrder = *found;
    std::reverse(inLogOrder.begin(), inLogOrder.end());
    return inLogOrder;
}

Result<QList<DecidedRequest>> SqlConsoleQueries::after(const Decision& decision, int limit)
{
    return rows(m_connection.prepared(beside(">", "ASC")), decision.request.event.couponId.value,
        decision.partition, decision.request.offset, limit);
}

Result<SqlConsoleQueries::Span> SqlConsoleQueries::spanOf(CouponId coupon)
{
    sql::Statement& select = m_connection.prepared(QStringLiteral(
        "SELECT min(accepted_at), max(decided_at) FROM outcomes WHERE coupon_id = ?"));
    if (const Result<void> ran = select.execute(coupon.value); !ran) return ran.error();
    Span span;
    if (select.next()) span = {integerOrNone(select, 0), integerOrNone(select, 1)};
    if (const Result<void> done = select.finish(); !done) return done.error();
    return span;
}

Result<void> SqlConsoleQueries::eachOutcomeOf(
    CouponId coupon, const std::function<void(const DecidedRequest&)>& each)
{
    sql::Statement& select
        = m_connection.streamed(selectOutcomes() + QStringLiteral("WHERE coupon_id = ?"));
    if (Result<void> ran = select.execute(coupon.value); !ran) return ran;
    while (select.next()) each(decidedFrom(select));
    return select.finish();
}

}  // namespace dibs::coupon
