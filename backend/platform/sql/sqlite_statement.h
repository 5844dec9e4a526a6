// A prepared statement of SQLite.
#pragma once

#include "backend/platform/sql/statement.h"

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace dibs::sql {

class SqliteStatement final : public Statement
{
public:
    SqliteStatement(sqlite3* database, const QString& sql);

    void bind(int index, const Value& value) override;
    Result<void> executeBound() override;
    bool next() override;
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    QByteArray bytes(int column) const override;
    Result<void> finish() override;

    /// False after an error in the text, or in reading the schema; execute() then says which.
    bool isPrepared() const { return m_statement != nullptr; }

    /// SQLite's extended result code of the last execute() or next().
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
Error sqliteError(int resultCode, const QString& text);

}  // namespace dibs::sql
