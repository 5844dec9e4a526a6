// What clients write into paths, queries and headers, checked. Each error names the field.
#pragma once

#include "backend/common/ids.h"
#include "backend/common/result.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/platform/http/request.h"

#include <chrono>

namespace dibs::coupon {

/// A positive whole number without sign or blanks.
Result<qint64> positiveNumber(const QByteArray& text, const char* field);

template <class Id>
Result<Id> idFrom(const QByteArray& text, const char* field)
{
    const Result<qint64> number = positiveNumber(text, field);
    if (!number) return number.error();
    return Id{*number};
}

/// `limit`, from 1 to `most`; `usual` when the client names none.
Result<int> limitFrom(const http::Request& request, int usual, int most);

/// How long the client wants to wait for the outcome, from `?wait=N` or `Prefer: wait=N` in
/// seconds; zero when it does not. Longer than kLongestWait counts as that.
Result<std::chrono::milliseconds> waitFrom(const http::Request& request);
inline constexpr auto kLongestWait = std::chrono::seconds(30);

/// Empty without one; else 1 to 255 visible characters.
Result<QByteArray> idempotencyKeyFrom(const http::Request& request);

/// A W3C traceparent, or empty: a malformed one is ignored, as the standard asks.
QByteArray traceparentFrom(const http::Request& request);

/// Cursors are opaque to clients.
QByteArray cursorFor(LogPlace place);
QByteArray cursorFor(qint64 id);
Result<LogPlace> placeFrom(const http::Request& request);
Result<qint64> idCursorFrom(const http::Request& request);

}  // namespace dibs::coupon
