#include "tests/support/tcp_proxy.h"

#include "tests/support/proxy_pipe.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace dibs::testing {

namespace {

constexpr int kBacklog = 128;
constexpr std::array kWays{TcpProxy::Requests, TcpProxy::Answers};

constexpr TcpProxy::Way other(TcpProxy::Way way)
{
    return way == TcpProxy::Requests ? TcpProxy::Answers : TcpProxy::Requests;
}

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int newSocket()
{
    return ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

void sendAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

TcpProxy::TcpProxy(quint16 targetPort, quint16 port)
    : m_targetPort(targetPort)
    , m_port(port)
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    listen();
    if (m_listener < 0) m_port = 0;
    m_thread = std::thread([this] { run(); });
}

TcpProxy::~TcpProxy()
{
    call([this] { m_isStopping = true; });
    m_thread.join();
    if (m_listener >= 0) ::close(m_listener);
    ::close(m_wake);
}

void TcpProxy::delay(Way way, std::chrono::milliseconds time)
{
    call([=, this] { m_delay[way] = time; });
}

void TcpProxy::cut()
{
    call([this] {
        if (m_listener >= 0) ::close(std::exchange(m_listener, -1));
        for (const auto& pipe : m_pipes) pipe->reset();
        m_pipes.clear();
        m_connections = 0;
    });
}

void TcpProxy::swallowAnswers()
{
    call([this] { m_swallowsAll = true; });
}

void TcpProxy::swallowAnswer(int n)
{
    call([=, this] { m_swallowNth = n; });
}

void TcpProxy::swallowAnswerTo(const QByteArray& pattern)
{
    call([this, bytes = pattern.toStdString()] { m_pattern = bytes; });
}

void TcpProxy::stopReading(Way way)
{
    call([=, this] { m_isUnread[way] = true; });
}

void TcpProxy::heal()
{
    call([this] {
        for (const Way way : kWays) {
            m_delay[way] = {};
            m_isUnread[way] = false;
        }
        m_swallowsAll = false;
        m_swallowNth = 0;
        m_pattern.clear();
        for (const auto& pipe : m_pipes) {
            pipe->losesThis = false;
            pipe->losesNext = false;
            for (ProxyFlow& flow : pipe->flows) {
                for (ProxyFlow::Chunk& chunk : flow.chunks) chunk.due = {};
            }
        }
        if (m_listener < 0) listen();
    });
}

void TcpProxy::call(std::function<void()> command)
{
    std::packaged_task<void()> task(std::move(command));
    const std::future<void> done = task.get_future();
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(task));
    }
    ::eventfd_write(m_wake, 1);
    done.wait();
}

void TcpProxy::listen()
{
    const int socket = newSocket();
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = loopback(m_port);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket, generic, size) != 0 || ::listen(socket, kBacklog) != 0
        || ::getsockname(socket, generic, &size) != 0) {
        ::close(socket);
        return;
    }
    m_listener = socket;
    m_port = ntohs(address.sin_port);
}

void TcpProxy::run()
{
    while (!m_isStopping) {
        const ProxyTime now = ProxyClock::now();  // one for both, or a chunk falls between them
        std::vector<pollfd> fds = interests(now);
        ::poll(fds.data(), fds.size(), msUntilNextDue(now));

        eventfd_t count = 0;
        ::eventfd_read(m_wake, &count);
        std::vector<std::packaged_task<void()>> commands;
        {
            const std::scoped_lock lock(m_mutex);
            commands.swap(m_commands);
        }
        for (auto& command : commands) command();

        acceptAll();
        std::erase_if(m_pipes, [&](const auto& pipe) { return !advance(*pipe); });
        m_connections = static_cast<int>(m_pipes.size());
    }
    m_pipes.clear();
}

std::vector<pollfd> TcpProxy::interests(ProxyTime now) const
{
    std::vector<pollfd> fds{{m_wake, POLLIN, 0}, {m_listener, POLLIN, 0}};
    for (const auto& pipe : m_pipes) {
        for (const Way way : kWays) {
            const ProxyFlow& in = pipe->flows[way];
            const bool reads = !in.hasEnded && !in.isFull() && !m_isUnread[way];
            const bool writes = pipe->flows[other(way)].isDue(now);
            const auto events = static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0));
            // poll() tells of a hang-up even where nothing was asked: such a socket is left out.
            fds.push_back({events != 0 ? pipe->sockets[way] : -1, events, 0});
        }
    }
    return fds;
}

int TcpProxy::msUntilNextDue(ProxyTime now) const
{
    int least = -1;
    for (const auto& pipe : m_pipes) {
        for (const ProxyFlow& flow : pipe->flows) {
            if (flow.chunks.empty() || flow.isDue(now))
                continue;  // the latter waits for its receiver
            const auto wait
                = std::chrono::ceil<std::chrono::milliseconds>(flow.chunks.front().due - now);
            const int ms = std::max(0, static_cast<int>(wait.count()));
            least = least < 0 ? ms : std::min(least, ms);
        }
    }
    return least;
}

void TcpProxy::acceptAll()
{
    while (m_listener >= 0) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client < 0) return;
        auto pipe = std::make_unique<ProxyPipe>();
        pipe->sockets[Requests] = client;
        pipe->sockets[Answers] = newSocket();
        for (const int socket : pipe->sockets) sendAtOnce(socket);
        const sockaddr_in server = loopback(m_targetPort);
        const auto* generic = reinterpret_cast<const sockaddr*>(&server);
        if (::connect(pipe->sockets[Answers], generic, sizeof server) != 0
            && errno != EINPROGRESS) {
            pipe->reset();
            continue;
        }
        m_pipes.push_back(std::move(pipe));
    }
}

bool TcpProxy::advance(ProxyPipe& pipe)
{
    for (const Way way : kWays) {
        if (read(pipe, way) && pipe.flows[way].send(pipe.sockets[other(way)])) continue;
        pipe.reset();  // as the other side did
        return false;
    }
    return !pipe.isOver();
}

bool TcpProxy::read(ProxyPipe& pipe, Way way)
{
    ProxyFlow& flow = pipe.flows[way];
    if (flow.hasEnded || flow.isFull() || m_isUnread[way]) return true;
    std::array<char, 1 << 16> buffer;
    const ssize_t size = ::recv(pipe.sockets[way], buffer.data(), buffer.size(), 0);
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) {
        flow.hasEnded = true;
    } else {
        take(pipe, way, QByteArray(buffer.data(), size));
    }
    return true;
}

void TcpProxy::take(ProxyPipe& pipe, Way way, const QByteArray& bytes)
{
    if (way == Requests) {
        pipe.requestSeen = true;
        watchFor(pipe, bytes);
    } else if (isLost(pipe)) {
        return;
    }
    pipe.flows[way].add(ProxyClock::now() + m_delay[way], bytes);
}

void TcpProxy::watchFor(ProxyPipe& pipe, const QByteArray& request)
{
    pipe.tail += request;
    if (!m_pattern.empty() && pipe.tail.contains(m_pattern)) {
        m_pattern.clear();
        pipe.losesNext = true;
    }
    pipe.tail = pipe.tail.right(std::max<qsizetype>(std::ssize(m_pattern) - 1, 0));
}

bool TcpProxy::isLost(ProxyPipe& pipe)
{
    if (std::exchange(pipe.requestSeen, false)) {
        const bool isNth = m_swallowNth > 0 && --m_swallowNth == 0;
        pipe.losesThis = std::exchange(pipe.losesNext, false) || isNth;
        if (pipe.losesThis || m_swallowsAll) ++m_swallowed;
    }
    return pipe.losesThis || m_swallowsAll;
}

}  // namespace dibs::testing
