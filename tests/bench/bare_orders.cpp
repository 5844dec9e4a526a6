// The ceiling of orders with a coupon: the transactions that the two roles need for one, a
// transaction for each stored step, with the statements they make, one order after the other. No
// HTTP, nobody who waits, nothing decided.
//
//   bare_orders fill DIR USERS      users with points, and a product, beside the coupons of DIR
//   bare_orders run DIR ORDERS      prints {"records":…,"seconds":…}
#include "backend/core/repository/sql_core_dialect.h"
#include "backend/core/repository/sql_core_store.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/bare_sqlite.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <vector>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr qint64 kNowMs = 1'767'225'600'000;
constexpr qint64 kProduct = 1;
constexpr qint64 kPrice = 10'000;
constexpr qint64 kDiscount = 1'000;
constexpr qint64 kPoints = 1'000'000;
constexpr qint64 kStock = 100'000'000;

struct Wish {
    qint64 user;
    qint64 userCoupon;
};

/// Statements that are prepared once, run with some values.
class Statement
{
public:
    Statement(BareSqlite& database, const QByteArray& sql)
        : m_database(database)
        , m_statement(database.prepare(sql))
    {
    }

    template <class... Values>
    void operator()(const Values&... values)
    {
        int place = 0;
        (bind(++place, values), ...);
        m_database.step(m_statement);
    }

private:
    void bind(int place, qint64 value) { sqlite3_bind_int64(m_statement, place, value); }
    void bind(int place, const char* value)
    {
        sqlite3_bind_text(m_statement, place, value, -1, SQLITE_STATIC);
    }
    void bind(int place, std::nullptr_t) { sqlite3_bind_null(m_statement, place); }

    BareSqlite& m_database;
    sqlite3_stmt* m_statement;
};

class Core
{
public:
    explicit Core(const QByteArray& path)
        : m_database(path)
    {
    }

    qint64 place(const Wish& wish)
    {
        m_begin();
        m_activePoints(wish.user);
        m_product(kProduct);
        m_reserve(qint64{1}, kProduct);
        m_insert(wish.user, wish.userCoupon, "LOOKING_UP", kPrice, nullptr, kNowMs, kNowMs);
        const qint64 order = m_database.lastInsertId();
        m_insertItem(order, kProduct, qint64{1}, kPrice);
        m_commit();
        return order;
    }

    void price(qint64 order)
    {
        move(order, "REQUESTED", [] {});
    }

    void startPayment(const Wish& wish, qint64 order)
    {
        move(order, "USING", [&] { m_points(wish.user); });
    }

    void finishPayment(const Wish& wish, qint64 order)
    {
        constexpr qint64 kPaid = kPrice - kDiscount;
        move(order, "PAID", [&] {
            m_points(wish.user);
            m_setPoints(kPoints - kPaid, wish.user);
            m_change(wish.user, "PAYMENT", kPaid, kPoints - kPaid, order, nullptr, kNowMs);
            m_pay(order, kPaid, kNowMs);
        });
    }

private:
    template <class Work>
    void move(qint64 order, const char* step, const Work& work)
    {
        m_begin();
        m_order(order);
        m_items(order);
        m_payment(order);
        work();
        m_store(step, "", kDiscount, kNowMs, order);
        m_commit();
    }

    BareSqlite m_database;
    Statement m_begin{m_database, "BEGIN IMMEDIATE"};
    Statement m_commit{m_database, "COMMIT"};
    Statement m_activePoints{
        m_database, "SELECT points FROM core_users WHERE user_id = ? AND active = 1"};
    Statement m_points{m_database, "SELECT points FROM core_users WHERE user_id = ?"};
    Statement m_setPoints{m_database, "UPDATE core_users SET points = ? WHERE user_id = ?"};
    Statement m_change{m_database,
        "INSERT INTO core_point_changes (user_id, kind, amount, balance, order_id, idempotency_key,"
        " happened_at) VALUES (?, ?, ?, ?, ?, ?, ?)"};
    Statement m_product{m_database, "SELECT price, stock FROM core_products WHERE product_id = ?"};
    Statement m_reserve{
        m_database, "UPDATE core_products SET stock = stock - ? WHERE product_id = ?"};
    Statement m_insert{m_database,
        "INSERT INTO core_orders (user_id, user_coupon_id, step, items_price, idempotency_key,"
        " created_at, touched_at) VALUES (?, ?, ?, ?, ?, ?, ?)"};
    Statement m_insertItem{m_database,
        "INSERT INTO core_order_items (order_id, product_id, quantity, unit_price)"
        " VALUES (?, ?, ?, ?)"};
    Statement m_order{m_database,
        "SELECT order_id, user_id, user_coupon_id, step, reason, items_price, discount, created_at"
        " FROM core_orders WHERE order_id = ?"};
    Statement m_items{m_database,
        "SELECT product_id, quantity, unit_price FROM core_order_items WHERE order_id = ?"
        " ORDER BY product_id"};
    Statement m_payment{m_database, "SELECT payment_id FROM core_payments WHERE order_id = ?"};
    Statement m_store{m_database,
        "UPDATE core_orders SET step = ?, reason = ?, discount = ?, touched_at = ?"
        " WHERE order_id = ?"};
    Statement m_pay{
        m_database, "INSERT INTO core_payments (order_id, amount, paid_at) VALUES (?, ?, ?)"};
};

const QByteArray kInHand
    = "SELECT user_coupon_id, coupon_id, user_id, sequence, status, issued_at, coalesce(expires_at,"
      " (SELECT coupon_expiry.expires_at FROM coupon_expiry WHERE coupon_expiry.coupon_id ="
      " user_coupons.coupon_id)), used_at, order_id FROM user_coupons WHERE user_coupon_id ";

class Coupons
{
public:
    explicit Coupons(const QByteArray& path)
        : m_database(path)
    {
    }

    std::vector<Wish> wishes(qint64 count)
    {
        std::vector<Wish> wishes;
        sqlite3_stmt* select = m_database.prepare(
            "SELECT user_id, user_coupon_id FROM user_coupons ORDER BY 2 LIMIT ?");
        sqlite3_bind_int64(select, 1, count);
        while (m_database.next(select))
            wishes.push_back({sqlite3_column_int64(select, 0), sqlite3_column_int64(select, 1)});
        sqlite3_finalize(select);
        return wishes;
    }

    void lookUp(const Wish& wish) { m_find(wish.userCoupon); }

    void use(const Wish& wish, qint64 order)
    {
        m_begin();
        m_lock(wish.userCoupon);
        m_events(wish.userCoupon, order);
        m_note(wish.userCoupon, "USED", order, kNowMs);
        m_use("USED", kNowMs, order, wish.userCoupon);
        m_commit();
    }

private:
    BareSqlite m_database;
    Statement m_begin{m_database, "BEGIN IMMEDIATE"};
    Statement m_commit{m_database, "COMMIT"};
    Statement m_find{m_database, kInHand + "= ?"};
    Statement m_lock{m_database, kInHand + "IN (?)"};
    Statement m_events{m_database,
        "SELECT user_coupon_id, kind, order_id FROM (VALUES (?, ?)) AS asked CROSS JOIN"
        " user_coupon_history ON user_coupon_id = asked.column1 AND order_id = asked.column2"};
    Statement m_note{m_database,
        "INSERT INTO user_coupon_history (user_coupon_id, kind, order_id, happened_at)"
        " VALUES (?, ?, ?, ?)"};
    Statement m_use{m_database,
        "UPDATE user_coupons SET status = ?, used_at = ?, order_id = ? WHERE user_coupon_id = ?"};
};

QByteArray corePath(const QByteArray& directory)
{
    return directory + "/core/core.db";
}

/// The tables as the server makes them.
Result<void> fill(const QByteArray& directory, qint64 users)
{
    (void)QDir().mkpath(QString::fromLocal8Bit(directory + "/core"));
    const auto connection = sql::Connection::openSqlite(
        QString::fromLocal8Bit(corePath(directory)), sql::Connection::Access::ReadWrite);
    if (!connection) return connection.error();
    core::CoreCommands commands(**connection);
    return sql::migrate(**connection, core::coreMigrations(sql::Dialect::Sqlite),
        QLatin1String(core::kCoreVersionTable))
        .andThen([&] { return commands.users.makeSample(users, {kPoints}, kNowMs); })
        .andThen([&] {
            return commands.products.makeSample(
                {{.name = QStringLiteral("Cup"), .price = {kPrice}, .stock = kStock}}, kNowMs);
        });
}

double run(const QByteArray& directory, qint64 count)
{
    Core core(corePath(directory));
    Coupons coupons(directory + "/coupon.db");
    const std::vector<Wish> wishes = coupons.wishes(count);
    if (static_cast<qint64>(wishes.size()) != count) giveUp("there are fewer coupons than orders");

    QElapsedTimer elapsed;
    elapsed.start();
    for (const Wish& wish : wishes) {
        const qint64 order = core.place(wish);
        coupons.lookUp(wish);
        core.price(order);
        core.startPayment(wish, order);
        coupons.use(wish, order);
        core.finishPayment(wish, order);
    }
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray what(argc == 4 ? argv[1] : "");
    const qint64 count = argc == 4 ? QByteArray(argv[3]).toLongLong() : 0;
    if ((what != "fill" && what != "run") || count <= 0)
        giveUp("usage: bare_orders fill DIR USERS | bare_orders run DIR ORDERS");
    if (what == "run") {
        std::printf("{\"records\":%lld,\"seconds\":%.4f}\n", count, run(argv[2], count));
        return EXIT_SUCCESS;
    }
    if (const Result<void> filled = fill(argv[2], count); !filled)
        giveUp(qUtf8Printable(filled.error().detail));
    return EXIT_SUCCESS;
}
