// The ceiling: one thread, one epoll, no parsing but for the empty line that ends a request, and
// the same 202 for everybody. What a real server reaches of it is the price of being one.
//
//   bare_epoll [port]        prints the port, then runs until it is killed
//   wrk -t1 -c64 -d5s http://127.0.0.1:PORT/
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

constexpr int kEventsMax = 256;
constexpr size_t kReadBytes = 16 * 1024;

// As long as the answer to an accepted request.
constexpr std::string_view kAnswer
    = "HTTP/1.1 202 Accepted\r\n"
      "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
      "Content-Type: application/json\r\n"
      "Location: /api/coupons/requests/019b76da-a800-7000-8000-000000000000-0123456789abcdef\r\n"
      "Content-Length: 137\r\n"
      "\r\n"
      "{\"success\":true,\"message\":\"accepted\",\"requestId\":"
      "\"019b76da-a800-7000-8000-000000000000-0123456789abcdef\",\"status\":\"PENDING\","
      "\"couponId\":1"
      "}";

int listenOn(uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0
        || ::listen(descriptor, SOMAXCONN) != 0) {
        std::perror("bare_epoll");
        std::exit(EXIT_FAILURE);
    }
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return descriptor;
}

void watch(int epoll, int descriptor)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void accept(int epoll, int listener)
{
    const int client = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
    if (client < 0) return;
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    watch(epoll, client);
}

/// False when the client is gone.
bool serve(int client, std::string& pending)
{
    std::array<char, kReadBytes> bytes{};
    const ssize_t got = ::recv(client, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    pending.append(bytes.data(), static_cast<size_t>(got));

    std::string answers;
    size_t start = 0;
    for (size_t end = 0; (end = pending.find("\r\n\r\n", start)) != std::string::npos;) {
        answers += kAnswer;
        start = end + 4;
    }
    pending.erase(0, start);
    return answers.empty() || ::send(client, answers.data(), answers.size(), MSG_NOSIGNAL) > 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const int listener = listenOn(static_cast<uint16_t>(argc > 1 ? std::atoi(argv[1]) : 0));
    const int epoll = ::epoll_create1(0);
    watch(epoll, listener);

    std::unordered_map<int, std::string> pending;
    std::array<epoll_event, kEventsMax> events{};
    while (true) {
        const int count = ::epoll_wait(epoll, events.data(), kEventsMax, -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<size_t>(i)].data.fd;
            if (descriptor == listener) {
                accept(epoll, listener);
            } else if (!serve(descriptor, pending[descriptor])) {
                pending.erase(descriptor);
                ::close(descriptor);
            }
        }
    }
}
