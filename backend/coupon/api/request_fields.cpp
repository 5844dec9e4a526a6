#include "backend/coupon/api/request_fields.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

constexpr qsizetype kDigitsMax = 16;

std::optional<QByteArray> preferredWait(const http::Request& request)
{
    for (const QByteArray& preference : request.header("prefer").split(',')) {
        const QByteArray trimmed = preference.trimmed().toLower();
        if (trimmed.startsWith("wait=")) return trimmed.mid(5).trimmed();
    }
    return std::nullopt;
}

}  // namespace

Result<std::chrono::milliseconds> waitFrom(const http::Request& request)
{
    const std::optional<QByteArray> asked = request.query("wait");
    const std::optional<QByteArray> text = asked ? asked : preferredWait(request);
    if (!text) return std::chrono::milliseconds(0);
    if (!http::isAllDigits(*text) || text->size() > kDigitsMax)
        return http::badField("wait", QStringLiteral("must be a number of seconds"));
    // Compared in seconds: as milliseconds the largest of them would not fit.
    return std::chrono::milliseconds(
        std::min(std::chrono::seconds(text->toLongLong()), kLongestWait));
}

QByteArray cursorFor(LogPlace place)
{
    return http::cursorFor(QList<qint64>{place.partition, place.offset});
}

Result<LogPlace> placeFrom(const http::Request& request)
{
    const Result<QList<qint64>> numbers = http::cursorNumbersFrom(request, 2);
    if (!numbers) return numbers.error();
    if (numbers->isEmpty()) return LogPlace{};
    if (numbers->at(0) >= kPartitionsMax) return http::foreignCursor();
    return LogPlace{static_cast<int>(numbers->at(0)), numbers->at(1)};
}

}  // namespace dibs::coupon
