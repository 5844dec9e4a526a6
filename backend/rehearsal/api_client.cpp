#include "backend/rehearsal/api_client.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrlQuery>

#include <algorithm>

namespace dibs::rehearsal {

namespace {

QString couponPath(CouponId coupon, const char* what)
{
    return QStringLiteral("/api/coupons/%1/%2").arg(coupon.value).arg(QLatin1String(what));
}

QJsonObject objectOf(const QByteArray& body)
{
    return QJsonDocument::fromJson(body).object();
}

/// The server's own words if it had any.
QString complaintOf(QNetworkReply& reply, int status, const QByteArray& body)
{
    if (status == 0) return reply.errorString();
    const QJsonObject problem = objectOf(body);
    QString detail = problem.value(u"detail").toString();
    if (detail.isEmpty()) detail = problem.value(u"message").toString();
    return QStringLiteral("%1 answered %2 %3")
        .arg(reply.url().path(), QString::number(status), detail)
        .trimmed();
}

Claims claimsIn(const QByteArray& readiness)
{
    const QJsonObject said = objectOf(readiness);
    Claims claims{said.value(u"issue").toString(), {}};
    for (const QJsonValue& each : said.value(u"guarantees").toArray())
        claims.guarantees += each.toString();
    return claims;
}

ErrorCode codeOf(int status)
{
    if (status == 404) return ErrorCode::NotFound;
    if (status == 409) return ErrorCode::Conflict;
    return ErrorCode::Unavailable;
}

}  // namespace

ApiClient::ApiClient(const QList<QUrl>& servers)
    : m_servers(servers)
{
    // The presses go straight to the server, so these calls do too.
    m_network.setProxy(QNetworkProxy::NoProxy);
    const std::chrono::milliseconds timeout
        = servers.size() > 1 ? kCallTimeoutAmongSeveral : kCallTimeout;
    m_network.setTransferTimeout(static_cast<int>(timeout.count()));
}

void ApiClient::checkReady(Then<Claims> then)
{
    checkReady(0, std::move(then));
}

void ApiClient::checkReady(qsizetype server, Then<Claims> then)
{
    await(m_network.get(request(server, QStringLiteral("/readyz"))),
        [this, server, then = std::move(then)](const Result<QByteArray>& body) {
            if (!body)
                return then(fail(body.error().code,
                    QStringLiteral("No server is ready at %1 (%2)")
                        .arg(m_servers[server].toString(), body.error().detail)));
            if (server + 1 == m_servers.size()) return then(claimsIn(*body));
            checkReady(server + 1, then);
        });
}

void ApiClient::createCampaign(int stock, Then<CouponId> then)
{
    const QJsonObject campaign{
        {QStringLiteral("description"),
            QStringLiteral("Rehearsal ") + QDateTime::currentDateTime().toString(Qt::ISODate)},
        {QStringLiteral("discountAmount"), 1000},
        {QStringLiteral("totalStock"), stock},
        {QStringLiteral("rehearsal"), true},
    };
    await(m_network.post(request(QStringLiteral("/api/coupons")),
              QJsonDocument(campaign).toJson(QJsonDocument::Compact)),
        [then = std::move(then)](const Result<QByteArray>& body) {
            if (!body) return then(body.error());
            const CouponId coupon{objectOf(*body).value(u"couponId").toInteger()};
            if (coupon.isValid()) return then(coupon);
            then(fail(ErrorCode::Corrupt, QStringLiteral("The new campaign has no couponId")));
        });
}

void ApiClient::queueSize(CouponId coupon, Then<qint64> then)
{
    struct Asked {
        qsizetype missing;
        std::optional<qint64> most;
        std::optional<Error> error;
    };
    const auto asked = std::make_shared<Asked>(Asked{m_servers.size(), {}, {}});
    for (qsizetype server = 0; server < m_servers.size(); ++server)
        await(m_network.get(request(server, couponPath(coupon, "queue-size"))),
            [asked, then](const Result<QByteArray>& body) {
                const QJsonValue size = body ? objectOf(*body).value(u"queueSize") : QJsonValue();
                if (size.isDouble())
                    asked->most = std::max(asked->most.value_or(0), size.toInteger());
                else if (body)
                    asked->error = fail(
                        ErrorCode::Corrupt, QStringLiteral("The queue size is not a number"));
                else
                    asked->error = body.error();
                if (--asked->missing > 0) return;
                then(asked->most ? Result<qint64>(*asked->most) : Result<qint64>(*asked->error));
            });
}

void ApiClient::outcomes(
    CouponId coupon, const std::optional<QString>& cursor, Then<OutcomePage> then)
{
    QUrlQuery query{{QStringLiteral("limit"), QString::number(kPageSize)}};
    if (cursor)
        query.addQueryItem(
            QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(*cursor)));
    QNetworkRequest get = request(couponPath(coupon, "outcomes"));
    QUrl url = get.url();
    url.setQuery(query);
    get.setUrl(url);
    await(m_network.get(get), [then = std::move(then)](const Result<QByteArray>& body) {
        then(body.andThen(parseOutcomePage));
    });
}

void ApiClient::close(CouponId coupon, Then<void> then)
{
    await(m_network.post(request(couponPath(coupon, "close")), "{}"),
        [then = std::move(then)](const Result<QByteArray>& body) {
            then(body ? Result<void>() : Result<void>(body.error()));
        });
}

QNetworkRequest ApiClient::request(qsizetype server, const QString& path) const
{
    QUrl url = m_servers[server];
    QString base = url.path();
    while (base.endsWith(u'/')) base.chop(1);
    url.setPath(base + path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);  // asks for an upgrade
    return request;
}

void ApiClient::await(QNetworkReply* reply, Then<QByteArray> then)
{
    connect(reply, &QNetworkReply::finished, this, [this, reply, then = std::move(then)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray body = reply->readAll();
        const bool good = reply->error() == QNetworkReply::NoError && status / 100 == 2;
        if (good) return then(body);
        if (status == 0 && reply->url().port() == m_servers[m_current].port()
            && reply->url().host() == m_servers[m_current].host())
            m_current = (m_current + 1) % m_servers.size();
        then(fail(codeOf(status), complaintOf(*reply, status, body)));
    });
}

}  // namespace dibs::rehearsal
