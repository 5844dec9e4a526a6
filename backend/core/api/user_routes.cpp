// Users and their points.
#include "backend/common/json_members.h"
#include "backend/core/api/core_api.h"
#include "backend/core/api/core_body.h"
#include "backend/core/api/order_answer.h"
#include "backend/platform/http/request_fields.h"

namespace dibs::core {
namespace {

constexpr auto kUserNotFound = "user-not-found";

QJsonObject toJson(const User& user)
{
    return {{u"userId"_qs, user.userId.value}, {u"active"_qs, user.active}};
}

void create(CoreApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<std::optional<UserId>> id = newUserFrom(request.body);
    if (!id) return responder.send(http::responseFor(id.error(), kUserNotFound));
    api.answerAfter(responder, kUserNotFound,
        [id = *id, nowMs = api.shared.clock.nowMs(), &desk = api.shared.desk](
            CoreCommands& commands) -> Result<http::Response> {
            const Result<User> user = commands.users.create(id, nowMs);
            if (!user) return user.error();
            desk.tellUsers();
            http::Response response = http::Response::json(201, compact(toJson(*user)));
            response.headers.emplace_back(
                "Location", "/api/v1/users/" + QByteArray::number(user->userId.value));
            return response;
        });
}

using View = QJsonObject (*)(const User&);

QJsonObject pointsOf(const User& user)
{
    return {{u"userId"_qs, user.userId.value}, {u"balance"_qs, user.points.value}};
}

http::Handler showing(const std::shared_ptr<CoreApi>& api, View view)
{
    return [api, view](const http::Request& request, const http::Responder& responder) {
        const Result<UserId> id = http::idFrom<UserId>(request.parameters[0], "userId");
        if (!id) return responder.send(http::responseFor(id.error(), kUserNotFound));
        api->answerFrom(responder, kUserNotFound,
            [id = *id, view](CoreQueries& queries) -> Result<http::Response> {
                const Result<User> user = queries.users.find(id);
                if (!user) return user.error();
                return http::Response::json(200, compact(view(*user)));
            });
    };
}

void charge(CoreApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<UserId> id = http::idFrom<UserId>(request.parameters[0], "userId");
    if (!id) return responder.send(http::responseFor(id.error(), kUserNotFound));
    const Result<Won> amount = chargeFrom(request.body);
    if (!amount) return responder.send(http::responseFor(amount.error(), kUserNotFound));
    const Result<QByteArray> key = http::idempotencyKeyFrom(request);
    if (!key) return responder.send(http::responseFor(key.error(), kUserNotFound));
    api.answerAfter(responder, kUserNotFound,
        [id = *id, amount = *amount, key = *key, nowMs = api.shared.clock.nowMs()](
            CoreCommands& commands) -> Result<http::Response> {
            const Result<Charge> charge = commands.users.charge(id, amount, key, nowMs);
            if (!charge) return charge.error();
            return responseFor(id, *charge);
        });
}

}  // namespace

void addUserRoutes(http::Router& router, const std::shared_ptr<CoreApi>& api)
{
    using http::Method;
    router.add(Method::Post, "/api/v1/users",
        [api](const http::Request& request, const http::Responder& responder) {
            create(*api, request, responder);
        });
    router.add(Method::Get, "/api/v1/users/{userId}", showing(api, toJson));
    router.add(Method::Get, "/api/v1/points/{userId}", showing(api, pointsOf));
    router.add(Method::Patch, "/api/v1/points/{userId}/charge",
        [api](const http::Request& request, const http::Responder& responder) {
            charge(*api, request, responder);
        });
}

}  // namespace dibs::core
