#include "backend/core/repository/sql_users.h"

#include "backend/core/repository/sql_core_dialect.h"
#include "backend/core/repository/sql_transact.h"
#include "backend/platform/sql/bulk_statement.h"

namespace dibs::core {
namespace {

Error noSuchUser()
{
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such active user."));
}

}  // namespace

SqlUsers::SqlUsers(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<User> SqlUsers::create(std::optional<UserId> id, qint64 nowMs)
{
    const std::optional<qint64> given = id ? std::optional(id->value) : std::nullopt;
    const Result<User> created = transact(m_connection, [&]() -> Result<User> {
        const Result<void> inserted
            = m_connection
                  .prepared(
                      QStringLiteral("INSERT INTO core_users (user_id, created_at) VALUES (?, ?)"))
                  .execute(given, nowMs);
        if (!inserted) return inserted.error();
        if (id) return User{.userId = *id};
        const Result<qint64> made = lastInsertId(m_connection);
        if (!made) return made.error();
        return User{.userId = {*made}};
    });
    if (!created && created.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Conflict, QStringLiteral("there is a user %1 already").arg(*given));
    return created;
}

Result<User> SqlUsers::find(UserId id)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT active, points FROM core_users WHERE user_id = ?"));
    if (const Result<void> ran = select.execute(id.value); !ran) return ran.error();
    std::optional<User> user;
    if (select.next()) user = User{id, select.integer(0) != 0, {select.integer(1)}};
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (!user) return fail(ErrorCode::NotFound, QStringLiteral("There is no such user."));
    return *user;
}

Result<Charge> SqlUsers::charge(UserId id, Won amount, const QByteArray& key, qint64 nowMs)
{
    const Result<Charge> done
        = transact(m_connection, [&] { return chargeOnce(id, amount, key, nowMs); });
    if (!done && done.error().code == ErrorCode::NotFound)
        return Charge{ChargeAnswer::UserNotFound, {}};
    return done;
}

Result<Charge> SqlUsers::chargeOnce(UserId id, Won amount, const QByteArray& key, qint64 nowMs)
{
    // The row is locked first, so that of two retries at once one sees what the other has written.
    const Result<Won> balance = lockPoints(m_connection, id, Whose::Active);
    if (!balance) return balance.error();
    if (!key.isNull()) {
        sql::Statement& select = m_connection.prepared(
            QStringLiteral("SELECT amount, balance FROM core_point_changes WHERE user_id = ? AND"
                           " idempotency_key = ?"));
        const Result<void> ran = select.execute(id.value, QString::fromLatin1(key));
        if (!ran) return ran.error();
        std::optional<Charge> before;
        if (select.next())
            before = Charge{
                select.integer(0) == amount.value ? ChargeAnswer::Done : ChargeAnswer::KeyReused,
                {select.integer(1)}};
        if (const Result<void> done = select.finish(); !done) return done.error();
        if (before) return *before;
    }
    const std::optional<Won> after = charged(*balance, amount);
    if (!after) return Charge{ChargeAnswer::BeyondMaximum, *balance};
    const Result<void> written = writePoints(
        m_connection, {QLatin1String("CHARGE"), id, amount, *after, std::nullopt, key}, nowMs);
    if (!written) return written.error();
    return Charge{ChargeAnswer::Done, *after};
}

Result<QList<UserId>> SqlUsers::untold(int limit)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT user_id FROM core_users WHERE told = 0 ORDER BY user_id LIMIT ?"));
    if (const Result<void> ran = select.execute(limit); !ran) return ran.error();
    QList<UserId> users;
    while (select.next()) users.append(UserId{select.integer(0)});
    if (const Result<void> done = select.finish(); !done) return done.error();
    return users;
}

Result<void> SqlUsers::markTold(UserId id)
{
    return transact(m_connection, [&] {
        return m_connection
            .prepared(QStringLiteral("UPDATE core_users SET told = 1 WHERE user_id = ?"))
            .execute(id.value);
    });
}

Result<void> SqlUsers::makeSample(qint64 count, Won points, qint64 nowMs)
{
    return transact(m_connection, [&]() -> Result<void> {
        sql::Statement& some
            = m_connection.prepared(QStringLiteral("SELECT user_id FROM core_users LIMIT 1"));
        if (const Result<void> ran = some.execute(); !ran) return ran;
        const Result<std::optional<qint64>> exists = numberIn(some);
        if (!exists) return exists.error();
        if (*exists) return {};
        sql::BulkInsert users(m_connection,
            QStringLiteral("INSERT INTO core_users (user_id, points, told, created_at) VALUES "),
            4);
        sql::BulkInsert changes(m_connection,
            QStringLiteral("INSERT INTO core_point_changes (user_id, kind, amount, balance,"
                           " happened_at) VALUES "),
            5);
        for (qint64 user = 1; user <= count; ++user) {
            users.add(user, points.value, 1, nowMs);
            changes.add(user, QLatin1String("CHARGE"), points.value, points.value, nowMs);
        }
        return users.write().andThen([&] { return changes.write(); });
    });
}

Result<Won> lockPoints(sql::Connection& connection, UserId id, Whose whose)
{
    QString of = QStringLiteral("SELECT points FROM core_users WHERE user_id = ?");
    if (whose == Whose::Active) of += QStringLiteral(" AND active = 1");
    sql::Statement& select = connection.prepared(of + connection.forUpdate());
    if (const Result<void> ran = select.execute(id.value); !ran) return ran.error();
    const Result<std::optional<qint64>> points = numberIn(select);
    if (!points) return points.error();
    if (!*points) return noSuchUser();
    return Won{**points};
}

Result<void> writePoints(sql::Connection& connection, const PointChange& change, qint64 nowMs)
{
    const Result<void> updated
        = connection.prepared(QStringLiteral("UPDATE core_users SET points = ? WHERE user_id = ?"))
              .execute(change.balance.value, change.userId.value);
    if (!updated) return updated;
    const sql::Value key
        = change.key.isNull() ? sql::Value() : sql::Value(QString::fromLatin1(change.key));
    return connection
        .prepared(QStringLiteral(
            "INSERT INTO core_point_changes (user_id, kind, amount, balance, order_id,"
            " idempotency_key, happened_at) VALUES (?, ?, ?, ?, ?, ?, ?)"))
        .execute(change.userId.value, change.kind, change.amount.value, change.balance.value,
            change.orderId, key, nowMs);
}

}  // namespace dibs::core
