#include "backend/platform/sql/connection.h"

#include <QFile>

#include <sqlite3.h>

namespace dibs::sql {
namespace {

// How long a statement waits for the lock of another connection: shorter than a shutdown may take.
constexpr int kBusyTimeoutMs = 2'000;

}  // namespace

Result<std::unique_ptr<Connection>> Connection::openSqlite(const QString& path, Access access)
{
    // Without a mutex, as no two threads ever use the same connection.
    const int flags = SQLITE_OPEN_NOMUTEX
        | (access == Access::ReadOnly ? SQLITE_OPEN_READONLY
                                      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3* database = nullptr;
    const int code
        = sqlite3_open_v2(QFile::encodeName(path).constData(), &database, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(database));
    if (code != SQLITE_OK) {
        const Error error = errorFrom(code, QString::fromUtf8(sqlite3_errmsg(database)));
        return fail(error.code, QStringLiteral("%1: %2").arg(path, error.detail));
    }
    sqlite3_busy_timeout(database, kBusyTimeoutMs);
    if (access == Access::ReadOnly) return connection;

    // A larger cache than the default 2 MB keeps the upper levels of the indexes in memory; it is
    // filled only as far as the data reach.
    for (const auto* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
             "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16000"}) {
        if (const Result<void> set = connection->run(QLatin1String(pragma)); !set)
            return fail(set.error().code, QStringLiteral("%1: %2").arg(path, set.error().detail));
    }
    return connection;
}

Connection::Connection(sqlite3* database)
    : m_database(database)
{
}

Result<void> Connection::run(const QString& sql)
{
    const int code
        = sqlite3_exec(m_database.get(), sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorFrom(code, QString::fromUtf8(sqlite3_errmsg(m_database.get())));
    return {};
}

Statement& Connection::prepared(const QString& sql)
{
    std::unique_ptr<Statement>& statement = m_statements[sql];
    if (!statement || !statement->isPrepared())
        statement = std::make_unique<Statement>(m_database.get(), sql);
    return *statement;
}

Result<void> Connection::begin()
{
    return prepared(QStringLiteral("BEGIN IMMEDIATE")).execute();
}

Result<void> Connection::commit()
{
    Statement& statement = prepared(QStringLiteral("COMMIT"));
    const Result<void> committed = statement.execute();
    // A write-ahead log is committed by its last page. Without room for that page there is no
    // commit.
    m_commitIsUnknown = !committed && statement.resultCode() != SQLITE_FULL;
    return committed;
}

void Connection::rollback()
{
    // SQLite has rolled back by itself after some errors; that this then fails is fine.
    (void)prepared(QStringLiteral("ROLLBACK")).execute();
}

void Connection::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

Result<Transaction> Transaction::begin(Connection& connection)
{
    if (const Result<void> begun = connection.begin(); !begun) return begun.error();
    return Transaction(connection);
}

Transaction::Transaction(Connection& connection)
    : m_connection(&connection)
{
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_connection) m_connection->rollback();
}

Result<void> Transaction::commit()
{
    const Result<void> committed = m_connection->commit();
    if (committed) m_connection = nullptr;
    return committed;
}

}  // namespace dibs::sql
