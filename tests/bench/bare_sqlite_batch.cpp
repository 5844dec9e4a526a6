// The ceiling of deciding: the rows that issued coupons leave behind, written to the same tables
// with the same settings, and nothing else: no log is read, no fact looked up, nothing decided. On
// SQLite's own interface, so that it stays where it is whatever our SQL room costs.
//
//   bare_sqlite_batch DIR ROWS        prints {"records":…,"seconds":…}
#include "backend/common/event_id.h"
#include "backend/platform/sql/connection.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/hot_coupon.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <vector>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr int kTransactionRows = 1'000;
constexpr int kStatementRows = 500;  // divides a transaction; measured: more gain nothing
constexpr qint64 kNowMs = 1'767'225'600'000;

QByteArray insert(const QByteArray& head, int columns)
{
    const QByteArray row = "(?" + QByteArray(",?").repeated(columns - 1) + ')';
    return "INSERT INTO " + head + " VALUES " + row + (',' + row).repeated(kStatementRows - 1);
}

class Batch
{
public:
    Batch(BareSqlite& database, qint64 count)
        : m_database(database)
        , m_count(count)
        , m_begin(database.prepare("BEGIN IMMEDIATE"))
        , m_commit(database.prepare("COMMIT"))
        , m_userCoupons(database.prepare(insert("user_coupons (user_coupon_id, coupon_id, user_id,"
                                                " sequence, issued_at, expires_at)",
              6)))
        , m_outcomes(database.prepare(insert("outcomes (coupon_id, partition_number, record_offset,"
                                             " event_id, user_id, outcome, reason, sequence,"
                                             " user_coupon_id, accepted_at, decided_at)",
              11)))
        , m_stock(
              database.prepare("UPDATE coupons SET remaining = remaining - ? WHERE coupon_id = ?"))
        , m_position(
              database.prepare("UPDATE consumer_position SET next_offset = ? WHERE topic = 't'"))
    {
        m_eventIds.reserve(static_cast<size_t>(count));
        for (qint64 n = 0; n < count; ++n)
            m_eventIds.push_back(newEventId(kNowMs + n / 100).toRfc4122());
    }

    void write(qint64 first)
    {
        m_database.step(m_begin);
        for (qint64 n = first; n < first + kTransactionRows; n += kStatementRows) {
            writeUserCoupons(n);
            writeOutcomes(n);
        }
        sqlite3_bind_int64(m_stock, 1, kTransactionRows);
        sqlite3_bind_int64(m_stock, 2, kHotCoupon.value);
        m_database.step(m_stock);
        sqlite3_bind_int64(m_position, 1, first + kTransactionRows);
        m_database.step(m_position);
        m_database.step(m_commit);
    }

private:
    static qint64 userCouponAt(qint64 n) { return n * 1'024 + 1; }

    void writeUserCoupons(qint64 first)
    {
        int place = 0;
        for (qint64 n = first; n < first + kStatementRows; ++n) {
            sqlite3_bind_int64(m_userCoupons, ++place, userCouponAt(n));
            sqlite3_bind_int64(m_userCoupons, ++place, kHotCoupon.value);
            sqlite3_bind_int64(m_userCoupons, ++place, userAt(n, m_count).value);
            sqlite3_bind_int64(m_userCoupons, ++place, n + 1);
            sqlite3_bind_int64(m_userCoupons, ++place, kNowMs);
            sqlite3_bind_null(m_userCoupons, ++place);
        }
        m_database.step(m_userCoupons);
    }

    void writeOutcomes(qint64 first)
    {
        int place = 0;
        for (qint64 n = first; n < first + kStatementRows; ++n) {
            const QByteArray& eventId = m_eventIds[static_cast<size_t>(n)];
            sqlite3_bind_int64(m_outcomes, ++place, kHotCoupon.value);
            sqlite3_bind_int64(m_outcomes, ++place, 0);
            sqlite3_bind_int64(m_outcomes, ++place, n);
            sqlite3_bind_blob(m_outcomes, ++place, eventId.constData(),
                static_cast<int>(eventId.size()), SQLITE_STATIC);
            sqlite3_bind_int64(m_outcomes, ++place, userAt(n, m_count).value);
            sqlite3_bind_text(m_outcomes, ++place, "ISSUED", -1, SQLITE_STATIC);
            sqlite3_bind_null(m_outcomes, ++place);
            sqlite3_bind_int64(m_outcomes, ++place, n + 1);
            sqlite3_bind_int64(m_outcomes, ++place, userCouponAt(n));
            sqlite3_bind_int64(m_outcomes, ++place, kNowMs);
            sqlite3_bind_int64(m_outcomes, ++place, kNowMs);
        }
        m_database.step(m_outcomes);
    }

    BareSqlite& m_database;
    const qint64 m_count;
    std::vector<QByteArray> m_eventIds;
    sqlite3_stmt* m_begin;
    sqlite3_stmt* m_commit;
    sqlite3_stmt* m_userCoupons;
    sqlite3_stmt* m_outcomes;
    sqlite3_stmt* m_stock;
    sqlite3_stmt* m_position;
};

/// The tables as the server makes them.
void makeTables(const QString& path)
{
    const auto connection = sql::Connection::openSqlite(path, sql::Connection::Access::ReadWrite);
    if (!connection) giveUp(qUtf8Printable(connection.error().detail));
    const auto migrated = sql::migrate(**connection, QStringLiteral(":/sql/sqlite/coupon"));
    if (!migrated) giveUp(qUtf8Printable(migrated.error().detail));
}

double measure(const QByteArray& path, qint64 count)
{
    BareSqlite database(path);
    const QByteArray id = QByteArray::number(kHotCoupon.value);
    const QByteArray stock = QByteArray::number(count);
    database.run("INSERT INTO consumer_position (topic, partition_number, incarnation, next_offset)"
                 " VALUES ('t', 0, 'incarnation', 0)");
    database.run("INSERT INTO coupons VALUES (" + id + ", 'hot', 'FIXED', 1, 0, " + stock + ", "
        + stock + ", 0, NULL, NULL, 0, 0, 0)");
    Batch batch(database, count);

    QElapsedTimer elapsed;
    elapsed.start();
    for (qint64 n = 0; n < count; n += kTransactionRows) batch.write(n);
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 count = argc == 3 ? QByteArray(argv[2]).toLongLong() : 0;
    if (count <= 0 || count % kTransactionRows != 0)
        giveUp("usage: bare_sqlite_batch DIR ROWS (a multiple of 1000)");

    const QByteArray path = QByteArray(argv[1]) + "/coupon.db";
    makeTables(QString::fromLocal8Bit(path));
    std::printf("{\"records\":%lld,\"seconds\":%.4f}\n", count, measure(path, count));
    return EXIT_SUCCESS;
}
