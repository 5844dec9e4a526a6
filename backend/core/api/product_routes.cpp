// What can be ordered.
#include "backend/common/json_members.h"
#include "backend/core/api/core_api.h"
#include "backend/core/api/core_body.h"
#include "backend/core/api/order_answer.h"
#include "backend/platform/http/request_fields.h"

namespace dibs::core {
namespace {

constexpr int kProductsUsual = 100;
constexpr int kProductsMost = 1'000;
constexpr auto kNotFound = "product-not-found";

void list(CoreApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<int> limit = http::limitFrom(request, kProductsUsual, kProductsMost);
    if (!limit) return responder.send(http::responseFor(limit.error(), kNotFound));
    const Result<qint64> after = http::idCursorFrom(request);
    if (!after) return responder.send(http::responseFor(after.error(), kNotFound));
    api.answerFrom(responder, kNotFound,
        [after = ProductId{*after}, limit = *limit](
            CoreQueries& queries) -> Result<http::Response> {
            const Result<QList<Product>> products = queries.products.list(after, limit);
            if (!products) return products.error();
            QJsonArray items;
            for (const Product& product : *products) items.append(toJson(product));
            QJsonValue next;
            if (products->size() == limit)
                next = QString::fromLatin1(http::cursorFor(products->constLast().productId.value));
            return http::Response::json(200, compact({{u"items"_qs, items}, {u"next"_qs, next}}));
        });
}

void create(CoreApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<Product> product = newProductFrom(request.body);
    if (!product) return responder.send(http::responseFor(product.error(), kNotFound));
    api.answerAfter(responder, kNotFound,
        [product = *product, nowMs = api.shared.clock.nowMs()](
            CoreCommands& commands) -> Result<http::Response> {
            const Result<Product> made = commands.products.create(product, nowMs);
            if (!made) return made.error();
            return http::Response::json(201, compact(toJson(*made)));
        });
}

}  // namespace

void addProductRoutes(http::Router& router, const std::shared_ptr<CoreApi>& api)
{
    using http::Method;
    router.add(Method::Get, "/api/v1/products",
        [api](const http::Request& request, const http::Responder& responder) {
            list(*api, request, responder);
        });
    router.add(Method::Post, "/api/v1/products",
        [api](const http::Request& request, const http::Responder& responder) {
            create(*api, request, responder);
        });
}

}  // namespace dibs::core
