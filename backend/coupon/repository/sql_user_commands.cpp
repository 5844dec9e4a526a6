#include "backend/coupon/repository/sql_user_commands.h"

#include "backend/platform/sql/bulk_statement.h"

#include <QSet>

#include <map>

namespace dibs::coupon {
namespace {

// How often it is tried again when another instance has made the same user first.
constexpr int kAttemptsMax = 50;

}  // namespace

SqlUserCommands::SqlUserCommands(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<void> SqlUserCommands::apply(const std::vector<UserChange>& changes)
{
    Result<void> applied = tryApply(changes);
    for (int attempt = 1;
         !applied && applied.error().code == ErrorCode::Conflict && attempt < kAttemptsMax;
         ++attempt)
        applied = tryApply(changes);
    if (applied || applied.error().code != ErrorCode::Conflict) return applied;
    return fail(ErrorCode::Unavailable, QStringLiteral("others keep making the same users"));
}

Result<void> SqlUserCommands::tryApply(const std::vector<UserChange>& changes)
{
    std::map<qint64, bool> wanted;  // in one order for all instances
    for (const UserChange& change : changes) wanted[change.userId.value] = change.active;

    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    QList<sql::Value> keys;
    for (const auto& [user, active] : wanted) keys << user;
    QSet<qint64> existing;
    const Result<void> found = sql::selectIn(m_connection,
        QStringLiteral("SELECT user_id FROM users WHERE user_id IN ("), QStringLiteral(")"), 1,
        keys, [&](sql::Statement& row) { existing.insert(row.integer(0)); });
    if (!found) return found;

    sql::BulkInsert rows(
        m_connection, QStringLiteral("INSERT INTO users (user_id, active) VALUES "), 2);
    for (const auto& [user, active] : wanted) {
        if (!existing.contains(user)) {
            rows.add(user, active);
            continue;
        }
        const Result<void> updated
            = m_connection.prepared(QStringLiteral("UPDATE users SET active = ? WHERE user_id = ?"))
                  .execute(active, user);
        if (!updated) return updated;
    }
    return rows.write().andThen([&] { return transaction->commit(); });
}

}  // namespace dibs::coupon
