// The coupons in users' hands.
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"

#include <QJsonArray>

namespace dibs::coupon {
namespace {

constexpr int kUserCouponsUsual = 100;
constexpr int kUserCouponsMost = 1'000;

void ofUser(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<UserId> user = idFrom<UserId>(request.parameters[0], "userId");
    if (!user) return responder.send(responseFor(user.error(), "user-not-found"));
    const Result<int> limit = limitFrom(request, kUserCouponsUsual, kUserCouponsMost);
    if (!limit) return responder.send(responseFor(limit.error(), "user-not-found"));
    const Result<qint64> after = idCursorFrom(request);
    if (!after) return responder.send(responseFor(after.error(), "user-not-found"));

    api.answerFromStore(responder, "user-not-found",
        [user = *user, after = UserCouponId{*after}, limit = *limit,
            nowMs = api.shared.clock.nowMs()](SqlCouponQueries& queries) -> Result<http::Response> {
            const auto found = queries.userCouponsOf(user, after, limit);
            if (!found) return found.error();
            QJsonArray items;
            for (const UserCoupon& userCoupon : *found) items.append(toJson(userCoupon, nowMs));
            QJsonObject body{{u"userCoupons"_qs, items}, {u"next"_qs, QJsonValue()}};
            if (found->size() == limit)
                body.insert(u"next"_qs,
                    QString::fromLatin1(cursorFor(found->constLast().userCouponId.value)));
            return http::Response::json(200, compact(body));
        });
}

void one(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<UserCouponId> id = idFrom<UserCouponId>(request.parameters[0], "userCouponId");
    if (!id) return responder.send(responseFor(id.error(), "not-found"));
    api.answerFromStore(responder, "not-found",
        [id = *id, nowMs = api.shared.clock.nowMs()](
            SqlCouponQueries& queries) -> Result<http::Response> {
            const Result<UserCoupon> found = queries.userCoupon(id);
            if (!found) return found.error();
            return http::Response::json(200, compact(toJson(*found, nowMs)));
        });
}

}  // namespace

void addUserCouponRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    router.add(http::Method::Get, "/api/coupons/users/{userId}",
        [api](const http::Request& request, const http::Responder& responder) {
            ofUser(*api, request, responder);
        });
    router.add(http::Method::Get, "/api/coupons/user-coupons/{userCouponId}",
        [api](const http::Request& request, const http::Responder& responder) {
            one(*api, request, responder);
        });
}

}  // namespace dibs::coupon
