#include "backend/console/console_json.h"

#include "backend/console/json_form.h"

#include <QHash>
#include <QJsonDocument>

namespace dibs::console {

template <>
struct Words<CampaignState> {
    static constexpr const char* words[] = {"SCHEDULED", "OPENED", "PAUSED", "SOLD_OUT", "CLOSED"};
};
template <>
struct Words<PartitionState> {
    static constexpr const char* words[]
        = {"CAUGHT_UP", "DRAINING", "GROWING", "STALLED", "NO_CONSUMER", "LOST"};
};
template <>
struct Words<NeighbourKind> {
    static constexpr const char* words[] = {"LOG", "DATABASE", "REDIS", "INSTANCE"};
};
template <>
struct Words<RequestOutcome> {
    static constexpr const char* words[] = {"ISSUED", "SOLD_OUT", "DUPLICATE", "REJECTED"};
};
template <>
struct Words<LetterState> {
    static constexpr const char* words[] = {"FOUND", "REPLAYED", "DISCARDED"};
};

template <>
struct Members<CampaignSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("couponId", value.couponId);
        member("description", value.description);
        member("state", value.state);
        member("rehearsal", value.rehearsal);
        member("partition", value.partition);
        member("totalStock", value.totalStock);
        member("remaining", value.remaining);
        member("issued", value.issued);
        member("lag", value.lag);
        member("acceptedPerSecond", value.acceptedPerSecond);
        member("issuedPerSecond", value.issuedPerSecond);
        member("opensAt", value.opensAtMs);
        member("closesAt", value.closesAtMs);
        member("expiresAt", value.expiresAtMs);
    }
};
template <>
struct Members<PartitionSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("partition", value.partition);
        member("logEnd", value.logEnd);
        member("position", value.position);
        member("inPerSecond", value.inPerSecond);
        member("outPerSecond", value.outPerSecond);
        member("oldestWaitMs", value.oldestWaitMs);
        member("owner", value.owner);
        member("state", value.state);
        member("why", value.why);
        member("whatToDo", value.whatToDo);
    }
};
template <>
struct Members<NeighbourSnapshot> {
    static void visit(auto& member, auto& value)
    {
        member("kind", value.kind);
        member("name", value.name);
        member("problem", value.problem);
        member("roundTripMs", value.roundTripMs);
        member("since", value.sinceMs);
    }
};
template <>
struct Members<Totals> {
    static void visit(auto& member, auto& value)
    {
        member("accepted", value.accepted);
        member("issued", value.issued);
        member("soldOut", value.soldOut);
        member("duplicate", value.duplicate);
        member("rejected", value.rejected);
        member("deadLetters", value.deadLetters);
        member("refused", value.refused);
        member("unavailable", value.unavailable);
    }
};
template <>
struct Members<Snapshot> {
    static void visit(auto& member, auto& value)
    {
        member("takenAt", value.takenAtMs);
        member("instance", value.instance);
        member("version", value.version);
        member("environment", value.environment);
        member("readOnly", value.readOnly);
        member("uptimeMs", value.uptimeMs);
        member("campaigns", value.campaigns);
        member("partitions", value.partitions);
        member("neighbours", value.neighbours);
        member("acceptedPerSecond", value.acceptedPerSecond);
        member("issuedPerSecond", value.issuedPerSecond);
        member("decidedPerSecond", value.decidedPerSecond);
        member("totals", value.totals);
        member("deadLettersWaiting", value.deadLettersWaiting);
        member("logProblem", value.logProblem);
        member("storeProblem", value.storeProblem);
        member("lockProblem", value.lockProblem);
    }
};
template <>
struct Members<FeedRow> {
    static void visit(auto& member, auto& value)
    {
        member("serial", value.serial);
        member("eventId", value.event);
        member("couponId", value.couponId);
        member("userId", value.userId);
        member("status", value.outcome);
        member("reason", value.reason);
        member("sequence", value.sequence);
        member("userCouponId", value.userCouponId);
        member("partition", value.partition);
        member("offset", value.offset);
        member("acceptedAt", value.acceptedAtMs);
        member("decidedAt", value.decidedAtMs);
    }
};
template <>
struct Members<Feed> {
    static void visit(auto& member, auto& value)
    {
        member("rows", value.rows);
        member("rowsInSample", value.rowsInSample);
        member("decidedInSample", value.decidedInSample);
    }
};
template <>
struct Members<UseOfCoupon> {
    static void visit(auto& member, auto& value)
    {
        member("status", value.status);
        member("expiresAt", value.expiresAtMs);
        member("usedAt", value.usedAtMs);
        member("orderId", value.orderId);
    }
};
template <>
struct Members<RequestStory> {
    static void visit(auto& member, auto& value)
    {
        member("requestId", value.requestId);
        member("decided", value.decided);
        member("request", value.request);
        member("campaign", value.campaign);
        member("coupon", value.coupon);
        member("before", value.before);
        member("after", value.after);
    }
};
template <>
struct Members<CustomerStory> {
    static void visit(auto& member, auto& value)
    {
        member("userId", value.user);
        member("requests", value.requests);
        member("more", value.more);
    }
};
template <>
struct Members<WaitFigures> {
    static void visit(auto& member, auto& value)
    {
        member("p50Ms", value.p50Ms);
        member("p95Ms", value.p95Ms);
        member("p99Ms", value.p99Ms);
        member("maxMs", value.maxMs);
    }
};
template <>
struct Members<CampaignReport> {
    static void visit(auto& member, auto& value)
    {
        member("couponId", value.couponId);
        member("description", value.description);
        member("madeAt", value.madeAtMs);
        member("totalStock", value.totalStock);
        member("issued", value.issued);
        member("soldOut", value.soldOut);
        member("duplicate", value.duplicate);
        member("rejected", value.rejected);
        member("firstAcceptedAt", value.firstAcceptedMs);
        member("lastDecidedAt", value.lastDecidedMs);
        member("waits", value.waits);
        member("secondsPerStep", value.secondsPerStep);
        member("issuedPerStep", value.issuedPerStep);
        member("recordsReplayed", value.recordsReplayed);
        member("differences", value.differences);
        member("firstDifferences", value.firstDifferences);
        member("notVerified", value.notVerified);
    }
};

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
