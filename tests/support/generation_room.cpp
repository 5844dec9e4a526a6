#include "tests/support/generation_room.h"

#include "tests/support/patience.h"
#include "tests/support/redis_server.h"

#include <QFileInfo>
#include <QTest>

namespace dibs::test {
GenerationRoom::GenerationRoom(sql::Dialect dialect)
    : m_database(dialect)
    , m_dialect(dialect)
{
}

server::Server::Options GenerationRoom::options(coupon::Generation generation) const
{
    server::Server::Options options{.backing = {.dataDirectory = directory(), .issue = generation},
        .port = 0,
        .httpThreads = 1,
        .users = coupon::UserPolicy::Any};
    if (m_dialect == sql::Dialect::Sqlite) return options;
    options.backing.database = m_database.address();
    if (const Result<redis::Address> redis = sharedRedis()) options.backing.redis = *redis;
    return options;
}

void GenerationRoom::start(
    coupon::Generation generation, int stock, std::optional<redis::Address> redis)
{
    server::Server::Options asked = options(generation);
    if (redis) asked.backing.redis = redis;
    auto started = server::Server::start(asked);
    if (!started) qFatal("%s", qUtf8Printable(started.error().detail));
    m_server = std::move(*started);
    ask("POST", u"/api/coupons"_qs,
        R"({"couponId":50,"description":"Night","discountAmount":1,"totalStock":)"
            + QByteArray::number(stock) + '}');
}

GenerationRoom::Answer GenerationRoom::press(qint64 user, const QByteArray& key)
{
    return ask("POST", u"/api/coupons/50/issue?userId=%1"_qs.arg(user), {}, key);
}

GenerationRoom::Answer GenerationRoom::ask(
    const QByteArray& method, const QString& target, const QByteArray& body, const QByteArray& key)
{
    return answerOf(send(method, target, body, key));
}

QNetworkReply* GenerationRoom::send(
    const QByteArray& method, const QString& target, const QByteArray& body, const QByteArray& key)
{
    QNetworkRequest request(QUrl(m_server->url() + target));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_qs);
    if (!key.isEmpty()) request.setRawHeader("Idempotency-Key", key);
    return m_client.sendCustomRequest(request, method, body);
}

GenerationRoom::Answer GenerationRoom::answerOf(QNetworkReply* reply)
{
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, testing::kPatienceMs)) return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

QString GenerationRoom::outcomes() const
{
    return m_database.rows(u"SELECT record_offset, user_id, outcome FROM outcomes ORDER BY 1"_qs);
}

void GenerationRoom::hide(const QString& table) const
{
    m_database.meddle(u"ALTER TABLE %1 RENAME TO hidden"_qs.arg(table));
}

void GenerationRoom::bringBack(const QString& table) const
{
    m_database.meddle(u"ALTER TABLE hidden RENAME TO %1"_qs.arg(table));
}

QString GenerationRoom::directory() const
{
    return QFileInfo(m_database.path()).path();
}

QString GenerationRoom::storeName() const
{
    return m_dialect == sql::Dialect::Sqlite ? m_database.path() : m_database.address().toString();
}

}  // namespace dibs::test
