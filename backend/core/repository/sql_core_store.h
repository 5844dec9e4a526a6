// The core role's database, for threads that must not wait for it.
#pragma once

#include "backend/core/repository/sql_order_commands.h"
#include "backend/core/repository/sql_order_queries.h"
#include "backend/core/repository/sql_products.h"
#include "backend/core/repository/sql_users.h"
#include "backend/platform/sql/connection_pool.h"

namespace dibs::core {

/// What can be read on one connection.
struct CoreQueries {
    explicit CoreQueries(sql::Connection& connection);

    SqlUsers users;
    SqlProducts products;
    SqlOrderQueries orders;
};

/// What can be changed on one connection.
struct CoreCommands {
    explicit CoreCommands(sql::Connection& connection);

    SqlUsers users;
    SqlProducts products;
    SqlOrderCommands orders;
};

/// Any thread. One connection writes, as SQLite has one writer; a few others read.
class SqlCoreStore
{
public:
    using Open = std::function<Result<std::unique_ptr<sql::Connection>>(sql::Connection::Access)>;

    static Result<std::unique_ptr<SqlCoreStore>> start(const Open& open);

    /// Drops what is still queued; read() and write() refuse from then on.
    void stop();

    /// Run on a thread of the store: post the answer to where it is wanted. False when too many
    /// wait: it never runs.
    [[nodiscard]] bool read(std::function<void(CoreQueries&)> query);
    [[nodiscard]] bool write(std::function<void(CoreCommands&)> command);

private:
    SqlCoreStore(
        std::unique_ptr<sql::ConnectionPool> reads, std::unique_ptr<sql::ConnectionPool> writes);

    const std::unique_ptr<sql::ConnectionPool> m_reads;
    const std::unique_ptr<sql::ConnectionPool> m_writes;
};

}  // namespace dibs::core
