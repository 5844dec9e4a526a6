#include "backend/platform/sql/database_address.h"

#include <QUrl>
#include <QUrlQuery>

namespace dibs::sql {
namespace {

Error refuse(const QString& what)
{
    return fail(ErrorCode::BadRequest,
        QStringLiteral("the address of the database %1; it looks like "
                       "mysql://user@host:3306/dibs or "
                       "mysql://user@localhost/dibs?socket=/run/mysqld/mysqld.sock")
            .arg(what));
}

}  // namespace

Result<DatabaseAddress> DatabaseAddress::parse(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    // First, and without the URL in the sentence: it would carry the password into the log.
    if (url.userInfo(QUrl::FullyEncoded).contains(u':'))
        return fail(ErrorCode::BadRequest,
            QStringLiteral("the address of the database has a password in it, where every list of "
                           "processes shows it: put the password into a file of its own"));
    if (!url.isValid()) return refuse(QStringLiteral("is no URL"));
    if (url.scheme() != u"mysql") return refuse(QStringLiteral("does not begin with mysql://"));
    if (url.userName().isEmpty()) return refuse(QStringLiteral("names no user"));
    if (url.host().isEmpty()) return refuse(QStringLiteral("names no host"));
    const QString database = url.path().mid(1);
    if (database.isEmpty() || database.contains(u'/'))
        return refuse(QStringLiteral("names no database"));
    if (url.hasFragment() || url.port(1) == 0) return refuse(QStringLiteral("is no URL"));
    const QUrlQuery query(url);
    for (const auto& [key, value] : query.queryItems())
        if (key != u"socket" || !value.startsWith(u'/'))
            return refuse(QStringLiteral("has an option other than socket=/a/path: %1").arg(key));
    return DatabaseAddress{.user = url.userName(),
        .host = url.host(),
        .port = static_cast<quint16>(url.port(3306)),
        .socket = query.queryItemValue(QStringLiteral("socket"), QUrl::FullyDecoded),
        .database = database};
}

QString DatabaseAddress::toString() const
{
    QUrl url;
    url.setScheme(QStringLiteral("mysql"));
    url.setUserName(user);
    url.setHost(host);
    if (socket.isEmpty()) url.setPort(port);
    url.setPath(u'/' + database);
    if (!socket.isEmpty()) url.setQuery(QStringLiteral("socket=") + socket);
    return url.toString();
}

}  // namespace dibs::sql
