#include "backend/platform/redis/address.h"

#include <QUrl>

namespace dibs::redis {
namespace {

Error wrong(const QString& url, const char* sentence)
{
    return fail(ErrorCode::BadRequest, QStringLiteral("%1: %2").arg(url, QLatin1String(sentence)));
}

/// "", "/" or "/N".
std::optional<int> databaseOf(const QString& path)
{
    if (path.size() <= 1) return 0;
    bool ok = false;
    const ushort number = path.mid(1).toUShort(&ok);
    return ok ? std::optional<int>(number) : std::nullopt;
}

}  // namespace

Result<Address> Address::parse(const QString& url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid()) return wrong(url, "this is not a URL");
    if (parsed.userInfo(QUrl::FullyEncoded).contains(u':')) {
        // The sentence ends up in a log, so it does not repeat the password.
        return wrong(parsed.toString(QUrl::RemoveUserInfo),
            "a password in the URL is seen by everybody who lists processes; put it into a file");
    }
    if (parsed.hasQuery() || parsed.hasFragment()) return wrong(url, "nothing may follow the path");

    Address address{.user = parsed.userName()};
    if (parsed.scheme() == QLatin1String("redis+unix")) {
        address.path = parsed.path();
        if (!parsed.host().isEmpty() || address.path.size() <= 1)
            return wrong(url, "three slashes and the path of a socket are expected");
        return address;
    }
    if (parsed.scheme() != QLatin1String("redis"))
        return wrong(url, "redis://host:6379 or redis+unix:///path.sock is expected");

    address.host = parsed.host();
    if (address.host.isEmpty()) return wrong(url, "the host is missing");
    const int port = parsed.port(address.port);
    if (port == 0) return wrong(url, "no server listens on port 0");
    address.port = static_cast<quint16>(port);
    const std::optional<int> database = databaseOf(parsed.path());
    if (!database) return wrong(url, "the path is the number of a database, such as /0");
    address.database = *database;
    return address;
}

QString Address::name() const
{
    if (!path.isEmpty()) return path;
    const bool isIpv6 = host.contains(u':');
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

}  // namespace dibs::redis
