// MariaDB or MySQL, through libmariadb's own interface.
#pragma once

#include "backend/platform/sql/connection.h"
#include "backend/platform/sql/mysql_statement.h"

#include <QHashFunctions>

#include <unordered_map>

namespace dibs::sql {

/// Every call ends within a few seconds: connecting, writing and reading have timeouts, and a wait
/// for a lock is shorter than they are. On MariaDB a transaction that does nothing for three
/// seconds is ended by the server, so that a process that was stopped keeps nobody out.
class MysqlConnection final : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const DatabaseAddress& address, Access access);

    Dialect dialect() const override { return Dialect::Mysql; }
    Result<void> run(const QString& sql) override;
    Statement& prepared(const QString& sql) override;
    Statement& streamed(const QString& sql) override;
    Result<void> begin() override;
    Result<void> beginSnapshot() override;
    Result<void> commit() override;
    void rollback() override;
    bool lastCommitMayHaveReachedTheDisk() const override { return m_commitIsUnknown; }
    bool isLost() override;
    std::span<const int> chunkRows() const override;
    bool bindsRows() const override { return m_isMariadb; }

private:
    using Statements = std::unordered_map<QString, std::unique_ptr<MysqlStatement>>;
    struct Close {
        void operator()(MYSQL* connection) const { mysql_close(connection); }
    };
    explicit MysqlConnection(MYSQL* connection);
    Result<void> connect(const DatabaseAddress& address);
    Result<void> setUp(Access access);
    Statement& find(Statements& statements, const QString& sql, MysqlStatement::Rows rows);

    std::unique_ptr<MYSQL, Close> m_connection;  // before its statements, to be closed after them
    bool m_isMariadb = false;  // known once connected
    bool m_commitIsUnknown = false;
    Statements m_statements;
    Statements m_streams;
};

}  // namespace dibs::sql
