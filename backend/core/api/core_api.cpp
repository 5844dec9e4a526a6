#include "backend/core/api/core_api.h"

#include "backend/platform/http/problem.h"

namespace dibs::core {

http::Response changeFailed(const Error& error, const char* notFoundCode)
{
    if (error.code != ErrorCode::Unavailable) return http::responseFor(error, notFoundCode);
    // Unlike a question a change may have been made: the database may have fallen silent in the
    // middle of its COMMIT.
    return http::problem(503, "store-unavailable",
        "The database does not answer right now. Paying, cancelling and whatever has an "
        "Idempotency-Key can be sent again; of anything else look first whether it was done.",
        {}, {{"Retry-After", "1"}});
}

void CoreApi::answerFrom(const http::Responder& responder, const char* notFoundCode, Query query)
{
    const bool taken = shared.store.read(
        [this, responder, notFoundCode, query = std::move(query)](CoreQueries& queries) {
            const Result<http::Response> found = query(queries);
            send(responder, found ? *found : http::responseFor(found.error(), notFoundCode));
        });
    if (!taken) responder.send(http::storeUnavailable());
}

void CoreApi::answerAfter(
    const http::Responder& responder, const char* notFoundCode, Command command)
{
    const bool taken = shared.store.write(
        [this, responder, notFoundCode, command = std::move(command)](CoreCommands& commands) {
            const Result<http::Response> done = command(commands);
            send(responder, done ? *done : changeFailed(done.error(), notFoundCode));
        });
    if (!taken) responder.send(http::storeUnavailable());
}

void CoreApi::send(const http::Responder& responder, const http::Response& answer)
{
    mailbox.post([responder, answer] { responder.send(answer); });
}

void addCoreApi(http::Router& router, const ApiNeighbours& neighbours, Mailbox& mailbox)
{
    const auto api = std::make_shared<CoreApi>(neighbours, mailbox);
    addUserRoutes(router, api);
    addProductRoutes(router, api);
    addOrderRoutes(router, api);
}

}  // namespace dibs::core
