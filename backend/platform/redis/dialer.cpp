#include "backend/platform/redis/dialer.h"

#include <QFile>

#include <cstring>
#include <sys/un.h>

namespace dibs::redis {
namespace {

Result<std::vector<Endpoint>> unixSocket(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    Endpoint endpoint{.length = sizeof(sockaddr_un)};
    auto& address = reinterpret_cast<sockaddr_un&>(endpoint.address);
    if (static_cast<size_t>(name.size()) >= sizeof address.sun_path)
        return fail(ErrorCode::BadRequest, QStringLiteral("the path is too long for a socket"));
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    return std::vector{endpoint};
}

}  // namespace

QDeadlineTimer earlier(QDeadlineTimer one, QDeadlineTimer other)
{
    return one < other ? one : other;
}

QDeadlineTimer in(std::chrono::milliseconds time)
{
    return QDeadlineTimer(time, Qt::PreciseTimer);
}

Dialer::Dialer(Address address, std::chrono::milliseconds limit)
    : m_address(std::move(address))
    , m_limit(limit)
    , m_lookup(m_address.host.toUtf8(), m_address.port)
{
}

Result<Link> Dialer::dial(const Interrupt& interrupt, QDeadlineTimer latest)
{
    const QDeadlineTimer until = earlier(latest, in(m_limit));
    Result<Link> link = connect(interrupt, until);
    if (link) {
        if (const Result<void> known = introduce(*link, until); !known) link = known.error();
    }
    if (link) return link;
    return fail(
        link.error().code, QStringLiteral("%1: %2").arg(m_address.name(), link.error().detail));
}

Result<Link> Dialer::connect(const Interrupt& interrupt, QDeadlineTimer latest)
{
    const Result<std::vector<Endpoint>> endpoints
        = m_address.path.isEmpty() ? m_lookup.within(latest) : unixSocket(m_address.path);
    if (!endpoints) return endpoints.error();
    Result<Link> link = fail(ErrorCode::Unavailable, QStringLiteral("this host has no address"));
    for (const Endpoint& endpoint : *endpoints) {
        link = Link::open(endpoint, interrupt, latest);
        if (link) break;
    }
    return link;
}

Result<void> Dialer::introduce(Link& link, QDeadlineTimer latest) const
{
    std::vector<Command> commands;
    if (!m_address.user.isEmpty())
        commands.push_back({"AUTH", m_address.user.toUtf8(), m_address.password.toUtf8()});
    else if (!m_address.password.isEmpty())
        commands.push_back({"AUTH", m_address.password.toUtf8()});
    if (m_address.database != 0)
        commands.push_back({"SELECT", QByteArray::number(m_address.database)});

    for (const Command& command : commands) {
        if (Result<void> sent = link.send(encode(command), latest); !sent) return sent;
        const Result<std::optional<Reply>> reply = link.receive(latest);
        if (!reply) return reply.error();
        if (!*reply) return fail(ErrorCode::Unavailable, QStringLiteral("no answer in time"));
        if ((*reply)->isRefusal())
            return fail(ErrorCode::Unavailable, QString::fromUtf8((*reply)->text));
    }
    return {};
}

}  // namespace dibs::redis
