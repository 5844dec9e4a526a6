#include "backend/platform/redis/link.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <hiredis/hiredis.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/un.h>

namespace dibs::redis {
namespace {

struct FreeReply {
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using OwnedReply = std::unique_ptr<redisReply, FreeReply>;

Error away(int code)
{
    return fail(ErrorCode::Unavailable, QString::fromLocal8Bit(std::strerror(code)));
}

Error timeIsUp()
{
    return fail(ErrorCode::Unavailable, QStringLiteral("no answer in time"));
}

/// hiredis nests to a depth of seven at most.
Reply valueOf(const redisReply& reply)
{
    const auto text = [&] { return QByteArray(reply.str, static_cast<qsizetype>(reply.len)); };
    switch (reply.type) {
    case REDIS_REPLY_INTEGER: return {.kind = Reply::Kind::Integer, .integer = reply.integer};
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS: return {.kind = Reply::Kind::Text, .text = text()};
    case REDIS_REPLY_ERROR: return {.kind = Reply::Kind::Refusal, .text = text()};
    case REDIS_REPLY_ARRAY: {
        Reply list{.kind = Reply::Kind::List};
        for (size_t i = 0; i < reply.elements; ++i)
            list.items.push_back(valueOf(*reply.element[i]));
        return list;
    }
    }
    return {};
}

}  // namespace

void Link::FreeReader::operator()(redisReader* reader) const
{
    redisReaderFree(reader);
}

Link::Link(UniqueFd socket, const Interrupt& interrupt)
    : m_socket(std::move(socket))
    , m_interrupt(&interrupt)
    , m_reader(redisReaderCreate())
{
}

Result<Link> Link::open(const Endpoint& endpoint, const Interrupt& interrupt, QDeadlineTimer latest)
{
    const int family = endpoint.address.ss_family;
    Link link(UniqueFd(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)), interrupt);
    const int fd = link.m_socket.get();
    if (fd < 0) return away(errno);
    const int on = 1;
    // A lock's round trip must not wait for a second packet.
    if (family != AF_UNIX) (void)::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

    if (::connect(fd, endpoint.get(), endpoint.length) == 0) return link;
    if (errno != EINPROGRESS) return away(errno);
    const Result<bool> ready = link.waitFor(POLLOUT, latest);
    if (!ready) return ready.error();
    if (!*ready) return timeIsUp();
    int code = 0;
    socklen_t length = sizeof code;
    (void)::getsockopt(fd, SOL_SOCKET, SO_ERROR, &code, &length);
    if (code != 0) return away(code);
    return link;
}

Result<void> Link::send(const QByteArray& bytes, QDeadlineTimer latest)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(m_socket.get(), bytes.constData() + sent,
            static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count >= 0) {
            sent += count;
            continue;
        }
        if (errno == EINTR) continue;
        if (errno != EAGAIN) return away(errno);
        const Result<bool> ready = waitFor(POLLOUT, latest);
        if (!ready) return ready.error();
        if (!*ready) return timeIsUp();
    }
    return {};
}

Result<std::optional<Reply>> Link::receive(QDeadlineTimer latest)
{
    while (true) {
        void* parsed = nullptr;
        if (redisReaderGetReply(m_reader.get(), &parsed) != REDIS_OK)
            return fail(ErrorCode::Unavailable, QString::fromUtf8(m_reader->errstr));
        if (parsed) return std::optional(valueOf(*OwnedReply(static_cast<redisReply*>(parsed))));

        const Result<bool> ready = waitFor(POLLIN, latest);
        if (!ready) return ready.error();
        if (!*ready) return std::optional<Reply>();
        if (const Result<void> more = read(); !more) return more.error();
    }
}

bool Link::isFresh() const
{
    char byte = 0;
    return ::recv(m_socket.get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

Result<bool> Link::waitFor(short events, QDeadlineTimer latest) const
{
    std::array<pollfd, 2> watched{
        pollfd{m_socket.get(), events, 0}, pollfd{m_interrupt->fd(), POLLIN, 0}};
    while (true) {
        const qint64 left = std::max<qint64>(0, latest.remainingTimeNSecs());
        const timespec limit{left / 1'000'000'000, left % 1'000'000'000};
        const int count = ::ppoll(
            watched.data(), watched.size(), latest.isForever() ? nullptr : &limit, nullptr);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return away(errno);
        if (watched[1].revents != 0)
            return fail(ErrorCode::Unavailable, QStringLiteral("interrupted"));
        return count > 0;
    }
}

Result<void> Link::read()
{
    std::array<char, 16 * 1024> buffer;
    const ssize_t count = ::recv(m_socket.get(), buffer.data(), buffer.size(), 0);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return {};
    if (count < 0) return away(errno);
    if (count == 0)
        return fail(ErrorCode::Unavailable, QStringLiteral("Redis has closed the connection"));
    if (redisReaderFeed(m_reader.get(), buffer.data(), static_cast<size_t>(count)) != REDIS_OK)
        return fail(ErrorCode::Unavailable, QString::fromUtf8(m_reader->errstr));
    return {};
}

}  // namespace dibs::redis
