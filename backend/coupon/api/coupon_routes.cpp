// The campaigns: list, one, create, change, pause, resume, close.
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_body.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"

#include <QJsonArray>

namespace dibs::coupon {
namespace {

constexpr int kCouponsUsual = 100;
constexpr int kCouponsMost = 1'000;
constexpr auto kCouponNotFound = "coupon-not-found";

void list(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<int> limit = limitFrom(request, kCouponsUsual, kCouponsMost);
    if (!limit) return responder.send(responseFor(limit.error(), kCouponNotFound));
    const Result<qint64> after = idCursorFrom(request);
    if (!after) return responder.send(responseFor(after.error(), kCouponNotFound));

    api.ask<QList<Coupon>>(
        responder,
        [after = CouponId{*after}, limit = *limit](
            SqlCouponQueries& queries) { return queries.coupons(after, limit); },
        [&api, responder, limit = *limit](const Result<QList<Coupon>>& coupons) {
            if (!coupons) return responder.send(responseFor(coupons.error(), kCouponNotFound));
            QJsonArray items;
            for (const Coupon& coupon : *coupons)
                items.append(
                    toJson(coupon, api.queueSize(coupon.couponId), api.shared.clock.nowMs()));
            const bool more = coupons->size() == limit;
            const QJsonValue next = more
                ? QJsonValue(QString::fromLatin1(cursorFor(coupons->constLast().couponId.value)))
                : QJsonValue();
            responder.send(
                http::Response::json(200, compact({{u"items"_qs, items}, {u"next"_qs, next}})));
        });
}

void one(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<CouponId> id = idFrom<CouponId>(request.parameters[0], "couponId");
    if (!id) return responder.send(responseFor(id.error(), kCouponNotFound));
    api.ask<Coupon>(
        responder, [id = *id](SqlCouponQueries& queries) { return queries.coupon(id); },
        [&api, responder](const Result<Coupon>& coupon) {
            responder.send(coupon ? http::Response::json(200, api.couponJson(*coupon))
                                  : responseFor(coupon.error(), kCouponNotFound));
        });
}

/// With the operator's reason, when the request gives one.
CouponControl::Change noted(const http::Request& request, const CouponControl::Change& change)
{
    const ChangeNote note{
        u"api"_qs, QString::fromUtf8(request.query("reason").value_or(QByteArray()))};
    return [note, change](SqlCouponCommands& commands) { return commands.noted(note, change); };
}

void create(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const qint64 nowMs = api.shared.clock.nowMs();
    const Result<Coupon> coupon = newCouponFrom(request.body, nowMs);
    if (!coupon) return responder.send(responseFor(coupon.error(), kCouponNotFound));
    api.changeCoupon(
        responder, 201, noted(request, [coupon = *coupon, nowMs](SqlCouponCommands& commands) {
            return commands.create(coupon, nowMs);
        }));
}

void change(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<CouponId> id = idFrom<CouponId>(request.parameters[0], "couponId");
    if (!id) return responder.send(responseFor(id.error(), kCouponNotFound));
    const Result<CouponPatch> patch = couponPatchFrom(request.body);
    if (!patch) return responder.send(responseFor(patch.error(), kCouponNotFound));
    const qint64 nowMs = api.shared.clock.nowMs();
    api.changeCoupon(responder, 200,
        noted(request, [id = *id, patch = *patch, nowMs](SqlCouponCommands& commands) {
            return commands.change(id, patch, nowMs);
        }));
}

using Action = Result<Coupon> (SqlCouponCommands::*)(CouponId, qint64);

http::Handler acting(const std::shared_ptr<CouponApi>& api, Action action)
{
    return [api, action](const http::Request& request, const http::Responder& responder) {
        const Result<CouponId> id = idFrom<CouponId>(request.parameters[0], "couponId");
        if (!id) return responder.send(responseFor(id.error(), kCouponNotFound));
        const qint64 nowMs = api->shared.clock.nowMs();
        api->changeCoupon(
            responder, 200, noted(request, [id = *id, action, nowMs](SqlCouponCommands& commands) {
                return (commands.*action)(id, nowMs);
            }));
    };
}

using Handle = void (*)(CouponApi&, const http::Request&, const http::Responder&);

http::Handler with(const std::shared_ptr<CouponApi>& api, Handle handle)
{
    return [api, handle](const http::Request& request, const http::Responder& responder) {
        handle(*api, request, responder);
    };
}

}  // namespace

void addCouponRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    using http::Method;
    router.add(Method::Get, "/api/coupons", with(api, list));
    router.add(Method::Post, "/api/coupons", with(api, create));
    router.add(Method::Get, "/api/coupons/{couponId}", with(api, one));
    router.add(Method::Patch, "/api/coupons/{couponId}", with(api, change));
    router.add(
        Method::Post, "/api/coupons/{couponId}/pause", acting(api, &SqlCouponCommands::pause));
    router.add(
        Method::Post, "/api/coupons/{couponId}/resume", acting(api, &SqlCouponCommands::resume));
    router.add(
        Method::Post, "/api/coupons/{couponId}/close", acting(api, &SqlCouponCommands::close));
}

}  // namespace dibs::coupon
