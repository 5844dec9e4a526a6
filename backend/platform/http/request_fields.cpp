#include "backend/platform/http/request_fields.h"

#include <algorithm>

namespace dibs::http {
namespace {

constexpr qsizetype kNumberDigitsMax = 16;  // beyond 2^53 JSON numbers are no longer exact
constexpr qint64 kNumberMax = 9'007'199'254'740'991;
constexpr qsizetype kIdempotencyKeyMax = 255;
constexpr qsizetype kTraceparentLength = 55;
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

}  // namespace

Error badField(const char* field, const QString& problem)
{
    return fail(ErrorCode::BadRequest, QStringLiteral("%1 %2").arg(QLatin1String(field), problem));
}

bool isAllDigits(const QByteArray& text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

Error foreignCursor()
{
    return badField(
        "cursor", QStringLiteral("is not one of ours: take it from the last page's next"));
}

Result<qint64> positiveNumber(const QByteArray& text, const char* field)
{
    if (!isAllDigits(text) || text.size() > kNumberDigitsMax)
        return badField(field, QStringLiteral("must be a positive whole number"));
    const qint64 number = text.toLongLong();
    if (number < 1 || number > kNumberMax)
        return badField(field, QStringLiteral("must be from 1 to %1").arg(kNumberMax));
    return number;
}

Result<int> limitFrom(const Request& request, int usual, int most)
{
    const std::optional<QByteArray> text = request.query("limit");
    if (!text) return usual;
    const Result<qint64> number = positiveNumber(*text, "limit");
    if (!number) return number.error();
    if (*number > most) return badField("limit", QStringLiteral("must be from 1 to %1").arg(most));
    return static_cast<int>(*number);
}

Result<QByteArray> idempotencyKeyFrom(const Request& request)
{
    QByteArray key = request.header("idempotency-key");
    if (key.isNull()) return QByteArray();
    const bool visible
        = std::all_of(key.cbegin(), key.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    if (key.isEmpty() || key.size() > kIdempotencyKeyMax || !visible)
        return badField(
            "Idempotency-Key", QStringLiteral("must be 1 to 255 visible ASCII characters"));
    return key;
}

QByteArray traceparentFrom(const Request& request)
{
    QByteArray value = request.header("traceparent");
    // https://www.w3.org/TR/trace-context/#traceparent-header: version, trace, parent, flags.
    const bool shaped = value.size() == kTraceparentLength && value[2] == '-' && value[35] == '-'
        && value[52] == '-';
    const bool hex = std::all_of(value.cbegin(), value.cend(),
        [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return shaped && hex ? value : QByteArray();
}

QByteArray cursorFor(const QList<qint64>& numbers)
{
    QByteArrayList parts;
    for (const qint64 number : numbers) parts.append(QByteArray::number(number));
    return parts.join('.').toBase64(kBase64);
}

QByteArray cursorFor(qint64 id)
{
    return cursorFor(QList<qint64>{id});
}

Result<QList<qint64>> cursorNumbersFrom(const Request& request, qsizetype count)
{
    const std::optional<QByteArray> cursor = request.query("cursor");
    if (!cursor) return QList<qint64>();
    const auto decoded = QByteArray::fromBase64Encoding(*cursor, kBase64);
    QList<qint64> numbers;
    for (const QByteArray& part : decoded ? (*decoded).split('.') : QByteArrayList())
        if (isAllDigits(part) && part.size() <= kNumberDigitsMax) numbers.append(part.toLongLong());
    if (numbers.size() != count) return foreignCursor();
    return numbers;
}

Result<qint64> idCursorFrom(const Request& request)
{
    const Result<QList<qint64>> numbers = cursorNumbersFrom(request, 1);
    if (!numbers) return numbers.error();
    return numbers->value(0);
}

}  // namespace dibs::http
