// A few threads that read from the database, so that nobody else waits for it.
#pragma once

#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/platform/sql/connection_pool.h"

namespace dibs::coupon {

/// Any thread may submit.
class SqlQueryPool
{
public:
    static constexpr size_t kQueuedMax = sql::ConnectionPool::kQueuedMax;

    /// Runs on a thread of the pool: post the answer to where it is wanted.
    using Query = std::function<void(SqlCouponQueries&)>;
    using Open = sql::ConnectionPool::Open;

    static Result<std::unique_ptr<SqlQueryPool>> start(int threads, const Open& open);

    /// Drops what is still queued and joins the threads; submit() refuses from then on.
    void stop() { m_pool->stop(); }

    /// False when the queue is full: the query never runs.
    [[nodiscard]] bool submit(Query query);

private:
    explicit SqlQueryPool(std::unique_ptr<sql::ConnectionPool> pool);

    const std::unique_ptr<sql::ConnectionPool> m_pool;
};

}  // namespace dibs::coupon
