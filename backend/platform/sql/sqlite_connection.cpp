#include "backend/platform/sql/sqlite_connection.h"

#include <QFile>

#include <array>
#include <sqlite3.h>

namespace dibs::sql {
namespace {

// How long a statement waits for the lock of another connection: shorter than a shutdown may take.
constexpr int kBusyTimeoutMs = 2'000;

constexpr int kPrimaryCodeMask = 0xff;

// Rows a statement, largest first. Beyond about 100 rows nothing is gained; powers of two let any
// batch do with a handful of statements, each prepared once.
constexpr std::array kChunkRows{128, 64, 32, 16, 8, 4, 2, 1};

}  // namespace

Result<std::unique_ptr<Connection>> SqliteConnection::open(const QString& path, Access access)
{
    // Without a mutex, as no two threads ever use the same connection.
    const int flags = SQLITE_OPEN_NOMUTEX
        | (access == Access::ReadOnly ? SQLITE_OPEN_READONLY
                                      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3* database = nullptr;
    const int code
        = sqlite3_open_v2(QFile::encodeName(path).constData(), &database, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database));
    if (code != SQLITE_OK) {
        const Error error = sqliteError(code, QString::fromUtf8(sqlite3_errmsg(database)));
        return fail(error.code, QStringLiteral("%1: %2").arg(path, error.detail));
    }
    // Codes that tell a unique key from a broken CHECK.
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, kBusyTimeoutMs);
    if (access == Access::ReadOnly) return std::unique_ptr<Connection>(std::move(connection));

    // A larger cache than the default 2 MB keeps the upper levels of the indexes in memory; it is
    // filled only as far as the data reach.
    for (const auto* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
             "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16000"}) {
        if (const Result<void> set = connection->run(QLatin1String(pragma)); !set)
            return fail(set.error().code, QStringLiteral("%1: %2").arg(path, set.error().detail));
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

SqliteConnection::SqliteConnection(sqlite3* database)
    : m_database(database)
{
}

Result<void> SqliteConnection::run(const QString& sql)
{
    const int code
        = sqlite3_exec(m_database.get(), sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(code, QString::fromUtf8(sqlite3_errmsg(m_database.get())));
    return {};
}

SqliteStatement& SqliteConnection::statement(const QString& sql)
{
    std::unique_ptr<SqliteStatement>& statement = m_statements[sql];
    if (!statement || !statement->isPrepared())
        statement = std::make_unique<SqliteStatement>(m_database.get(), sql);
    return *statement;
}

Result<void> SqliteConnection::begin()
{
    return statement(QStringLiteral("BEGIN IMMEDIATE")).execute();
}

Result<void> SqliteConnection::commit()
{
    SqliteStatement& commit = statement(QStringLiteral("COMMIT"));
    const Result<void> committed = commit.execute();
    // A write-ahead log is committed by its last page. Without room for that page there is no
    // commit.
    m_commitIsUnknown = !committed && (commit.resultCode() & kPrimaryCodeMask) != SQLITE_FULL;
    return committed;
}

void SqliteConnection::rollback()
{
    // SQLite has rolled back by itself after some errors; that this then fails is fine.
    (void)statement(QStringLiteral("ROLLBACK")).execute();
}

Result<void> SqliteConnection::beginSnapshot()
{
    // A deferred transaction sees what is committed at its first read, and nothing later.
    return run(QStringLiteral("BEGIN")).andThen([this] {
        return run(QStringLiteral("SELECT 1 FROM sqlite_master"));
    });
}

std::span<const int> SqliteConnection::chunkRows() const
{
    return kChunkRows;
}

void SqliteConnection::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

}  // namespace dibs::sql
