// A coupon database of its own, and consumers that decide into it.
#pragma once

#include "backend/coupon/repository/sql_coupon_commands.h"
#include "backend/coupon/service/issuance.h"
#include "tests/support/requests.h"
#include "tests/support/sql_database.h"
#include "tests/support/table_text.h"

namespace dibs::test {

/// The newest schema, and nothing in it.
class CouponDatabase : public SqlDatabase
{
public:
    explicit CouponDatabase(sql::Dialect dialect = sql::Dialect::Sqlite);

    void addCoupon(CouponId coupon, qint64 stock) const;
};

/// One consumer with a connection of its own. All coupons live on partition 0, but those from
/// kStrangersFrom on. Its clock stands still.
struct Consumer {
    static constexpr qint64 kStrangersFrom = 90;

    explicit Consumer(
        const CouponDatabase& database, const QString& incarnation = QStringLiteral("log-1"));

    static int homeOf(CouponId coupon) { return coupon.value >= kStrangersFrom ? 1 : 0; }

    ManualClock clock;
    std::unique_ptr<sql::Connection> connection;
    coupon::SqlIssuanceStore store;
    coupon::Issuance issuance;
};

/// The record of a request, as our own admission writes it.
eventlog::Record record(qint64 offset, const CouponIssueEvent& event);

/// One record each: the user presses for coupon 1 under an event of its own.
QList<eventlog::Record> presses(std::initializer_list<qint64> users, qint64 firstOffset = 0);

}  // namespace dibs::test
