// A client that says exactly the bytes it is told to.
#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

/// A blocking socket with patience for kPatienceMs; what does not come by then is missing from the
/// answer, and the test fails on that.
class RawClient
{
public:
    explicit RawClient(quint16 port, const char* address = "127.0.0.1", int receiveBuffer = 0)
    {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        ::inet_pton(AF_INET, address, &to.sin_addr);
        // Not for the programs a test starts: they would hold the connection open.
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
        , m_received(std::move(other.m_received))
    {
    }
    ~RawClient()
    {
        if (m_socket >= 0) ::close(m_socket);
    }

    bool isConnected() const { return m_connected; }

    RawClient& send(const QByteArray& bytes)
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const auto n = ::send(m_socket, bytes.constData() + sent,
                static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (n <= 0) break;
            sent += n;
        }
        return *this;
    }

    RawClient& get(const QByteArray& target) { return send(requestFor("GET", target)); }

    static QByteArray requestFor(const QByteArray& method, const QByteArray& target)
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }

    /// Of the body that follows `head`.
    static qsizetype lengthIn(const QByteArray& head)
    {
        const qsizetype at = head.indexOf("Content-Length: ");
        return at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).toLongLong();
    }

    /// One answer with its head; its body too, unless `withBody` is false.
    QByteArray answer(bool withBody = true)
    {
        while (!m_received.contains("\r\n\r\n") && receive()) { }
        const qsizetype head = m_received.indexOf("\r\n\r\n") + 4;
        if (head < 4) return std::exchange(m_received, {});
        const qsizetype size = withBody ? head + lengthIn(m_received.first(head)) : head;
        while (m_received.size() < size && receive()) { }
        const QByteArray answer = m_received.left(size);
        m_received.remove(0, size);
        return answer;
    }

    /// Up to and with `end`.
    QByteArray readUntil(const QByteArray& end)
    {
        while (!m_received.contains(end) && receive()) { }
        const qsizetype at = m_received.indexOf(end);
        return std::exchange(m_received, m_received.mid(at + end.size())).left(at + end.size());
    }

    /// All that comes before the server hangs up; `isClosed` tells whether it did.
    QByteArray rest(bool* isClosed = nullptr)
    {
        while (receive()) { }
        if (isClosed) *isClosed = m_closed;
        return std::exchange(m_received, {});
    }

    bool isClosedByServer()
    {
        bool isClosed = false;
        return rest(&isClosed).isEmpty() && isClosed;
    }

private:
    static constexpr int kPatienceMs = 60'000;

    bool receive()
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, kPatienceMs) != 1) return false;
        QByteArray bytes(64 * 1024, Qt::Uninitialized);
        const auto n = ::recv(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), 0);
        m_closed = n <= 0;
        m_received.append(bytes.constData(), std::max<qsizetype>(n, 0));
        return n > 0;
    }

    int m_socket = -1;
    bool m_connected = false;
    bool m_closed = false;
    QByteArray m_received;
};
