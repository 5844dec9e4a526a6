#include "backend/platform/http/http_server.h"

#include "backend/platform/http/listening_socket.h"

#include <sys/resource.h>

namespace dibs::http {
namespace {

// Files, databases and neighbours need some descriptors besides the clients.
constexpr rlim_t kOtherDescriptors = 1'024;

/// The usual soft limit of 1,024 is less than what we promise to serve. Without the right to raise
/// it that far, accepting pauses whenever descriptors run out.
void raiseDescriptorLimit(int connectionsMax)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const rlim_t wanted = static_cast<rlim_t>(connectionsMax) + kOtherDescriptors;
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

HttpServer::HttpServer(Options options, MakeRouter makeRouter)
    : m_options(std::move(options))
    , m_makeRouter(std::move(makeRouter))
{
    Q_ASSERT(m_options.threads > 0);
}

HttpServer::~HttpServer() = default;

Result<quint16> HttpServer::listen()
{
    Q_ASSERT(m_threads.empty());
    raiseDescriptorLimit(m_options.limits.connectionsMax);
    const Result<std::vector<int>> descriptors
        = listeningSockets(m_options.address, m_options.port, m_options.threads);
    if (!descriptors) return descriptors.error();

    const quint16 port = portOf(descriptors->front());
    const int share = std::max(1, m_options.limits.connectionsMax / m_options.threads);
    for (const int descriptor : *descriptors)
        m_threads.push_back(std::make_unique<HttpThread>(HttpThread::Setup{
            .descriptor = descriptor,
            .connectionsMax = share,
            .number = static_cast<int>(m_threads.size()),
            .limits = m_options.limits,
            .makeRouter = m_makeRouter,
        }));
    return port;
}

void HttpServer::stopAccepting()
{
    for (const auto& thread : m_threads) thread->stopAccepting();
}

bool HttpServer::waitUntilIdle(std::chrono::steady_clock::time_point deadline)
{
    for (const auto& thread : m_threads) {
        Load& load = thread->load();
        std::unique_lock lock(load.mutex);
        if (!load.emptied.wait_until(lock, deadline, [&load] { return load.connections == 0; }))
            return false;
    }
    return true;
}

int HttpServer::connectionCount() const
{
    int count = 0;
    for (const auto& thread : m_threads) count += thread->load().connections;
    return count;
}

int HttpServer::inFlightCount() const
{
    int count = 0;
    for (const auto& thread : m_threads) count += thread->load().inFlight;
    return count;
}

}  // namespace dibs::http
