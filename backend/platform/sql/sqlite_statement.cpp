#include "backend/platform/sql/sqlite_statement.h"

#include <sqlite3.h>

namespace dibs::sql {
namespace {

constexpr int kPrimaryCodeMask = 0xff;

int bindBytes(sqlite3_stmt* statement, int index, const QByteArray& bytes)
{
    return sqlite3_bind_blob64(statement, index, bytes.constData(),
        static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
}

int bindText(sqlite3_stmt* statement, int index, const QByteArray& utf8)
{
    return sqlite3_bind_text64(statement, index, utf8.constData(),
        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Chooses the call of SQLite by the kind of the value.
struct Bind {
    sqlite3_stmt* statement;
    int index;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(qint64 number) const { return sqlite3_bind_int64(statement, index, number); }
    int operator()(const QString& text) const { return bindText(statement, index, text.toUtf8()); }
    int operator()(QLatin1String literal) const
    {
        return sqlite3_bind_text64(statement, index, literal.data(),
            static_cast<sqlite3_uint64>(literal.size()), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const QByteArray& bytes) const { return bindBytes(statement, index, bytes); }
};

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* database, const QString& sql)
    : m_database(database)
{
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt* statement = nullptr;
    m_code = sqlite3_prepare_v3(database, utf8.constData(), static_cast<int>(utf8.size()),
        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement);
    if (m_code != SQLITE_OK) m_errorText = QString::fromUtf8(sqlite3_errmsg(database));
}

void SqliteStatement::bind(int index, const Value& value)
{
    if (!m_statement) return;
    if (m_isRunning) (void)finish();
    // Fails for a wrong index or without memory only; the statement's own error would follow.
    (void)std::visit(Bind{m_statement.get(), index + 1}, value);
}

Result<void> SqliteStatement::executeBound()
{
    if (!m_statement) return sqliteError(m_code, m_errorText);
    if (m_isRunning) (void)finish();
    m_isAtFirstRow = step() == SQLITE_ROW;
    return m_isAtFirstRow ? Result<void>() : finish();
}

bool SqliteStatement::next()
{
    // Behind the last row SQLite would begin anew.
    if (!m_isRunning || m_code != SQLITE_ROW) return false;
    if (std::exchange(m_isAtFirstRow, false)) return true;
    return step() == SQLITE_ROW;
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArray SqliteStatement::bytes(int column) const
{
    // The pointer first: asking for it may convert, and only then is the length the right one.
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(m_statement.get(), column)};
}

Result<void> SqliteStatement::finish()
{
    const bool failed = m_isRunning && m_code != SQLITE_ROW && m_code != SQLITE_DONE;
    if (m_isRunning) sqlite3_reset(m_statement.get());
    m_isRunning = false;
    m_isAtFirstRow = false;
    if (failed) return sqliteError(m_code, m_errorText);
    return {};
}

int SqliteStatement::step()
{
    m_isRunning = true;
    m_code = sqlite3_step(m_statement.get());
    if (m_code != SQLITE_ROW && m_code != SQLITE_DONE)
        m_errorText = QString::fromUtf8(sqlite3_errmsg(m_database));
    return m_code;
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Error sqliteError(int resultCode, const QString& text)
{
    // https://www.sqlite.org/rescode.html
    if (resultCode == SQLITE_CONSTRAINT_UNIQUE || resultCode == SQLITE_CONSTRAINT_PRIMARYKEY)
        return fail(ErrorCode::Conflict, text);
    switch (resultCode & kPrimaryCodeMask) {
    case SQLITE_FULL:
        return fail(ErrorCode::Unavailable,
            QStringLiteral("%1: free some space, it goes on by itself").arg(text));
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_NOTADB: return fail(ErrorCode::Corrupt, text);
    default: return fail(ErrorCode::Unavailable, text);
    }
}

}  // namespace dibs::sql
