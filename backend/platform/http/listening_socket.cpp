#include "backend/platform/http/listening_socket.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dibs::http {
namespace {

// What the kernel queues for us while a thread is busy; it caps this at net.core.somaxconn.
constexpr int kBacklog = 4'096;

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;

    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

bool isIpv4(const QHostAddress& address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

SocketAddress socketAddress(const QHostAddress& address, quint16 port)
{
    SocketAddress result;
    if (isIpv4(address)) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr.s_addr = htonl(address.toIPv4Address());
        result.size = sizeof in;
        std::memcpy(&result.storage, &in, sizeof in);
        return result;
    }
    // QHostAddress::Any is the IPv6 one here, and takes IPv4 clients too.
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    in.sin6_port = htons(port);
    in.sin6_scope_id = address.scopeId().toUInt();
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (address != QHostAddress(QHostAddress::Any)) std::memcpy(&in.sin6_addr, &bytes, 16);
    result.size = sizeof in;
    std::memcpy(&result.storage, &in, sizeof in);
    return result;
}

/// What to do about `number`, an errno of socket(), bind() or listen().
Error listenError(const QHostAddress& address, quint16 port, int number)
{
    const QString text = address.toString();
    const QString place
        = (text.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
              .arg(text)
              .arg(port);
    const auto cannot = [&place](const QString& why) {
        return QStringLiteral("cannot listen on %1: %2").arg(place, why);
    };
    switch (number) {
    case EADDRINUSE:
        return fail(ErrorCode::Unavailable,
            cannot(QStringLiteral("another program listens there; stop it or choose another port "
                                  "(\"ss -ltnp\" shows who it is)")));
    case EACCES:
        return fail(ErrorCode::BadRequest,
            cannot(QStringLiteral("ports below 1024 are reserved; choose a higher one or grant "
                                  "CAP_NET_BIND_SERVICE")));
    case EADDRNOTAVAIL:
        return fail(ErrorCode::BadRequest,
            cannot(QStringLiteral("this machine has no such address; choose one of its own "
                                  "(\"ip address\" lists them)")));
    default: return fail(ErrorCode::Unavailable, cannot(qt_error_string(number)));
    }
}

void closeAll(const std::vector<int>& descriptors)
{
    for (const int descriptor : descriptors) ::close(descriptor);
}

/// A bound socket, or minus errno.
int boundSocket(const QHostAddress& address, quint16 port, bool shared)
{
    SocketAddress where = socketAddress(address, port);
    const int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
    const int descriptor = ::socket(where.storage.ss_family, type, 0);
    if (descriptor < 0) return -errno;
    const int on = 1;
    const int onlyIpv6 = address == QHostAddress(QHostAddress::Any) ? 0 : 1;
    // Or a port would stay taken for a minute after a restart, by connections that are long closed.
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (shared) ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (where.storage.ss_family == AF_INET6)
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &onlyIpv6, sizeof onlyIpv6);
    if (::bind(descriptor, where.get(), where.size) == 0) return descriptor;
    const int problem = errno;
    ::close(descriptor);
    return -problem;
}

/// SO_REUSEPORT would let a second dibs of the same user share the port unnoticed and take half of
/// the clients. A socket without it finds out whether anybody is there.
int errorIfTaken(const QHostAddress& address, quint16 port)
{
    const int probe = boundSocket(address, port, false);
    if (probe < 0) return -probe;
    ::close(probe);
    return 0;
}

}  // namespace

Result<std::vector<int>> listeningSockets(const QHostAddress& address, quint16 port, int count)
{
    if (const int problem = port == 0 ? 0 : errorIfTaken(address, port))
        return listenError(address, port, problem);

    std::vector<int> descriptors;
    for (int i = 0; i < count; ++i) {
        const quint16 samePort = descriptors.empty() ? port : portOf(descriptors.front());
        const int descriptor = boundSocket(address, samePort, true);
        if (descriptor >= 0) descriptors.push_back(descriptor);
        if (descriptor >= 0 && ::listen(descriptor, kBacklog) == 0) continue;
        const int problem = descriptor < 0 ? -descriptor : errno;
        closeAll(descriptors);
        return listenError(address, samePort, problem);
    }
    return descriptors;
}

quint16 portOf(int descriptor)
{
    SocketAddress where;
    where.size = sizeof where.storage;
    if (::getsockname(descriptor, where.get(), &where.size) != 0) return 0;
    // Both families keep the port at the same place.
    sockaddr_in in{};
    std::memcpy(&in, &where.storage, sizeof in);
    return ntohs(in.sin_port);
}

}  // namespace dibs::http
