// A few threads that run statements on connections of their own, so that nobody else waits for the
// database.
#pragma once

#include "backend/platform/sql/connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dibs::sql {

/// Any thread may submit. Each thread of the pool has a connection of its own, and another one when
/// the server has closed it.
class ConnectionPool
{
public:
    /// Work waiting at most; beyond it the answer is "store-unavailable".
    static constexpr size_t kQueuedMax = 10'000;

    /// Runs on a thread of the pool: post the answer to where it is wanted.
    using Work = std::function<void(Connection&)>;
    using Open = std::function<Result<std::unique_ptr<Connection>>()>;

    /// `name` is that of the threads: what their work is.
    static Result<std::unique_ptr<ConnectionPool>> start(
        std::string name, int threads, const Open& open);
    ~ConnectionPool();

    /// Drops what is still queued and joins the threads; submit() refuses from then on.
    void stop();

    /// False when the queue is full: the work is never done.
    [[nodiscard]] bool submit(Work work);

private:
    explicit ConnectionPool(std::string name);
    void run(const Open& open, Result<void>& opened);
    void serve(std::unique_ptr<Connection> connection, const Open& open);

    const std::string m_name;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Work> m_queue;  // protected by m_mutex, as all below
    bool m_stopping = false;
    size_t m_threadsReady = 0;
    std::vector<std::jthread> m_threads;
};

}  // namespace dibs::sql
