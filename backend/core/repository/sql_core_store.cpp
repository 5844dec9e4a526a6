#include "backend/core/repository/sql_core_store.h"

namespace dibs::core {
namespace {

constexpr int kReadThreads = 2;

}  // namespace

CoreQueries::CoreQueries(sql::Connection& connection)
    : users(connection)
    , products(connection)
    , orders(connection)
{
}

CoreCommands::CoreCommands(sql::Connection& connection)
    : users(connection)
    , products(connection)
    , orders(connection)
{
}

Result<std::unique_ptr<SqlCoreStore>> SqlCoreStore::start(const Open& open)
{
    using Access = sql::Connection::Access;
    auto writes
        = sql::ConnectionPool::start("order-writer", 1, [open] { return open(Access::ReadWrite); });
    if (!writes) return writes.error();
    auto reads = sql::ConnectionPool::start(
        "order-query", kReadThreads, [open] { return open(Access::ReadOnly); });
    if (!reads) return reads.error();
    return std::unique_ptr<SqlCoreStore>(new SqlCoreStore(std::move(*reads), std::move(*writes)));
}

SqlCoreStore::SqlCoreStore(
    std::unique_ptr<sql::ConnectionPool> reads, std::unique_ptr<sql::ConnectionPool> writes)
    : m_reads(std::move(reads))
    , m_writes(std::move(writes))
{
}

void SqlCoreStore::stop()
{
    m_reads->stop();
    m_writes->stop();
}

bool SqlCoreStore::read(std::function<void(CoreQueries&)> query)
{
    return m_reads->submit([query = std::move(query)](sql::Connection& connection) {
        CoreQueries queries(connection);
        query(queries);
    });
}

bool SqlCoreStore::write(std::function<void(CoreCommands&)> command)
{
    return m_writes->submit([command = std::move(command)](sql::Connection& connection) {
        CoreCommands commands(connection);
        command(commands);
    });
}

}  // namespace dibs::core
