#include "backend/common/coupon_issue_event.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace dibs {
namespace {

// Beyond 2^53 a JSON number is no longer exact in most readers, so such an id cannot be trusted.
constexpr double kExactIntegerMax = 9'007'199'254'740'992.0;

Error badMember(const char* name, const char* problem)
{
    return fail(ErrorCode::BadRequest,
        QStringLiteral("member \"%1\" %2").arg(QLatin1String(name), QLatin1String(problem)));
}

Result<qint64> wholeNumber(const QJsonObject& object, const char* name, qint64 least)
{
    const QJsonValue value = object.value(QLatin1String(name));
    if (!value.isDouble()) return badMember(name, "is missing or not a number");
    const double number = value.toDouble();
    if (std::trunc(number) != number || std::abs(number) > kExactIntegerMax)
        return badMember(name, "is not a whole number");
    if (number < static_cast<double>(least)) return badMember(name, "is out of range");
    return value.toInteger();
}

}  // namespace

QByteArray CouponIssueEvent::toJson() const
{
    QByteArray json;
    json.reserve(160);
    json += "{\"eventId\":\"";
    json += eventId.toByteArray(QUuid::WithoutBraces);
    json += "\",\"userId\":";
    json += QByteArray::number(userId.value);
    json += ",\"couponId\":";
    json += QByteArray::number(couponId.value);
    json += ",\"timestamp\":";
    json += QByteArray::number(timestampMs);
    json += ",\"version\":";
    json += QByteArray::number(version);
    json += '}';
    return json;
}

Result<CouponIssueEvent> CouponIssueEvent::fromJson(const QByteArray& json)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorCode::BadRequest,
            QStringLiteral("not JSON: %1 at byte %2")
                .arg(problem.errorString())
                .arg(problem.offset));
    if (!document.isObject()) return fail(ErrorCode::BadRequest, QStringLiteral("not an object"));

    const QJsonObject object = document.object();
    const auto eventId = QUuid::fromString(object.value(QLatin1String("eventId")).toString());
    if (eventId.isNull()) return badMember("eventId", "is missing or not a UUID");
    const Result<qint64> userId = wholeNumber(object, "userId", 1);
    if (!userId) return userId.error();
    const Result<qint64> couponId = wholeNumber(object, "couponId", 1);
    if (!couponId) return couponId.error();
    const Result<qint64> timestampMs = wholeNumber(object, "timestamp", 0);
    if (!timestampMs) return timestampMs.error();
    const Result<qint64> version = wholeNumber(object, "version", 1);
    if (!version) return version.error();
    return CouponIssueEvent{
        eventId, UserId{*userId}, CouponId{*couponId}, *timestampMs, static_cast<int>(*version)};
}

QByteArray keyOf(CouponId couponId)
{
    return "coupon-" + QByteArray::number(couponId.value);
}

std::optional<CouponId> couponOf(const QByteArray& key)
{
    if (!key.startsWith("coupon-")) return std::nullopt;
    const CouponId coupon{key.mid(7).toLongLong()};
    if (!coupon.isValid() || keyOf(coupon) != key) return std::nullopt;
    return coupon;
}

}  // namespace dibs
