// The core role's whole HTTP interface on the test's own thread, without a socket, next to a coupon
// role that has one.
#pragma once

#include "backend/core/api/core_api.h"
#include "tests/support/answer.h"
#include "tests/support/core_books.h"
#include "tests/support/fake_coupon_role.h"
#include "tests/support/sql_database.h"

namespace dibs::test {

/// The newest schema, and nothing in it.
class CoreDatabase : public SqlDatabase
{
public:
    explicit CoreDatabase(sql::Dialect dialect = sql::Dialect::Sqlite);
};

/// User 7 with 100,000 points, product 1 at 6,000 with 100 in stock.
struct CoreRoom {
    static constexpr qint64 kUser = 7;
    static constexpr qint64 kPoints = 100'000;
    static constexpr qint64 kStock = 100;

    explicit CoreRoom(sql::Dialect dialect = sql::Dialect::Sqlite);
    ~CoreRoom();

    /// Recovery begins with it.
    void open();
    /// What is under way is broken off, as by the death of the process.
    void close();

    Answer start(http::Method method, const QByteArray& target, const QByteArray& body = {},
        const http::Headers& headers = {});
    http::Response get(const QByteArray& target);
    http::Response post(
        const QByteArray& target, const QByteArray& body = {}, const http::Headers& headers = {});
    http::Response patch(
        const QByteArray& target, const QByteArray& body, const http::Headers& headers = {});

    /// Of user 7, with that many of product 1.
    static QByteArray orderBody(qint64 quantity, qint64 userCoupon = 0);
    /// Places it; its id.
    QByteArray placed(qint64 quantity, qint64 userCoupon = 0);
    static QByteArray order(const QByteArray& id, const char* action = "")
    {
        return "/api/v1/orders/" + id + action;
    }
    http::Response pay(const QByteArray& id) { return post(order(id, "/payment")); }
    http::Response cancel(const QByteArray& id) { return post(order(id, "/cancel")); }
    QString statusOf(const QByteArray& id) { return member(get(order(id)), "orderStatus"); }
    QString balance();
    QString stock();

    /// One step of an order, and no more: as left by a process that died after it.
    using Command = std::function<Result<core::OrderAnswer>(core::SqlOrderCommands&)>;
    core::OrderAnswer step(const Command& command);

    /// Returns when all is written that has been asked for so far: so it can be told at once, and
    /// not after a long wait, that something was not asked for.
    void letWritesFinish();

    QString rows(const char* select) const { return database.rows(QLatin1String(select)); }
    QString unfinishedOrders() const;
    /// Everything that is wrong, with nothing under way any more.
    QString wrong() const;

    CoreDatabase database;
    ManualClock clock;
    FakeCouponRole coupons;
    Mailbox mailbox;
    core::OrderDesk::Options options;
    std::unique_ptr<core::SqlCoreStore> store;
    std::unique_ptr<core::OrderDesk> desk;
    std::optional<http::Router> router;
};

}  // namespace dibs::test
