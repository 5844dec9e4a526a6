// One keep-alive connection to the server with at most one request in flight.
//
// A raw non-blocking socket: server and client share the machine, and what the client burns the
// server lacks. A request costs about 7 µs of processor time, nine tenths of it in the kernel.
#pragma once

#include "backend/common/unique_fd.h"
#include "backend/rehearsal/response_parser.h"

#include <QHostAddress>

#include <sys/socket.h>

#include <string_view>

namespace dibs::rehearsal {

class SocketAddress
{
public:
    SocketAddress(const QHostAddress& address, quint16 port);

    const sockaddr* data() const { return reinterpret_cast<const sockaddr*>(&m_storage); }
    socklen_t size() const { return m_size; }
    int family() const { return m_storage.ss_family; }

private:
    sockaddr_storage m_storage{};
    socklen_t m_size = 0;
};

/// Registers itself with the epoll of its owner, who calls onReady() when epoll names its tag.
class Connection
{
public:
    enum class State { Closed, Connecting, Idle, Busy };
    enum class Event { None, Connected, Answered, Lost };

    /// Starts to connect; Closed afterwards if that fails at once.
    void open(int epollFd, quint32 tag, const SocketAddress& address);
    void close();

    /// From Idle to Busy. False: nothing has left this machine, and the connection is closed.
    bool send(std::string_view request);

    /// After Answered, response() is valid until next(); after Lost the connection is closed.
    Event onReady(int epollFd, quint32 tag);

    const ResponseParser& response() const { return m_parser; }

    /// From answered to Idle; false: the server wants this connection closed, and so it is.
    bool next();

    State state() const { return m_state; }

private:
    Event onConnected(int epollFd, quint32 tag);
    Event onReadable();
    Event lose();

    UniqueFd m_fd;
    State m_state = State::Closed;
    ResponseParser m_parser;
};

}  // namespace dibs::rehearsal
