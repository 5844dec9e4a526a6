// An Error becomes an answer: API.md, "Refusals".
#pragma once

#include "backend/common/result.h"
#include "backend/platform/http/response.h"

namespace dibs::http {

/// `notFoundCode` says what was not found: "coupon-not-found", …
Response responseFor(const Error& error, const char* notFoundCode);

Response storeUnavailable();
Response overloaded(const char* what);

}  // namespace dibs::http
