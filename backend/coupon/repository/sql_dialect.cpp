#include "backend/coupon/repository/sql_dialect.h"

#include "backend/coupon/repository/sql_coupon_rows.h"

namespace dibs::coupon {

QString couponMigrations(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite: return QStringLiteral(":/sql/sqlite/coupon");
    case sql::Dialect::Mysql: return QStringLiteral(":/sql/mysql/coupon");
    }
    Q_UNREACHABLE();
}

KeyedSelect selectHolders(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite:
        // A join, as SQLite answers `(user_id, coupon_id) IN (VALUES …)` by reading the whole
        // table; CROSS keeps the few that are asked for on the outer side.
        return {QStringLiteral("SELECT coupon_id, user_id, user_coupon_id FROM (VALUES "),
            QStringLiteral(") AS asked CROSS JOIN user_coupons"
                           " ON user_id = asked.column1 AND coupon_id = asked.column2")};
    case sql::Dialect::Mysql:
        return {QStringLiteral("SELECT coupon_id, user_id, user_coupon_id FROM user_coupons"
                               " WHERE (user_id, coupon_id) IN ("),
            QStringLiteral(")")};
    }
    Q_UNREACHABLE();
}

KeyedSelect selectCouponsForUpdate(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite:
        return {QStringLiteral("SELECT coupon_id, total_stock, remaining, valid_days FROM coupons"
                               " WHERE coupon_id IN ("),
            QStringLiteral(")")};
    case sql::Dialect::Mysql:
        // A small table would be read as a whole otherwise, and with it the rows that another
        // partition's consumer has locked.
        return {QStringLiteral("SELECT coupon_id, total_stock, remaining, valid_days FROM coupons"
                               " FORCE INDEX (PRIMARY) WHERE coupon_id IN ("),
            QStringLiteral(") FOR UPDATE")};
    }
    Q_UNREACHABLE();
}

KeyedSelect selectUserCouponsForUpdate(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite:
        return {selectUserCouponsInHand() + QStringLiteral("WHERE user_coupon_id IN ("),
            QStringLiteral(")")};
    case sql::Dialect::Mysql:
        return {selectUserCouponsInHand()
                + QStringLiteral("FORCE INDEX (PRIMARY) WHERE user_coupon_id IN ("),
            QStringLiteral(") FOR UPDATE")};
    }
    Q_UNREACHABLE();
}

KeyedSelect selectUseEvents(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite:
        // A join for the reason of selectHolders().
        return {QStringLiteral("SELECT user_coupon_id, kind, order_id FROM (VALUES "),
            QStringLiteral(") AS asked CROSS JOIN user_coupon_history"
                           " ON user_coupon_id = asked.column1 AND order_id = asked.column2")};
    case sql::Dialect::Mysql:
        return {QStringLiteral("SELECT user_coupon_id, kind, order_id FROM user_coupon_history"
                               " WHERE (user_coupon_id, order_id) IN ("),
            QStringLiteral(")")};
    }
    Q_UNREACHABLE();
}

QString isAfterPlace(sql::Dialect dialect)
{
    switch (dialect) {
    case sql::Dialect::Sqlite:
        // The plus keeps the first comparison, there for its value only, away from the index.
        return QStringLiteral("(+partition_number >= ? AND (partition_number, record_offset) >"
                              " (?, ?))");
    case sql::Dialect::Mysql:
        // A row compared as a whole is not looked up in the index there.
        return QStringLiteral("(partition_number > ? OR (partition_number = ? AND"
                              " record_offset > ?))");
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::coupon
