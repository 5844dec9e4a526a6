// A prepared statement of SQLite.
#pragma once

#include "backend/common/result.h"
#include "backend/platform/sql/value.h"

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace dibs::sql {

/// And after execute() its rows. On its connection's thread. Values are bound in the order they are
/// given.
///
/// On SQLite's own interface, as QSqlQuery::bindValue makes a name for each value it binds: that
/// was 39 % of all the instructions spent on issuing a coupon.
class Statement
{
public:
    Statement(sqlite3* database, const QString& sql);

    template <class... Values>
    Result<void> execute(const Values&... values)
    {
        int index = 0;
        (bind(index++, valueOf(values)), ...);
        return executeBound();
    }

    void bind(int index, const Value& value);
    Result<void> executeBound();

    /// The next row; false after the last, and after an error, which finish() tells.
    bool next();
    bool isNull(int column) const;
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;

    /// Frees the rows, so that no read transaction stays open behind an unfinished loop. An error
    /// here means that rows may be missing.
    Result<void> finish();

    /// False after an error in the text, or in reading the schema; execute() then says which.
    bool isPrepared() const { return m_statement != nullptr; }

    /// SQLite's primary result code of the last execute() or next().
    int resultCode() const { return m_code; }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    int step();

    sqlite3* m_database;  // the connection's, which outlives its statements
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    bool m_isRunning = false;  // stepped and not reset: nothing can be bound
    bool m_isAtFirstRow = false;  // execute() has stepped onto it already
    int m_code = 0;
    QString m_errorText;
};

/// The error a failed call on this connection stands for.
Error errorFrom(int resultCode, const QString& text);

}  // namespace dibs::sql
