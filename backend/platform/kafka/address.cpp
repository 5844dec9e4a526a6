#include "backend/platform/kafka/address.h"

#include "backend/common/coupon_issue_event.h"

#include <QRegularExpression>
#include <QStringList>

namespace dibs::kafka {
namespace {

constexpr int kDefaultPort = 9092;
const auto kScheme = QStringLiteral("kafka://");

/// Of the topic's name: its dead letters have "-dlt" behind it, and Kafka takes 249 characters.
constexpr qsizetype kTopicSizeMax = 245;

Error wrong(const QString& url, const QString& why)
{
    return fail(ErrorCode::BadRequest,
        QStringLiteral("\"%1\": %2; the form is kafka://host:9092[,host2:9092][/topic]")
            .arg(url, why));
}

}  // namespace

Result<Address> Address::parse(const QString& url)
{
    static const QRegularExpression kServer(
        uR"(\A([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?\z)"_qs);
    static const QRegularExpression kTopic(uR"(\A[A-Za-z0-9._-]+\z)"_qs);

    if (!url.startsWith(kScheme)) return wrong(url, QStringLiteral("it begins otherwise"));
    const QString rest = url.mid(kScheme.size());
    const QString path = rest.section(u'/', 1);

    QByteArrayList servers;
    for (const QString& server : rest.section(u'/', 0, 0).split(u',')) {
        const QRegularExpressionMatch match = kServer.match(server);
        const int port = match.captured(2).isEmpty() ? kDefaultPort : match.captured(2).toInt();
        if (!match.hasMatch() || port < 1 || port > 65'535)
            return wrong(url, QStringLiteral("\"%1\" is no server").arg(server));
        servers.append(match.captured(1).toLatin1() + ':' + QByteArray::number(port));
    }
    const QString topic = path.isEmpty() ? QLatin1String(kCouponIssueTopic) : path;
    if (!kTopic.match(topic).hasMatch() || topic.size() > kTopicSizeMax || topic == u"."
        || topic == u"..")
        return wrong(url, QStringLiteral("\"%1\" is no topic").arg(topic));
    return Address{servers.join(','), topic};
}

QString Address::text() const
{
    return kScheme + QString::fromLatin1(servers) + u'/' + topic;
}

}  // namespace dibs::kafka
