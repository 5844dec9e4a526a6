#include "backend/platform/sql/connection_pool.h"

#include "backend/common/thread_name.h"

#include <chrono>

namespace dibs::sql {
namespace {

// Connecting to a server that is away can take seconds, and who asks should be told at once.
constexpr auto kReopenPause = std::chrono::seconds(1);

}  // namespace

Result<std::unique_ptr<ConnectionPool>> ConnectionPool::start(
    std::string name, int threads, const Open& open)
{
    std::unique_ptr<ConnectionPool> pool(new ConnectionPool(std::move(name)));
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

ConnectionPool::ConnectionPool(std::string name)
    : m_name(std::move(name))
{
}

ConnectionPool::~ConnectionPool()
{
    stop();
}

void ConnectionPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_queue.clear();
    }
    m_changed.notify_all();
    m_threads.clear();
}

bool ConnectionPool::submit(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= kQueuedMax) return false;
        m_queue.push_back(std::move(work));
    }
    m_changed.notify_one();
    return true;
}

void ConnectionPool::run(const Open& open, Result<void>& opened)
{
    nameThisThread(m_name);
    Result<std::unique_ptr<Connection>> connection = open();
    {
        const std::lock_guard lock(m_mutex);
        if (!connection) opened = connection.error();
        ++m_threadsReady;
    }
    m_changed.notify_all();
    if (connection) serve(std::move(*connection), open);
}

void ConnectionPool::serve(std::unique_ptr<Connection> connection, const Open& open)
{
    std::chrono::steady_clock::time_point reopenFrom;
    while (true) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_stopping) return;
        const Work work = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        if (connection->isLost() && std::chrono::steady_clock::now() >= reopenFrom) {
            // Where the server is away the lost one stays: it answers with an error at once.
            if (Result<std::unique_ptr<Connection>> opened = open(); opened)
                connection = std::move(*opened);
            reopenFrom = std::chrono::steady_clock::now() + kReopenPause;
        }
        work(*connection);
    }
}

}  // namespace dibs::sql
