#include "backend/coupon/repository/sql_coupon_queries.h"

#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/coupon/repository/sql_dialect.h"

namespace dibs::coupon {
namespace {

template <class Row, class... Values>
auto all(sql::Statement& select, Row row, const Values&... values)
    -> Result<QList<std::invoke_result_t<Row, const sql::Statement&>>>
{
    if (const Result<void> ran = select.execute(values...); !ran) return ran.error();
    QList<std::invoke_result_t<Row, const sql::Statement&>> rows;
    while (select.next()) rows.append(row(select));
    if (const Result<void> done = select.finish(); !done) return done.error();
    return rows;
}

template <class Row, class... Values>
auto one(sql::Statement& select, const QString& what, Row row, const Values&... values)
    -> Result<std::invoke_result_t<Row, const sql::Statement&>>
{
    if (const Result<void> ran = select.execute(values...); !ran) return ran.error();
    if (!select.next())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no %1").arg(what));
    auto found = row(select);
    if (const Result<void> done = select.finish(); !done) return done.error();
    return found;
}

QString named(const char* what, qint64 id)
{
    return QStringLiteral("%1 %2").arg(QLatin1String(what)).arg(id);
}

}  // namespace

SqlCouponQueries::SqlCouponQueries(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<Coupon> SqlCouponQueries::coupon(CouponId coupon)
{
    return one(m_connection.prepared(selectCoupons() + QStringLiteral("WHERE coupon_id = ?")),
        named("coupon", coupon.value), couponFrom, coupon.value);
}

Result<QList<Coupon>> SqlCouponQueries::coupons(CouponId after, int limit)
{
    return all(m_connection.prepared(selectCoupons()
                   + QStringLiteral("WHERE coupon_id > ? ORDER BY coupon_id LIMIT ?")),
        couponFrom, after.value, limit);
}

Result<DecidedRequest> SqlCouponQueries::decided(EventId event)
{
    return one(m_connection.prepared(selectOutcomes() + QStringLiteral("WHERE event_id = ?")),
        QStringLiteral("outcome yet"), decidedFrom, event.toRfc4122());
}

Result<QList<DecidedRequest>> SqlCouponQueries::outcomes(CouponId coupon, LogPlace after, int limit)
{
    return all(m_connection.prepared(selectOutcomes() + QStringLiteral("WHERE coupon_id = ? AND ")
                   + isAfterPlace(m_connection.dialect())
                   + QStringLiteral(" ORDER BY partition_number, record_offset LIMIT ?")),
        decidedFrom, coupon.value, after.partition, after.partition, after.offset, limit);
}

Result<UserCoupon> SqlCouponQueries::userCoupon(UserCouponId userCoupon)
{
    return one(m_connection.prepared(
                   selectUserCouponsInHand() + QStringLiteral("WHERE user_coupon_id = ?")),
        named("user coupon", userCoupon.value), userCouponFrom, userCoupon.value);
}

Result<UserCoupon> SqlCouponQueries::userCouponOf(CouponId coupon, UserId user)
{
    return one(m_connection.prepared(selectUserCouponsInHand()
                   + QStringLiteral("WHERE user_id = ? AND coupon_id = ?")),
        named("user coupon of user", user.value), userCouponFrom, user.value, coupon.value);
}

Result<QList<UserCoupon>> SqlCouponQueries::userCouponsOf(
    UserId user, UserCouponId after, int limit)
{
    return all(m_connection.prepared(selectUserCouponsInHand()
                   + QStringLiteral("WHERE user_id = ? AND user_coupon_id > ?"
                                    " ORDER BY user_coupon_id LIMIT ?")),
        userCouponFrom, user.value, after.value, limit);
}

Result<bool> SqlCouponQueries::isActive(UserId user)
{
    const auto found = all(
        m_connection.prepared(QStringLiteral("SELECT active FROM users WHERE user_id = ?")),
        [](const sql::Statement& row) { return row.integer(0) != 0; }, user.value);
    if (!found) return found.error();
    return !found->isEmpty() && found->constFirst();
}

Result<QList<UserId>> SqlCouponQueries::activeUsers(UserId after, int limit)
{
    return all(
        m_connection.prepared(QStringLiteral("SELECT user_id FROM users WHERE user_id > ?"
                                             " AND active = 1 ORDER BY user_id LIMIT ?")),
        [](const sql::Statement& row) { return UserId{row.integer(0)}; }, after.value, limit);
}

Result<QList<UserId>> SqlCouponQueries::inactiveUsers(UserId after, int limit)
{
    return all(
        m_connection.prepared(QStringLiteral("SELECT user_id FROM users WHERE user_id > ?"
                                             " AND active = 0 ORDER BY user_id LIMIT ?")),
        [](const sql::Statement& row) { return UserId{row.integer(0)}; }, after.value, limit);
}

Result<QList<std::pair<UserCouponId, UserId>>> SqlCouponQueries::holders(
    CouponId coupon, qint64 afterSequence, int limit)
{
    return all(
        m_connection.prepared(
            QStringLiteral("SELECT user_coupon_id, user_id FROM user_coupons"
                           " WHERE coupon_id = ? AND sequence > ? ORDER BY sequence LIMIT ?")),
        [](const sql::Statement& row) {
            return std::pair(UserCouponId{row.integer(0)}, UserId{row.integer(1)});
        },
        coupon.value, afterSequence, limit);
}

}  // namespace dibs::coupon
