// The ceiling of deciding on MariaDB, as bare_sqlite_batch is for SQLite: the rows that issued
// coupons leave behind, written to the same tables, and nothing else. On libmariadb's own
// interface, so that it stays where it is whatever our SQL room costs.
//
//   bare_mysql_batch URL ROWS [TRANSACTION_ROWS]      prints {"records":…,"seconds":…}
//
// The database is emptied first. The password is in the file that DIBS_DB_PASSWORD_FILE names.
#include "backend/common/event_id.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/hot_coupon.h"
#include "tests/bench/neighbours.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>
#include <mariadb/mysql.h>
#include <vector>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr qint64 kNowMs = 1'767'225'600'000;

[[noreturn]] void giveUp(const char* reason)
{
    std::fprintf(stderr, "bare_mysql_batch: %s\n", reason);
    std::exit(EXIT_FAILURE);
}

class Server
{
public:
    explicit Server(const sql::DatabaseAddress& address)
        : m_mysql(mysql_init(nullptr))
    {
        const QByteArray socket = address.socket.toLocal8Bit();
        if (!mysql_real_connect(m_mysql, address.host.toUtf8().constData(),
                address.user.toUtf8().constData(), address.password.toUtf8().constData(), nullptr,
                address.port, socket.isEmpty() ? nullptr : socket.constData(), 0))
            giveUp(mysql_error(m_mysql));
        run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
    }

    void run(const QByteArray& sql)
    {
        if (mysql_query(m_mysql, sql.constData()) != 0) giveUp(mysql_error(m_mysql));
    }

    MYSQL_STMT* prepare(const QByteArray& sql)
    {
        MYSQL_STMT* statement = mysql_stmt_init(m_mysql);
        if (mysql_stmt_prepare(statement, sql.constData(), static_cast<unsigned long>(sql.size()))
            != 0)
            giveUp(mysql_stmt_error(statement));
        return statement;
    }

private:
    MYSQL* m_mysql;
};

/// An INSERT of many rows, column by column, which is MariaDB's quickest, and where the values are.
class Rows
{
public:
    Rows(Server& server, const QByteArray& head, int columns, int rows)
        : m_columns(static_cast<size_t>(columns), Column(static_cast<size_t>(rows)))
        , m_binds(m_columns.size())
    {
        m_statement = server.prepare(
            "INSERT INTO " + head + " VALUES (?" + QByteArray(",?").repeated(columns - 1) + ')');
        const auto count = static_cast<unsigned>(rows);
        mysql_stmt_attr_set(m_statement, STMT_ATTR_ARRAY_SIZE, &count);
    }
    void begin() { m_place = 0; }
    void number(qint64 value) { place(MYSQL_TYPE_LONGLONG).number = value; }
    void null() { place(MYSQL_TYPE_LONGLONG).indicator = STMT_INDICATOR_NULL; }
    void bytes(const QByteArray& value)
    {
        const Place to = place(MYSQL_TYPE_BLOB);
        to.bytes = value.constData();
        to.length = static_cast<unsigned long>(value.size());
    }
    void write()
    {
        if (mysql_stmt_bind_param(m_statement, m_binds.data()) != 0
            || mysql_stmt_execute(m_statement) != 0)
            giveUp(mysql_stmt_error(m_statement));
    }

private:
    struct Column {
        explicit Column(size_t rows)
            : numbers(rows)
            , bytes(rows)
            , lengths(rows)
            , indicators(rows)
        {
        }
        std::vector<qint64> numbers;
        std::vector<const char*> bytes;
        std::vector<unsigned long> lengths;
        std::vector<char> indicators;
    };
    struct Place {
        qint64& number;
        const char*& bytes;
        unsigned long& length;
        char& indicator;
    };

    Place place(enum_field_types type)
    {
        const size_t row = m_place / m_columns.size();
        const size_t index = m_place++ % m_columns.size();
        Column& column = m_columns[index];
        MYSQL_BIND& bind = m_binds[index];
        bind.buffer_type = type;
        bind.buffer = type == MYSQL_TYPE_BLOB ? static_cast<void*>(column.bytes.data())
                                              : column.numbers.data();
        bind.length = type == MYSQL_TYPE_BLOB ? column.lengths.data() : nullptr;
        bind.u.indicator = column.indicators.data();
        return {
            column.numbers[row], column.bytes[row], column.lengths[row], column.indicators[row]};
    }

    MYSQL_STMT* m_statement;
    std::vector<Column> m_columns;
    std::vector<MYSQL_BIND> m_binds;
    size_t m_place = 0;
};

qint64 userCouponAt(qint64 n)
{
    return n * 1'024 + 1;
}

/// Seconds.
double measure(Server& server, qint64 count, int size)
{
    Rows userCoupons(server,
        "user_coupons (user_coupon_id, coupon_id, user_id, sequence, issued_at, expires_at)", 6,
        size);
    Rows outcomes(server,
        "outcomes (coupon_id, partition_number, record_offset, event_id, user_id, outcome, reason,"
        " sequence, user_coupon_id, accepted_at, decided_at)",
        11, size);
    std::vector<QByteArray> eventIds;
    for (qint64 n = 0; n < count; ++n) eventIds.push_back(newEventId(kNowMs + n / 100).toRfc4122());
    const QByteArray issued("ISSUED");

    QElapsedTimer elapsed;
    elapsed.start();
    for (qint64 first = 0; first < count; first += size) {
        server.run("START TRANSACTION");
        userCoupons.begin();
        outcomes.begin();
        for (qint64 n = first; n < first + size; ++n) {
            const qint64 user = userAt(n, count).value;
            for (const qint64 value : {userCouponAt(n), kHotCoupon.value, user, n + 1, kNowMs})
                userCoupons.number(value);
            userCoupons.null();
            for (const qint64 value : {kHotCoupon.value, qint64(0), n}) outcomes.number(value);
            outcomes.bytes(eventIds[static_cast<size_t>(n)]);
            outcomes.number(user);
            outcomes.bytes(issued);
            outcomes.null();
            for (const qint64 value : {n + 1, userCouponAt(n), kNowMs, kNowMs})
                outcomes.number(value);
        }
        userCoupons.write();
        outcomes.write();
        server.run("UPDATE coupons SET remaining = remaining - " + QByteArray::number(size));
        server.run("UPDATE consumer_position SET next_offset = " + QByteArray::number(first + size)
            + " WHERE topic = 't'");
        server.run("COMMIT");
    }
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
}

void makeTables(const sql::DatabaseAddress& address, Server& server, qint64 stock)
{
    server.run("DROP DATABASE IF EXISTS " + address.database.toUtf8());
    server.run("CREATE DATABASE " + address.database.toUtf8() + " CHARACTER SET utf8mb4");
    server.run("USE " + address.database.toUtf8());
    const auto connection = sql::Connection::openMysql(address, sql::Connection::Access::ReadWrite);
    if (!connection) giveUp(qUtf8Printable(connection.error().detail));
    const auto migrated = sql::migrate(**connection, QStringLiteral(":/sql/mysql/coupon"));
    if (!migrated) giveUp(qUtf8Printable(migrated.error().detail));
    const QByteArray count = QByteArray::number(stock);
    server.run("INSERT INTO consumer_position (topic, partition_number, incarnation, next_offset)"
               " VALUES ('t', 0, 'incarnation', 0)");
    server.run("INSERT INTO coupons VALUES (" + QByteArray::number(kHotCoupon.value)
        + ", 'hot', 'FIXED', 1, 0, " + count + ", " + count + ", 0, NULL, NULL, 0, 0, 0)");
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto address = databaseAt(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (!address) giveUp(qUtf8Printable(address.error().detail));
    const qint64 count = argc > 2 ? QByteArray(argv[2]).toLongLong() : 0;
    const int size = argc > 3 ? QByteArray(argv[3]).toInt() : 500;
    if (count <= 0 || size <= 0 || count % size != 0)
        giveUp("usage: bare_mysql_batch URL ROWS [TRANSACTION_ROWS], which divides ROWS");

    Server server(*address);
    makeTables(*address, server, count);
    std::printf("{\"records\":%lld,\"seconds\":%.4f}\n", count, measure(server, count, size));
    return EXIT_SUCCESS;
}
