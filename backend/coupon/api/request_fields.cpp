#include "backend/coupon/api/request_fields.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

constexpr qsizetype kNumberDigitsMax = 16;  // beyond 2^53 JSON numbers are no longer exact
constexpr qint64 kNumberMax = 9'007'199'254'740'991;
constexpr qsizetype kIdempotencyKeyMax = 255;
constexpr qsizetype kTraceparentLength = 55;
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error bad(const char* field, const QString& problem)
{
    return fail(ErrorCode::BadRequest, QStringLiteral("%1 %2").arg(QLatin1String(field), problem));
}

bool allDigits(const QByteArray& text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

QByteArray encoded(const QByteArray& cursor)
{
    return cursor.toBase64(kBase64);
}

Error foreignCursor()
{
    return bad("cursor", QStringLiteral("is not one of ours: take it from the last page's next"));
}

Result<QList<qint64>> cursorNumbers(const QByteArray& cursor, qsizetype count)
{
    const auto decoded = QByteArray::fromBase64Encoding(cursor, kBase64);
    QList<qint64> numbers;
    for (const QByteArray& part : decoded ? (*decoded).split('.') : QByteArrayList())
        if (allDigits(part) && part.size() <= kNumberDigitsMax) numbers.append(part.toLongLong());
    if (numbers.size() != count) return foreignCursor();
    return numbers;
}

std::optional<QByteArray> preferredWait(const http::Request& request)
{
    for (const QByteArray& preference : request.header("prefer").split(',')) {
        const QByteArray trimmed = preference.trimmed().toLower();
        if (trimmed.startsWith("wait=")) return trimmed.mid(5).trimmed();
    }
    return std::nullopt;
}

}  // namespace

Result<qint64> positiveNumber(const QByteArray& text, const char* field)
{
    if (!allDigits(text) || text.size() > kNumberDigitsMax)
        return bad(field, QStringLiteral("must be a positive whole number"));
    const qint64 number = text.toLongLong();
    if (number < 1 || number > kNumberMax)
        return bad(field, QStringLiteral("must be from 1 to %1").arg(kNumberMax));
    return number;
}

Result<int> limitFrom(const http::Request& request, int usual, int most)
{
    const std::optional<QByteArray> text = request.query("limit");
    if (!text) return usual;
    const Result<qint64> number = positiveNumber(*text, "limit");
    if (!number) return number.error();
    if (*number > most) return bad("limit", QStringLiteral("must be from 1 to %1").arg(most));
    return static_cast<int>(*number);
}

Result<std::chrono::milliseconds> waitFrom(const http::Request& request)
{
    const std::optional<QByteArray> asked = request.query("wait");
    const std::optional<QByteArray> text = asked ? asked : preferredWait(request);
    if (!text) return std::chrono::milliseconds(0);
    if (!allDigits(*text) || text->size() > kNumberDigitsMax)
        return bad("wait", QStringLiteral("must be a number of seconds"));
    // Compared in seconds: as milliseconds the largest of them would not fit.
    return std::chrono::milliseconds(
        std::min(std::chrono::seconds(text->toLongLong()), kLongestWait));
}

Result<QByteArray> idempotencyKeyFrom(const http::Request& request)
{
    QByteArray key = request.header("idempotency-key");
    if (key.isNull()) return QByteArray();
    const bool visible
        = std::all_of(key.cbegin(), key.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    if (key.isEmpty() || key.size() > kIdempotencyKeyMax || !visible)
        return bad("Idempotency-Key", QStringLiteral("must be 1 to 255 visible ASCII characters"));
    return key;
}

QByteArray traceparentFrom(const http::Request& request)
{
    QByteArray value = request.header("traceparent");
    // https://www.w3.org/TR/trace-context/#traceparent-header: version, trace, parent, flags.
    const bool shaped = value.size() == kTraceparentLength && value[2] == '-' && value[35] == '-'
        && value[52] == '-';
    const bool hex = std::all_of(value.cbegin(), value.cend(),
        [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return shaped && hex ? value : QByteArray();
}

QByteArray cursorFor(LogPlace place)
{
    return encoded(QByteArray::number(place.partition) + '.' + QByteArray::number(place.offset));
}

QByteArray cursorFor(qint64 id)
{
    return encoded(QByteArray::number(id));
}

Result<LogPlace> placeFrom(const http::Request& request)
{
    const std::optional<QByteArray> cursor = request.query("cursor");
    if (!cursor) return LogPlace{};
    const Result<QList<qint64>> numbers = cursorNumbers(*cursor, 2);
    if (!numbers) return numbers.error();
    if (numbers->at(0) >= kPartitionsMax) return foreignCursor();
    return LogPlace{static_cast<int>(numbers->at(0)), numbers->at(1)};
}

Result<qint64> idCursorFrom(const http::Request& request)
{
    const std::optional<QByteArray> cursor = request.query("cursor");
    if (!cursor) return 0;
    const Result<QList<qint64>> numbers = cursorNumbers(*cursor, 1);
    if (!numbers) return numbers.error();
    return numbers->at(0);
}

}  // namespace dibs::coupon
