// Users and their points.
#pragma once

#include "backend/core/domain/points.h"
#include "backend/platform/sql/connection.h"

#include <QList>

namespace dibs::core {

/// On the thread of the connection it is given. What changes something wants one that may write.
class SqlUsers
{
public:
    explicit SqlUsers(sql::Connection& connection);

    /// With an id of the database's choice unless one is given; Conflict when that one is taken.
    Result<User> create(std::optional<UserId> id, qint64 nowMs);
    Result<User> find(UserId id);

    /// The same `key` (null: none) twice is one charge, and the same answer.
    Result<Charge> charge(UserId id, Won amount, const QByteArray& key, qint64 nowMs);

    /// Active users of whom the coupon role does not know yet.
    Result<QList<UserId>> untold(int limit);
    Result<void> markTold(UserId id);

    /// Users 1 to `count` with so many points, where there is no user yet; the coupon role has its
    /// own sample of them.
    Result<void> makeSample(qint64 count, Won points, qint64 nowMs);

private:
    Result<Charge> chargeOnce(UserId id, Won amount, const QByteArray& key, qint64 nowMs);

    sql::Connection& m_connection;
};

enum class Whose { Anybody, Active };
/// Locks the user's row until the transaction ends. NotFound without such a user.
Result<Won> lockPoints(sql::Connection& connection, UserId id, Whose whose = Whose::Anybody);

/// A line of the history, and the balance that it leads to; in a transaction that has the lock.
struct PointChange {
    QLatin1String kind;  // a literal
    UserId userId;
    Won amount;
    Won balance;  // afterwards
    std::optional<qint64> orderId;
    QByteArray key;
};
Result<void> writePoints(sql::Connection& connection, const PointChange& change, qint64 nowMs);

}  // namespace dibs::core
