// What is read from the database, beside the consumer that writes it.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/repository/sql_console_queries.h"
#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/coupon/repository/sql_dead_letters.h"

#include <QList>

#include <functional>

namespace dibs::coupon {

/// A place in the log; pages of outcomes continue after it.
struct LogPlace {
    int partition = 0;
    qint64 offset = -1;
};

/// On the thread of the connection it is given. NotFound where one thing was asked for and is not
/// there.
class SqlCouponQueries
{
public:
    explicit SqlCouponQueries(sql::Connection& connection);

    Result<Coupon> coupon(CouponId coupon);
    Result<QList<Coupon>> coupons(CouponId after, int limit);  // by id

    Result<DecidedRequest> decided(EventId event);
    Result<QList<DecidedRequest>> outcomes(
        CouponId coupon, LogPlace after, int limit);  // in log order

    Result<UserCoupon> userCoupon(UserCouponId userCoupon);
    Result<UserCoupon> userCouponOf(CouponId coupon, UserId user);
    Result<QList<UserCoupon>> userCouponsOf(UserId user, UserCouponId after, int limit);

    Result<bool> isActive(UserId user);
    Result<QList<UserId>> activeUsers(UserId after, int limit);
    Result<QList<UserId>> inactiveUsers(UserId after, int limit);
    Result<QList<std::pair<UserCouponId, UserId>>> holders(
        CouponId coupon, qint64 afterSequence, int limit);

    SqlDeadLetters deadLetters() { return SqlDeadLetters(m_connection); }
    SqlConsoleQueries console() { return SqlConsoleQueries(m_connection); }

private:
    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
