#include "backend/rehearsal/api_client.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrlQuery>

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

ErrorCode codeOf(int status)
{
    if (status == 404) return ErrorCode::NotFound;
    if (status == 409) return ErrorCode::Conflict;
    return ErrorCode::Unavailable;
}

}  // namespace

ApiClient::ApiClient(const QUrl& server)
    : m_server(server)
{
    // The presses go straight to the server, so these calls do too.
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(kCallTimeout).count()));
}

void ApiClient::checkReady(Then<void> then)
{
    await(m_network.get(request(QStringLiteral("/readyz"))),
        [then = std::move(then)](const Result<QByteArray>& body) {
            then(body ? Result<void>() : Result<void>(body.error()));
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
    await(m_network.get(request(couponPath(coupon, "queue-size"))),
        [then = std::move(then)](const Result<QByteArray>& body) {
            if (!body) return then(body.error());
            const QJsonValue size = objectOf(*body).value(u"queueSize");
            if (size.isDouble()) return then(size.toInteger());
            then(fail(ErrorCode::Corrupt, QStringLiteral("The queue size is not a number")));
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

QNetworkRequest ApiClient::request(const QString& path) const
{
    QUrl url = m_server;
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
    connect(reply, &QNetworkReply::finished, this, [reply, then = std::move(then)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray body = reply->readAll();
        const bool good = reply->error() == QNetworkReply::NoError && status / 100 == 2;
        if (good) return then(body);
        then(fail(codeOf(status), complaintOf(*reply, status, body)));
    });
}

}  // namespace dibs::rehearsal
