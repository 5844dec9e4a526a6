// A shop on two processes, one for each role, with a network between them that can be disturbed.
#pragma once

#include "tests/support/core_books.h"
#include "tests/support/dibs_process.h"
#include "tests/support/http_client.h"
#include "tests/support/sql_database.h"
#include "tests/support/tcp_proxy.h"

#include <QTemporaryDir>

#include <memory>

namespace dibs::testing {

/// Users 1 to kUsers with kPoints each, product 1 at 6,000; a coupon takes 5,000 off 10,000 or
/// more.
class Shop
{
public:
    static constexpr int kUsers = 12;
    static constexpr qint64 kPoints = 100'000;
    static constexpr qint64 kStock = 100'000;

    /// Each role with a file of its own, or both with one database on the server.
    explicit Shop(sql::Dialect dialect = sql::Dialect::Sqlite);

    /// False: a process did not start, or did not take what the shop needs.
    bool open();

    DibsProcess& coupon() { return *m_coupon; }
    DibsProcess& core() { return *m_core; }
    TcpProxy& network() { return *m_network; }

    /// A coupon in the user's hands, of a campaign of its own, as each user gets one of each; 0:
    /// none.
    qint64 issue(qint64 user);
    qint64 userOf(qint64 userCoupon) const { return m_userOf.value(userCoupon); }
    /// As if its days were over. The coupon role must not run.
    void expire(qint64 userCoupon) const;
    /// As if nobody had touched an order for ten seconds: on a server recovery leaves alone, until
    /// then, what another instance may be at. The core role must not run.
    void letOrdersRest() const;

    /// Of both databases, once nothing is under way any more: everything that is wrong. Uses by
    /// orders from `strangersFrom` on are none of the shop's.
    QString wrong(qint64 strangersFrom = 1'000'000'000) const;

    QString coreRows(const QString& select) const;
    QString couponRows(const QString& select) const;

private:
    bool makeCampaigns(int count);
    bool makeCustomers();
    QStringList storeFlags() const;
    void meddle(const QString& file, const QString& sql) const;

    const QTemporaryDir m_data;
    std::optional<test::SqlDatabase> m_database;  // none: files in m_data
    std::unique_ptr<DibsProcess> m_coupon;
    std::unique_ptr<TcpProxy> m_network;
    std::unique_ptr<DibsProcess> m_core;
    QHash<qint64, qint64> m_userOf;
    QHash<qint64, qint64> m_issued;  // to each user
};

/// An order's body: that many of product 1.
QByteArray orderBody(qint64 user, qint64 quantity, qint64 userCoupon);

}  // namespace dibs::testing
