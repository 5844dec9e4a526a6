// The core role's HTTP interface: API.md, "Core role".
#pragma once

#include "backend/core/repository/sql_core_store.h"
#include "backend/core/service/order_desk.h"
#include "backend/platform/http/error_response.h"
#include "backend/platform/http/router.h"

namespace dibs::core {

/// What all HTTP threads share. It outlives them.
struct ApiNeighbours {
    SqlCoreStore& store;
    OrderDesk& desk;
    const Clock& clock;
};

/// What the handlers of one HTTP thread share; it lives on that thread.
class CoreApi
{
public:
    CoreApi(ApiNeighbours neighbours, Mailbox& threadMailbox)
        : shared(neighbours)
        , mailbox(threadMailbox)
    {
    }

    using Query = std::function<Result<http::Response>(CoreQueries&)>;
    using Command = std::function<Result<http::Response>(CoreCommands&)>;

    /// Runs it on a thread of the store and answers with what it returns.
    void answerFrom(const http::Responder& responder, const char* notFoundCode, Query query);
    void answerAfter(const http::Responder& responder, const char* notFoundCode, Command command);

    ApiNeighbours shared;
    Mailbox& mailbox;

private:
    void send(const http::Responder& responder, const http::Response& answer);
};

/// Why a change was not made, as far as anybody knows.
http::Response changeFailed(const Error& error, const char* notFoundCode);

/// Adds all routes of the core role.
void addCoreApi(http::Router& router, const ApiNeighbours& neighbours, Mailbox& mailbox);

// One file each.
void addUserRoutes(http::Router& router, const std::shared_ptr<CoreApi>& api);
void addProductRoutes(http::Router& router, const std::shared_ptr<CoreApi>& api);
void addOrderRoutes(http::Router& router, const std::shared_ptr<CoreApi>& api);

}  // namespace dibs::core
