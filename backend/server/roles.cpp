#include "backend/server/roles.h"

namespace dibs::server {
namespace {

/// An address to reach a server at that listens on all of them.
QUrl reachable(const QString& serverUrl)
{
    QUrl url(serverUrl);
    const QHostAddress address(url.host());
    if (address == QHostAddress::AnyIPv6 || address == QHostAddress::Any)
        url.setHost(QHostAddress(
            address == QHostAddress::Any ? QHostAddress::LocalHost : QHostAddress::LocalHostIPv6)
                        .toString());
    return url;
}

}  // namespace

Result<std::unique_ptr<Roles>> Roles::start(Options options)
{
    std::unique_ptr<Roles> roles(new Roles);
    if (options.coupon) {
        if (options.core) options.coupon->orders = options.core->tally;
        Result<std::unique_ptr<Server>> started = Server::start(*options.coupon);
        if (!started) return started.error();
        roles->m_coupon = std::move(*started);
    }
    if (options.core) {
        if (options.core->couponUrl.isEmpty() && roles->m_coupon)
            options.core->couponUrl = reachable(roles->m_coupon->url());
        Result<std::unique_ptr<CoreServer>> started = CoreServer::start(*options.core);
        if (!started) return started.error();
        roles->m_core = std::move(*started);
    }
    return roles;
}

QStringList Roles::announcement() const
{
    QStringList lines;
    if (m_core)
        lines += QStringLiteral("orders on %1, %2").arg(m_core->url(), m_core->whereabouts());
    if (m_coupon)
        lines
            += QStringLiteral("listening on %1, %2").arg(m_coupon->url(), m_coupon->whereabouts());
    return lines;
}

}  // namespace dibs::server
