#include "tests/support/coupon_database.h"

#include "backend/coupon/repository/sql_dialect.h"
#include "backend/platform/sql/migrations.h"

namespace dibs::test {
namespace {

template <class T>
T orDie(Result<T> result)
{
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

CouponDatabase::CouponDatabase(sql::Dialect dialect)
    : SqlDatabase(dialect)
{
    orDie(sql::migrate(*open(), coupon::couponMigrations(dialect)));
}

void CouponDatabase::addCoupon(CouponId coupon, qint64 stock) const
{
    const std::unique_ptr<sql::Connection> connection = open();
    coupon::SqlCouponCommands commands(*connection, Consumer::homeOf);
    orDie(commands.create(
        {.couponId = coupon, .description = QStringLiteral("Night"), .totalStock = stock}, kNowMs));
}

Consumer::Consumer(const CouponDatabase& database, const QString& incarnation)
    : connection(database.open())
    , store(*connection)
    , issuance(store, homeOf, incarnation, clock)
{
    orDie(store.ensurePosition(0, incarnation));
}

eventlog::Record record(qint64 offset, const CouponIssueEvent& event)
{
    return {offset, kNowMs, keyOf(event.couponId), event.toJson(), {}};
}

QList<eventlog::Record> presses(std::initializer_list<qint64> users, qint64 firstOffset)
{
    QList<eventlog::Record> records;
    for (const qint64 user : users) {
        const qint64 offset = firstOffset + records.size();
        records.append(record(offset, event(offset, {user}, {1})));
    }
    return records;
}

}  // namespace dibs::test
