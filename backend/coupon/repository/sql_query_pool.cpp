#include "backend/coupon/repository/sql_query_pool.h"

namespace dibs::coupon {

Result<std::unique_ptr<SqlQueryPool>> SqlQueryPool::start(int threads, const Open& open)
{
    auto pool = sql::ConnectionPool::start("query", threads, open);
    if (!pool) return pool.error();
    return std::unique_ptr<SqlQueryPool>(new SqlQueryPool(std::move(*pool)));
}

SqlQueryPool::SqlQueryPool(std::unique_ptr<sql::ConnectionPool> pool)
    : m_pool(std::move(pool))
{
}

bool SqlQueryPool::submit(Query query)
{
    return m_pool->submit([query = std::move(query)](sql::Connection& connection) {
        SqlCouponQueries queries(connection);
        query(queries);
    });
}

}  // namespace dibs::coupon
