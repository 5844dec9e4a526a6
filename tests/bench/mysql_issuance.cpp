// What deciding makes of bare_mysql_batch's ceiling: the same coupons issued through Issuance, from
// records in memory.
//
//   mysql_issuance URL RECORDS [BATCH_RECORDS]      prints {"records":…,"seconds":…}
//
// After bare_mysql_batch has made the database, which it empties.
#include "backend/common/event_id.h"
#include "backend/coupon/repository/sql_coupon_commands.h"
#include "backend/coupon/service/issuance.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/hot_coupon.h"
#include "tests/bench/neighbours.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace dibs;
using namespace dibs::bench;

namespace {

int home(CouponId)
{
    return 0;
}

Result<void> prepare(sql::Connection& connection, qint64 count, qint64 nowMs)
{
    for (const char* table :
        {"user_coupons", "outcomes", "coupons", "consumer_position", "coupon_changes"})
        if (Result<void> ran = connection.run(QStringLiteral("TRUNCATE ") + QLatin1String(table));
            !ran)
            return ran;
    coupon::Coupon hot;
    hot.couponId = kHotCoupon;
    hot.totalStock = count;
    const auto created = coupon::SqlCouponCommands(connection, home).create(hot, nowMs);
    return created ? Result<void>() : created.error();
}

/// Seconds.
Result<double> decide(const sql::DatabaseAddress& address, qint64 count, qint64 batchSize)
{
    const auto connection = sql::Connection::openMysql(address, sql::Connection::Access::ReadWrite);
    if (!connection) return connection.error();
    const SystemClock clock;
    coupon::SqlIssuanceStore store(**connection);
    const Result<void> ready = prepare(**connection, count, clock.nowMs()).andThen([&] {
        return store.ensurePosition(0, QStringLiteral("log"));
    });
    if (!ready) return ready.error();
    QList<eventlog::Record> records;
    for (qint64 n = 0; n < count; ++n) {
        const CouponIssueEvent event{
            newEventId(clock.nowMs()), userAt(n, count), kHotCoupon, clock.nowMs()};
        records.append({n, clock.nowMs(), keyOf(kHotCoupon), event.toJson(), {}});
    }

    coupon::Issuance issuance(store, home, QStringLiteral("log"), clock);
    QElapsedTimer elapsed;
    elapsed.start();
    for (qint64 first = 0; first < count; first += batchSize)
        if (const auto batch = issuance.apply(0, records.mid(first, batchSize)); !batch)
            return batch.error();
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto address = databaseAt(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    const qint64 count = argc > 2 ? QByteArray(argv[2]).toLongLong() : 0;
    const qint64 batchSize = argc > 3 ? QByteArray(argv[3]).toLongLong() : 500;
    const Result<double> seconds = address ? decide(*address, count, batchSize) : address.error();
    if (!seconds) {
        std::fprintf(stderr, "mysql_issuance: %s\n", qUtf8Printable(seconds.error().detail));
        return EXIT_FAILURE;
    }
    std::printf("{\"records\":%lld,\"seconds\":%.4f}\n", count, *seconds);
    return EXIT_SUCCESS;
}
