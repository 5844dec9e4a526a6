#include "backend/common/coupon_issue_event.h"

#include <simdjson.h>

#include <cmath>

namespace dibs {
namespace {

// Beyond 2^53 a JSON number is no longer exact in most readers, so such an id cannot be trusted.
constexpr qint64 kExactIntegerMax = qint64{1} << 53;

Error badMember(const char* name, const char* problem)
{
    return fail(ErrorCode::BadRequest, QString::fromLatin1(problem).arg(QLatin1String(name)));
}

Result<qint64> wholeNumber(const simdjson::dom::object& object, const char* name, qint64 least)
{
    simdjson::dom::element value;
    if (object[name].get(value) != simdjson::SUCCESS || !value.is_number())
        return badMember(name, "member \"%1\" is missing or not a number");
    // A producer may write 7.0 for 7; what has a fraction, or does not fit, is no id.
    int64_t number = 0;
    double real = 0;
    if (value.get(number) != simdjson::SUCCESS) {
        if (value.get(real) != simdjson::SUCCESS || std::trunc(real) != real
            || std::abs(real) > static_cast<double>(kExactIntegerMax))
            return badMember(name, "member \"%1\" is not a whole number");
        number = static_cast<int64_t>(real);
    }
    if (number < least || number > kExactIntegerMax)
        return badMember(name, "member \"%1\" is out of range");
    return number;
}

QUuid uuidFrom(const simdjson::dom::object& object)
{
    std::string_view text;
    if (object["eventId"].get(text) != simdjson::SUCCESS) return {};
    return QUuid::fromString(QLatin1String(text.data(), static_cast<qsizetype>(text.size())));
}

/// Parsing with QJsonDocument took a seventh of all the time spent on deciding.
simdjson::simdjson_result<simdjson::dom::object> parse(const QByteArray& json)
{
    thread_local simdjson::dom::parser parser;  // keeps its buffers
    return parser.parse(json.constData(), static_cast<size_t>(json.size())).get_object();
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
    simdjson::dom::object object;
    const simdjson::error_code problem = parse(json).get(object);
    if (problem == simdjson::INCORRECT_TYPE)
        return fail(ErrorCode::BadRequest, QStringLiteral("not an object"));
    if (problem != simdjson::SUCCESS)
        return fail(ErrorCode::BadRequest,
            QStringLiteral("not JSON: ") + QLatin1String(simdjson::error_message(problem)));

    const EventId eventId = uuidFrom(object);
    if (eventId.isNull()) return badMember("eventId", "member \"%1\" is missing or not a UUID");
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
