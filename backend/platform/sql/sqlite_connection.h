// SQLite, in a file of this machine.
#pragma once

#include "backend/platform/sql/connection.h"
#include "backend/platform/sql/sqlite_statement.h"

#include <QHashFunctions>

#include <unordered_map>

namespace dibs::sql {

class SqliteConnection final : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const QString& path, Access access);

    Dialect dialect() const override { return Dialect::Sqlite; }
    Result<void> run(const QString& sql) override;
    Statement& prepared(const QString& sql) override { return statement(sql); }
    Statement& streamed(const QString& sql) override { return statement(sql); }
    Result<void> begin() override;
    Result<void> beginSnapshot() override;
    Result<void> commit() override;
    void rollback() override;
    bool lastCommitMayHaveReachedTheDisk() const override { return m_commitIsUnknown; }
    bool isLost() override { return false; }
    std::span<const int> chunkRows() const override;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    explicit SqliteConnection(sqlite3* database);
    SqliteStatement& statement(const QString& sql);

    std::unique_ptr<sqlite3, Close> m_database;  // before its statements, to be closed after them
    bool m_commitIsUnknown = false;
    std::unordered_map<QString, std::unique_ptr<SqliteStatement>> m_statements;
};

}  // namespace dibs::sql
