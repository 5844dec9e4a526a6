#include "backend/platform/http/error_response.h"

#include "backend/platform/http/problem.h"

namespace dibs::http {
namespace {

const Headers kRetrySoon{{"Retry-After", "1"}};

}  // namespace

Response responseFor(const Error& error, const char* notFoundCode)
{
    const QByteArray detail = error.detail.toUtf8();
    switch (error.code) {
    case ErrorCode::BadRequest: return problem(400, "bad-request", detail);
    case ErrorCode::NotFound: return problem(404, notFoundCode, detail);
    case ErrorCode::Conflict: return problem(422, "unprocessable", detail);
    case ErrorCode::Unavailable: return storeUnavailable();
    case ErrorCode::Corrupt:
        return problem(500, "internal-error",
            "Stored data breaks an invariant. Run `dibs verify` and look at the server's log.");
    }
    Q_UNREACHABLE();
}

Response storeUnavailable()
{
    return problem(503, "store-unavailable",
        "The database does not answer right now. This request changed nothing: try again.", {},
        kRetrySoon);
}

Response overloaded(const char* what)
{
    return problem(503, "overloaded", what, {}, kRetrySoon);
}

}  // namespace dibs::http
