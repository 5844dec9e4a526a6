#include "backend/platform/sql/connection.h"

#include <QSqlError>

#include <atomic>

namespace dibs::sql {
namespace {

// Primary result codes, https://www.sqlite.org/rescode.html.
constexpr int kSqliteCorrupt = 11;
constexpr int kSqliteFull = 13;
constexpr int kSqliteConstraint = 19;
constexpr int kSqliteNotADatabase = 26;

int primaryCode(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

Error errorFrom(const QSqlError& error)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (primaryCode(error)) {
    case kSqliteFull:
        return fail(ErrorCode::Unavailable,
            QStringLiteral("%1: free some space, it goes on by itself").arg(text));
    case kSqliteCorrupt:
    case kSqliteConstraint:
    case kSqliteNotADatabase: return fail(ErrorCode::Corrupt, text);
    default: return fail(ErrorCode::Unavailable, text);
    }
}

QString freshName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("dibs-%1").arg(++count);
}

}  // namespace

Statement::Statement(QSqlQuery query)
    : m_query(std::move(query))
    , m_notPrepared(m_query.lastError())
{
}

Result<void> Statement::executeBound()
{
    if (!isPrepared()) return errorFrom(m_notPrepared);
    if (!m_query.exec()) return errorFrom(m_query.lastError());
    return {};
}

int Statement::resultCode() const
{
    return primaryCode(m_query.lastError());
}

Result<std::unique_ptr<Connection>> Connection::openSqlite(const QString& path, Access access)
{
    std::unique_ptr<Connection> connection(new Connection(freshName()));
    QSqlDatabase database
        = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    if (!database.isValid())
        return fail(ErrorCode::Unavailable,
            QStringLiteral("Qt's SQLite driver is missing: install the package libqt6sql6-sqlite"));
    database.setDatabaseName(path);
    database.setConnectOptions(access == Access::ReadOnly
            ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000")
            : QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database.open()) {
        const Error error = errorFrom(database.lastError());
        return fail(error.code, QStringLiteral("%1: %2").arg(path, error.detail));
    }
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

Connection::Connection(QString name)
    : m_name(std::move(name))
{
}

Connection::~Connection()
{
    m_statements.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::run(const QString& sql)
{
    QSqlQuery query(database());
    if (!query.exec(sql)) return errorFrom(query.lastError());
    return {};
}

Statement& Connection::prepared(const QString& sql)
{
    std::unique_ptr<Statement>& statement = m_statements[sql];
    if (!statement || !statement->isPrepared()) {
        QSqlQuery query(database());
        query.setForwardOnly(true);
        query.prepare(sql);
        statement = std::make_unique<Statement>(std::move(query));
    }
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
    m_commitIsUnknown = !committed && statement.resultCode() != kSqliteFull;
    return committed;
}

void Connection::rollback()
{
    // SQLite has rolled back by itself after some errors; that this then fails is fine.
    (void)prepared(QStringLiteral("ROLLBACK")).execute();
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
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
