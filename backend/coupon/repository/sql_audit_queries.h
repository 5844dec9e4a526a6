// All that the database claims, for `dibs verify`: read row by row, at one moment.
#pragma once

#include "backend/coupon/domain/coupon_change.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/coupon/repository/sql_issuance_store.h"

namespace dibs::coupon {

/// Also beside a running server: everything read between begin() and the end is of the moment of
/// begin().
class SqlAuditQueries
{
public:
    explicit SqlAuditQueries(sql::Connection& connection);

    Result<void> begin();

    Result<Position> position(int partition);
    Result<QList<CouponChange>> changes(int partition);  // in the order they took effect

    Result<void> eachOutcome(const std::function<void(const DecidedRequest&)>& each);
    Result<void> eachUserCoupon(const std::function<void(const UserCoupon&)>& each);
    Result<void> eachCoupon(const std::function<void(const Coupon&)>& each);
    Result<void> eachDeadLetter(const std::function<void(int partition, qint64 offset)>& each);

private:
    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
