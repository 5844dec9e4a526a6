// What clients of the coupon role write into paths, queries and headers, checked. Each error names
// the field.
#pragma once

#include "backend/common/ids.h"
#include "backend/coupon/repository/sql_coupon_queries.h"
#include "backend/platform/http/request_fields.h"

#include <chrono>

namespace dibs::coupon {

using http::cursorFor;
using http::idCursorFrom;
using http::idempotencyKeyFrom;
using http::idFrom;
using http::limitFrom;
using http::positiveNumber;
using http::traceparentFrom;

/// How long the client wants to wait for the outcome, from `?wait=N` or `Prefer: wait=N` in
/// seconds; zero when it does not. Longer than kLongestWait counts as that.
Result<std::chrono::milliseconds> waitFrom(const http::Request& request);
inline constexpr auto kLongestWait = std::chrono::seconds(30);

QByteArray cursorFor(LogPlace place);
Result<LogPlace> placeFrom(const http::Request& request);

}  // namespace dibs::coupon
