// The ceiling of deciding: the rows that issued coupons leave behind, written to the same tables
// with the same settings, and nothing else: no log is read, no fact looked up, nothing decided. It
// speaks to SQLite through QtSql as we do; the C interface would be 1.4 times as fast.
//
//   bare_sqlite_batch DIR ROWS        prints {"records":…,"seconds":…}
#include "backend/common/event_id.h"
#include "backend/platform/sql/connection.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/hot_coupon.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QStringList>

#include <cstdio>
#include <cstdlib>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr int kTransactionRows = 1'000;
constexpr int kStatementRows = 125;  // divides a transaction; larger ones gain nothing
constexpr qint64 kNowMs = 1'767'225'600'000;

QString valuesOf(int columns)
{
    const QString row = u'(' + QStringList(columns, QStringLiteral("?")).join(u',') + u')';
    return QStringList(kStatementRows, row).join(u',');
}

class Batch
{
public:
    Batch(sql::Connection& connection, qint64 count)
        : m_connection(connection)
        , m_count(count)
        , m_userCoupons(connection.prepared(
              QStringLiteral("INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id,"
                             " sequence, issued_at, expires_at) VALUES ")
              + valuesOf(6)))
        , m_outcomes(connection.prepared(
              QStringLiteral("INSERT INTO outcomes (coupon_id, partition_number, record_offset,"
                             " event_id, user_id, outcome, reason, sequence, user_coupon_id,"
                             " accepted_at, decided_at) VALUES ")
              + valuesOf(11)))
    {
    }

    Result<void> write(qint64 first)
    {
        if (Result<void> begun = m_connection.begin(); !begun) return begun;
        for (qint64 n = first; n < first + kTransactionRows; n += kStatementRows)
            if (Result<void> written = writeRows(n); !written) return written;
        const auto taken
            = m_connection
                  .prepared(QStringLiteral(
                      "UPDATE coupons SET remaining = remaining - ? WHERE coupon_id = ?"))
                  .execute(kTransactionRows, kHotCoupon.value);
        if (!taken) return taken;
        const auto moved = m_connection
                               .prepared(QStringLiteral("UPDATE consumer_position SET next_offset"
                                                        " = ? WHERE topic = ? AND partition_number"
                                                        " = 0"))
                               .execute(first + kTransactionRows, QStringLiteral("t"));
        if (!moved) return moved;
        return m_connection.commit();
    }

private:
    static qint64 userCouponAt(qint64 n) { return n * 1'024 + 1; }

    Result<void> writeRows(qint64 first)
    {
        int place = 0;
        for (qint64 n = first; n < first + kStatementRows; ++n) {
            m_userCoupons.bind(place++, userCouponAt(n));
            m_userCoupons.bind(place++, kHotCoupon.value);
            m_userCoupons.bind(place++, userAt(n, m_count).value);
            m_userCoupons.bind(place++, n + 1);
            m_userCoupons.bind(place++, kNowMs);
            m_userCoupons.bind(place++, QVariant());
        }
        if (Result<void> ran = m_userCoupons.executeBound(); !ran) return ran;

        place = 0;
        for (qint64 n = first; n < first + kStatementRows; ++n) {
            m_outcomes.bind(place++, kHotCoupon.value);
            m_outcomes.bind(place++, 0);
            m_outcomes.bind(place++, n);
            m_outcomes.bind(place++, newEventId(kNowMs + n / 100).toRfc4122());
            m_outcomes.bind(place++, userAt(n, m_count).value);
            m_outcomes.bind(place++, m_issued);
            m_outcomes.bind(place++, QVariant());
            m_outcomes.bind(place++, n + 1);
            m_outcomes.bind(place++, userCouponAt(n));
            m_outcomes.bind(place++, kNowMs);
            m_outcomes.bind(place++, kNowMs);
        }
        return m_outcomes.executeBound();
    }

    sql::Connection& m_connection;
    const qint64 m_count;
    const QVariant m_issued = QStringLiteral("ISSUED");
    sql::Statement& m_userCoupons;
    sql::Statement& m_outcomes;
};

Result<void> prepare(sql::Connection& connection, qint64 count)
{
    if (auto migrated = sql::migrate(connection, QStringLiteral(":/sql/sqlite/coupon")); !migrated)
        return migrated;
    const auto positioned = connection.run(
        QStringLiteral("INSERT INTO consumer_position VALUES ('t', 0, 'incarnation', 0)"));
    if (!positioned) return positioned;
    return connection.run(QStringLiteral("INSERT INTO coupons VALUES (%1, 'hot', 'FIXED', 1, 0, %2,"
                                         " %2, 0, NULL, NULL, 0, 0, 0)")
                              .arg(kHotCoupon.value)
                              .arg(count));
}

Result<double> measure(const QString& directory, qint64 count)
{
    const auto connection = sql::Connection::openSqlite(
        directory + QStringLiteral("/coupon.db"), sql::Connection::Access::ReadWrite);
    if (!connection) return connection.error();
    if (const auto prepared = prepare(**connection, count); !prepared) return prepared.error();

    Batch batch(**connection, count);
    QElapsedTimer elapsed;
    elapsed.start();
    for (qint64 n = 0; n < count; n += kTransactionRows)
        if (const Result<void> written = batch.write(n); !written) return written.error();
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 count = argc == 3 ? QByteArray(argv[2]).toLongLong() : 0;
    if (count <= 0 || count % kTransactionRows != 0) {
        std::fprintf(stderr, "usage: bare_sqlite_batch DIR ROWS (a multiple of 1000)\n");
        return EXIT_FAILURE;
    }
    const Result<double> seconds = measure(QString::fromLocal8Bit(argv[1]), count);
    if (!seconds) {
        std::fprintf(stderr, "bare_sqlite_batch: %s\n", qUtf8Printable(seconds.error().detail));
        return EXIT_FAILURE;
    }
    std::printf("{\"records\":%lld,\"seconds\":%.4f}\n", count, *seconds);
    return EXIT_SUCCESS;
}
