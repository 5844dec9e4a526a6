#include "backend/platform/redis/host_lookup.h"

#include "backend/common/thread_name.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <netdb.h>
#include <thread>

namespace dibs::redis {
namespace {

Result<std::vector<Endpoint>> resolve(const QByteArray& host, const QByteArray& port, int flags)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    addrinfo* found = nullptr;
    const int code = ::getaddrinfo(host.constData(), port.constData(), &hints, &found);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    if (code != 0) return fail(ErrorCode::Unavailable, QString::fromUtf8(::gai_strerror(code)));

    std::vector<Endpoint> endpoints;
    for (const addrinfo* each = found; each; each = each->ai_next) {
        Endpoint endpoint{.length = each->ai_addrlen};
        std::memcpy(&endpoint.address, each->ai_addr, each->ai_addrlen);
        endpoints.push_back(endpoint);
    }
    return endpoints;
}

}  // namespace

struct HostLookup::Asked {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<Result<std::vector<Endpoint>>> answer;  // protected by mutex
};

HostLookup::HostLookup(QByteArray host, quint16 port)
    : m_host(std::move(host))
    , m_port(QByteArray::number(port))
{
}

Result<std::vector<Endpoint>> HostLookup::within(QDeadlineTimer latest)
{
    Result<std::vector<Endpoint>> numeric = resolve(m_host, m_port, AI_NUMERICHOST);
    if (numeric) return numeric;

    if (!m_asked) {
        m_asked = std::make_shared<Asked>();
        std::thread([asked = m_asked, host = m_host, port = m_port] {
            nameThisThread("redis-lookup");
            Result<std::vector<Endpoint>> answer = resolve(host, port, AI_ADDRCONFIG);
            const std::lock_guard lock(asked->mutex);
            asked->answer = std::move(answer);
            asked->done.notify_all();
        }).detach();
    }
    const std::shared_ptr<Asked> asked = m_asked;
    std::unique_lock lock(asked->mutex);
    const auto left = std::chrono::nanoseconds(std::max<qint64>(0, latest.remainingTimeNSecs()));
    if (!asked->done.wait_for(lock, left, [&] { return asked->answer.has_value(); }))
        return fail(ErrorCode::Unavailable, QStringLiteral("the name server does not answer"));
    m_asked.reset();
    return std::move(*asked->answer);
}

}  // namespace dibs::redis
