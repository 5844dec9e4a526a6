// A few threads that read from the database, so that nobody else waits for it.
#pragma once

#include "backend/coupon/repository/sql_coupon_queries.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace dibs::coupon {

/// Any thread may submit. Each thread of the pool has a connection of its own, and another one when
/// the server has closed it.
class SqlQueryPool
{
public:
    /// Queries waiting at most; beyond it the answer is "store-unavailable".
    static constexpr size_t kQueuedMax = 10'000;

    /// Runs on a thread of the pool: post the answer to where it is wanted.
    using Query = std::function<void(SqlCouponQueries&)>;
    using Open = std::function<Result<std::unique_ptr<sql::Connection>>()>;

    static Result<std::unique_ptr<SqlQueryPool>> start(int threads, const Open& open);
    ~SqlQueryPool();

    /// Drops what is still queued and joins the threads; submit() refuses from then on.
    void stop();

    /// False when the queue is full: the query never runs.
    [[nodiscard]] bool submit(Query query);

private:
    SqlQueryPool() = default;
    void run(const Open& open, Result<void>& opened);
    void serve(std::unique_ptr<sql::Connection> connection, const Open& open);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Query> m_queue;  // protected by m_mutex, as all below
    bool m_stopping = false;
    size_t m_threadsReady = 0;
    std::vector<std::jthread> m_threads;
};

}  // namespace dibs::coupon
