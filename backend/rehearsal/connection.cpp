#include "backend/rehearsal/connection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>

#include <cerrno>
#include <cstring>

namespace dibs::rehearsal {

SocketAddress::SocketAddress(const QHostAddress& address, quint16 port)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(v4);
        std::memcpy(&m_storage, &to, m_size = sizeof to);
    } else {
        const Q_IPV6ADDR v6 = address.toIPv6Address();
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port);
        std::memcpy(&to.sin6_addr, &v6, sizeof v6);
        to.sin6_scope_id = address.scopeId().toUInt();
        std::memcpy(&m_storage, &to, m_size = sizeof to);
    }
}

void Connection::open(int epollFd, quint32 tag, const SocketAddress& address)
{
    close();
    m_fd = UniqueFd(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!m_fd) return;
    const int on = 1;
    ::setsockopt(m_fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_fd.get(), address.data(), address.size()) != 0 && errno != EINPROGRESS)
        return close();

    epoll_event wanted{.events = EPOLLOUT, .data = {.u32 = tag}};
    if (::epoll_ctl(epollFd, EPOLL_CTL_ADD, m_fd.get(), &wanted) != 0) return close();
    m_state = State::Connecting;
}

void Connection::close()
{
    m_fd.reset();  // which also takes it out of the epoll
    m_parser.reset();
    m_state = State::Closed;
}

bool Connection::send(std::string_view request)
{
    const ssize_t sent = ::send(m_fd.get(), request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) {
        close();
        return false;
    }
    m_state = State::Busy;
    // A hundred bytes always fit into an empty socket buffer. Should they not, the server waits for
    // the rest, and the deadline decides: part of the request is out, so it is not to be repeated.
    return true;
}

Connection::Event Connection::onReady(int epollFd, quint32 tag)
{
    switch (m_state) {
    case State::Closed: return Event::None;  // closed earlier in the same batch of events
    case State::Connecting: return onConnected(epollFd, tag);
    case State::Idle:
    case State::Busy: return onReadable();
    }
    Q_UNREACHABLE();
}

bool Connection::next()
{
    if (!m_parser.keepsAlive()) {
        close();
        return false;
    }
    m_parser.reset();
    m_state = State::Idle;
    return true;
}

Connection::Event Connection::onConnected(int epollFd, quint32 tag)
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_fd.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0)
        return lose();

    epoll_event wanted{.events = EPOLLIN, .data = {.u32 = tag}};
    if (::epoll_ctl(epollFd, EPOLL_CTL_MOD, m_fd.get(), &wanted) != 0) return lose();
    m_state = State::Idle;
    return Event::Connected;
}

Connection::Event Connection::onReadable()
{
    const std::span<char> space = m_parser.space();
    const ssize_t received = ::recv(m_fd.get(), space.data(), space.size(), 0);
    if (received < 0 && (errno == EAGAIN || errno == EINTR)) return Event::None;
    if (received <= 0 || m_state == State::Idle) return lose();

    switch (m_parser.advance(static_cast<size_t>(received))) {
    case ResponseParser::State::NeedsMore: return Event::None;
    case ResponseParser::State::Complete: return Event::Answered;
    case ResponseParser::State::Broken: return lose();
    }
    Q_UNREACHABLE();
}

Connection::Event Connection::lose()
{
    close();
    return Event::Lost;
}

}  // namespace dibs::rehearsal
