#include "tests/support/proxy_pipe.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace dibs::testing {

void ProxyFlow::add(ProxyTime due, const QByteArray& bytes)
{
    chunks.push_back({due, bytes});
    held += bytes.size();
}

bool ProxyFlow::send(int socket)
{
    const ProxyTime now = ProxyClock::now();
    while (isDue(now)) {
        QByteArray& bytes = chunks.front().bytes;
        const ssize_t sent
            = ::send(socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0) return errno == EAGAIN || errno == EINTR;
        held -= sent;
        bytes.remove(0, sent);
        if (bytes.isEmpty()) chunks.pop_front();
    }
    if (hasEnded && !isShut && chunks.empty()) {
        ::shutdown(socket, SHUT_WR);
        isShut = true;
    }
    return true;
}

ProxyPipe::~ProxyPipe()
{
    for (const int socket : sockets) {
        if (socket >= 0) ::close(socket);
    }
}

void ProxyPipe::reset()
{
    const linger atOnce{1, 0};
    for (int& socket : sockets) {
        if (socket < 0) continue;
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        ::close(socket);
        socket = -1;
    }
}

}  // namespace dibs::testing
