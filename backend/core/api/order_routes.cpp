// Orders: place, look, pay, cancel.
#include "backend/common/json_members.h"
#include "backend/core/api/core_api.h"
#include "backend/core/api/core_body.h"
#include "backend/core/api/order_answer.h"
#include "backend/platform/http/request_fields.h"

namespace dibs::core {
namespace {

constexpr auto kNotFound = "order-not-found";
constexpr auto kTooMany = "Too many orders are under way.";

/// On the thread of the request, with what the desk found out on its own.
OrderSaga::Done answering(CoreApi& api, const http::Responder& responder, Wish wish)
{
    return [&mailbox = api.mailbox, responder, wish](const Result<OrderAnswer>& answer) {
        mailbox.post([responder, wish, answer] {
            responder.send(
                answer ? responseFor(wish, *answer) : changeFailed(answer.error(), kNotFound));
        });
    };
}

void place(CoreApi& api, const http::Request& request, const http::Responder& responder)
{
    Result<NewOrder> order = newOrderFrom(request.body);
    if (!order) return responder.send(http::responseFor(order.error(), kNotFound));
    const Result<QByteArray> key = http::idempotencyKeyFrom(request);
    if (!key) return responder.send(http::responseFor(key.error(), kNotFound));
    order->idempotencyKey = *key;
    const bool taken = api.shared.desk.place(
        *order, http::traceparentFrom(request), answering(api, responder, Wish::Place));
    if (!taken) responder.send(http::overloaded(kTooMany));
}

void one(CoreApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<OrderId> id = http::idFrom<OrderId>(request.parameters[0], "orderId");
    if (!id) return responder.send(http::responseFor(id.error(), kNotFound));
    api.answerFrom(
        responder, kNotFound, [id = *id](CoreQueries& queries) -> Result<http::Response> {
            const Result<Order> order = queries.orders.find(id);
            if (!order) return order.error();
            return http::Response::json(200, compact(toJson(*order)));
        });
}

using Act = bool (OrderDesk::*)(OrderId, QByteArray, OrderSaga::Done);

http::Handler acting(const std::shared_ptr<CoreApi>& api, Act act, Wish wish)
{
    return [api, act, wish](const http::Request& request, const http::Responder& responder) {
        const Result<OrderId> id = http::idFrom<OrderId>(request.parameters[0], "orderId");
        if (!id) return responder.send(http::responseFor(id.error(), kNotFound));
        const bool taken = (api->shared.desk.*act)(
            *id, http::traceparentFrom(request), answering(*api, responder, wish));
        if (!taken) responder.send(http::overloaded(kTooMany));
    };
}

}  // namespace

void addOrderRoutes(http::Router& router, const std::shared_ptr<CoreApi>& api)
{
    using http::Method;
    router.add(Method::Post, "/api/v1/orders",
        [api](const http::Request& request, const http::Responder& responder) {
            place(*api, request, responder);
        });
    router.add(Method::Get, "/api/v1/orders/{orderId}",
        [api](const http::Request& request, const http::Responder& responder) {
            one(*api, request, responder);
        });
    router.add(
        Method::Post, "/api/v1/orders/{orderId}/payment", acting(api, &OrderDesk::pay, Wish::Pay));
    router.add(Method::Post, "/api/v1/orders/{orderId}/cancel",
        acting(api, &OrderDesk::cancel, Wish::Cancel));
}

}  // namespace dibs::core
