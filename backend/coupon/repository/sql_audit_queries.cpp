#include "backend/coupon/repository/sql_audit_queries.h"

#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_coupon_rows.h"

namespace dibs::coupon {
namespace {

template <class Each>
Result<void> forEach(sql::Statement& select, const Each& each)
{
    if (Result<void> ran = select.execute(); !ran) return ran;
    while (select.next()) each(select);
    if (const Result<void> done = select.finish(); !done) return done.error();
    return {};
}

CouponChange changeFrom(const sql::Statement& row)
{
    return {.couponId = {row.integer(0)},
        .partition = static_cast<int>(row.integer(1)),
        .effectiveOffset = row.integer(2),
        .kind = changeKindFrom(row.text(3)).value_or(ChangeKind::Edited),
        .totalStock = row.integer(4),
        .validDays = integerOrNone(row, 5),
        .changedAtMs = row.integer(6)};
}

}  // namespace

SqlAuditQueries::SqlAuditQueries(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<void> SqlAuditQueries::begin()
{
    return m_connection.beginSnapshot();
}

Result<Position> SqlAuditQueries::position(int partition)
{
    return readPosition(m_connection, partition);
}

Result<QList<CouponChange>> SqlAuditQueries::changes(int partition)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT coupon_id, partition_number, effective_offset, kind, total_stock,"
                       " valid_days, changed_at FROM coupon_changes WHERE partition_number = ?"
                       " ORDER BY effective_offset, change_id"));
    select.bind(0, partition);
    if (const Result<void> ran = select.executeBound(); !ran) return ran.error();
    QList<CouponChange> changes;
    while (select.next()) changes.append(changeFrom(select));
    if (const Result<void> done = select.finish(); !done) return done.error();
    return changes;
}

Result<void> SqlAuditQueries::eachOutcome(const std::function<void(const DecidedRequest&)>& each)
{
    return forEach(m_connection.streamed(selectOutcomes()),
        [&](const sql::Statement& row) { each(decidedFrom(row)); });
}

Result<void> SqlAuditQueries::eachUserCoupon(const std::function<void(const UserCoupon&)>& each)
{
    return forEach(m_connection.streamed(selectUserCoupons()),
        [&](const sql::Statement& row) { each(userCouponFrom(row)); });
}

Result<void> SqlAuditQueries::eachCoupon(const std::function<void(const Coupon&)>& each)
{
    return forEach(m_connection.streamed(selectCoupons()),
        [&](const sql::Statement& row) { each(couponFrom(row)); });
}

Result<void> SqlAuditQueries::eachDeadLetter(
    const std::function<void(int partition, qint64 offset)>& each)
{
    return forEach(m_connection.streamed(
                       QStringLiteral("SELECT partition_number, record_offset FROM dead_letters")),
        [&](const sql::Statement& row) { each(static_cast<int>(row.integer(0)), row.integer(1)); });
}

}  // namespace dibs::coupon
