#include "backend/coupon/repository/sql_query_pool.h"

#include "backend/common/thread_name.h"

namespace dibs::coupon {

Result<std::unique_ptr<SqlQueryPool>> SqlQueryPool::start(int threads, const Open& open)
{
    std::unique_ptr<SqlQueryPool> pool(new SqlQueryPool);
    std::vector<Result<void>> opened(static_cast<size_t>(threads));
    for (Result<void>& result : opened)
        pool->m_threads.emplace_back([raw = pool.get(), open, &result] { raw->run(open, result); });
    {
        std::unique_lock lock(pool->m_mutex);
        pool->m_changed.wait(lock, [&] { return pool->m_threadsReady == opened.size(); });
    }
    for (const Result<void>& result : opened)
        if (!result) return result.error();
    return pool;
}

SqlQueryPool::~SqlQueryPool()
{
    stop();
}

void SqlQueryPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_queue.clear();
    }
    m_changed.notify_all();
    m_threads.clear();
}

bool SqlQueryPool::submit(Query query)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= kQueuedMax) return false;
        m_queue.push_back(std::move(query));
    }
    m_changed.notify_one();
    return true;
}

void SqlQueryPool::run(const Open& open, Result<void>& opened)
{
    nameThisThread("query");
    const Result<std::unique_ptr<sql::Connection>> connection = open();
    {
        const std::lock_guard lock(m_mutex);
        if (!connection) opened = connection.error();
        ++m_threadsReady;
    }
    m_changed.notify_all();
    if (connection) serve(**connection);
}

void SqlQueryPool::serve(sql::Connection& connection)
{
    SqlCouponQueries queries(connection);
    while (true) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_stopping) return;
        const Query query = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        query(queries);
    }
}

}  // namespace dibs::coupon
