#include "backend/platform/sql/connection.h"

#include "backend/platform/sql/mysql_connection.h"
#include "backend/platform/sql/sqlite_connection.h"

namespace dibs::sql {

Result<std::unique_ptr<Connection>> Connection::openSqlite(const QString& path, Access access)
{
    return SqliteConnection::open(path, access);
}

Result<std::unique_ptr<Connection>> Connection::openMysql(
    const DatabaseAddress& address, Access access)
{
    return MysqlConnection::open(address, access);
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
