#include "backend/console/console_json.h"

#include "backend/console/console_members.h"

#include <QHash>
#include <QJsonDocument>

namespace dibs::console {
namespace {

Error unreadable(const QString& what)
{
    return fail(ErrorCode::Corrupt, what);
}

Result<QJsonObject> objectIn(const QByteArray& json)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) return unreadable(problem.errorString());
    if (!document.isObject()) return unreadable(QStringLiteral("it is no object"));
    return document.object();
}

template <class T>
QByteArray compact(const T& value)
{
    return QJsonDocument(json::object(value)).toJson(QJsonDocument::Compact);
}

template <class T>
Result<T> from(const QJsonObject& object)
{
    T value;
    QString problem;
    if (json::read(object, value, problem)) return value;
    return unreadable(QStringLiteral("\"%1\" is missing or is not what it should be").arg(problem));
}

template <class T>
Result<T> from(const QByteArray& json)
{
    return objectIn(json).andThen([](const QJsonObject& object) { return from<T>(object); });
}

constexpr auto idOf = [](const CampaignSnapshot& campaign) { return campaign.couponId.value; };
constexpr auto numberOf = [](const PartitionSnapshot& partition) { return partition.partition; };

template <class T, class Key>
bool sameKeys(const QList<T>& one, const QList<T>& other, Key key)
{
    return std::ranges::equal(one, other, {}, key, key);
}

/// Of two lists with the same keys in the same order.
template <class T>
QList<T> differing(const QList<T>& before, const QList<T>& now)
{
    QList<T> rows;
    for (qsizetype i = 0; i < now.size(); ++i)
        if (before[i] != now[i]) rows.append(now[i]);
    return rows;
}

template <class T, class Key>
QList<T> merged(QList<T> before, const QList<T>& changed, Key key)
{
    QHash<qint64, qsizetype> places;
    for (qsizetype i = 0; i < before.size(); ++i) places.insert(key(before[i]), i);
    for (const T& each : changed)
        if (const auto place = places.constFind(key(each)); place != places.constEnd())
            before[*place] = each;
    return before;
}

constexpr QLatin1String kSince("since");

}  // namespace

QByteArray toJson(const Snapshot& snapshot)
{
    return compact(snapshot);
}

QByteArray toJson(const CustomerStory& story)
{
    return compact(story);
}

QByteArray toJson(const CampaignReport& report)
{
    return compact(report);
}

Result<Snapshot> snapshotFrom(const QByteArray& json)
{
    return from<Snapshot>(json);
}

Result<CustomerStory> storyFrom(const QByteArray& json)
{
    return from<CustomerStory>(json);
}

Result<CampaignReport> reportFrom(const QByteArray& json)
{
    return from<CampaignReport>(json);
}

QByteArray changesJson(const Snapshot& before, const Snapshot& now)
{
    if (!sameKeys(before.campaigns, now.campaigns, idOf)
        || !sameKeys(before.partitions, now.partitions, numberOf))
        return toJson(now);
    Snapshot changed = now;
    changed.campaigns = differing(before.campaigns, now.campaigns);
    changed.partitions = differing(before.partitions, now.partitions);
    QJsonObject object = json::object(changed);
    object.insert(kSince, before.takenAtMs);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Snapshot> snapshotAfter(const Snapshot& before, const QByteArray& json)
{
    const Result<QJsonObject> object = objectIn(json);
    if (!object) return object.error();
    Result<Snapshot> now = from<Snapshot>(*object);
    if (!now || !object->contains(kSince)) return now;
    if (object->value(kSince).toInteger() != before.takenAtMs)
        return fail(ErrorCode::NotFound, QStringLiteral("it goes on from what is not known here"));
    Snapshot whole = *now;
    whole.campaigns = merged(before.campaigns, now->campaigns, idOf);
    whole.partitions = merged(before.partitions, now->partitions, numberOf);
    return whole;
}

QByteArray feedJson(const Feed& feed, quint64 after)
{
    Feed news = feed;
    news.rows.removeIf([after](const FeedRow& row) { return row.serial <= after; });
    return compact(news);
}

Result<Feed> feedAfter(const Feed& before, const QByteArray& json)
{
    Result<Feed> news = from<Feed>(json);
    if (!news) return news;
    Feed feed = *news;
    feed.rows = before.rows + news->rows;
    if (feed.rows.size() > kFeedRowsMax) feed.rows = feed.rows.last(kFeedRowsMax);
    return feed;
}

namespace {

/// As text where it is some, as base64 where it is not.
QByteArray bytesIn(const QJsonObject& object, const QString& name)
{
    const QJsonValue value = object.value(name);
    if (value.isNull()) return {};
    const QByteArray text = value.toString().toUtf8();
    const bool isText = object.value(name + QStringLiteral("Encoding")) == QStringLiteral("text");
    const QByteArray bytes = isText ? text : QByteArray::fromBase64(text);
    return bytes.isNull() ? QByteArray("") : bytes;  // empty is not "none"
}

DeadLetter letterFrom(const QJsonObject& object)
{
    DeadLetter letter{.id = object[u"deadLetterId"].toInteger(),
        .partition = object[u"partition"].toInt(),
        .offset = object[u"offset"].toInteger(),
        .key = bytesIn(object, QStringLiteral("key")),
        .payload = bytesIn(object, QStringLiteral("payload")),
        .reason = object[u"reason"].toString(),
        .foundAtMs = object[u"foundAt"].toInteger(),
        .note = object[u"note"].toString()};
    (void)json::take(object[u"state"], letter.state);
    (void)json::take(object[u"handledAt"], letter.handledAtMs);
    for (const QJsonValue& each : object[u"headers"].toArray())
        letter.headers.append(
            {each[u"name"].toString().toUtf8(), bytesIn(each.toObject(), QStringLiteral("value"))});
    return letter;
}

}  // namespace

Result<DeadLetterPage> letterPageFrom(const QByteArray& json)
{
    const Result<QJsonObject> object = objectIn(json);
    if (!object) return object.error();
    const QJsonValue items = object->value(u"items");
    if (!items.isArray()) return unreadable(QStringLiteral("\"items\" is missing"));
    DeadLetterPage page;
    for (const QJsonValue& each : items.toArray()) page.letters.append(letterFrom(each.toObject()));
    if (!object->value(u"next").isNull() && !page.letters.isEmpty())
        page.next = page.letters.constLast().id;
    return page;
}

}  // namespace dibs::console
