// Using a coupon for an order and taking that back, and who may take part: what the core role and
// other services tell this one.
#include "backend/common/json_members.h"
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"

namespace dibs::coupon {
namespace {

constexpr auto kTooMany = "Too many changes are under way.";

Result<qint64> orderIdFrom(const QByteArray& body)
{
    Result<JsonMembers> members = JsonMembers::parse(body);
    if (!members) return members.error();
    const qint64 order = members->number(QLatin1String("orderId"), 1, kIdMax);
    if (members->complaint()) return *members->complaint();
    return order;
}

Result<bool> activeFrom(const QByteArray& body)
{
    Result<JsonMembers> members = JsonMembers::parse(body);
    if (!members) return members.error();
    const QLatin1String name("active");
    const bool active = members->flag(name);
    if (!members->has(name)) members->complain(name, QStringLiteral("must be true or false"));
    if (members->complaint()) return *members->complaint();
    return active;
}

http::Handler wishing(const std::shared_ptr<CouponApi>& api, UseWish::Kind kind)
{
    return [api, kind](const http::Request& request, const http::Responder& responder) {
        const Result<UserCouponId> id = idFrom<UserCouponId>(request.parameters[0], "userCouponId");
        if (!id) return responder.send(responseFor(id.error(), "not-found"));
        const Result<qint64> order = orderIdFrom(request.body);
        if (!order) return responder.send(responseFor(order.error(), "not-found"));

        const auto answer = [api, responder](const Result<UseDecision>& decided) {
            if (!decided) return responder.send(responseFor(decided.error(), "not-found"));
            responder.send(responseFor(*decided, api->shared.clock.nowMs()));
        };
        const bool taken = api->shared.userCoupons.use(
            {*id, *order, kind}, [&mailbox = api->mailbox, answer](const auto& decided) {
                mailbox.post([answer, decided] { answer(decided); });
            });
        if (!taken) responder.send(overloaded(kTooMany));
    };
}

void setUser(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<UserId> user = idFrom<UserId>(request.parameters[0], "userId");
    if (!user) return responder.send(responseFor(user.error(), "user-not-found"));
    const Result<bool> active = activeFrom(request.body);
    if (!active) return responder.send(responseFor(active.error(), "user-not-found"));

    const auto answer = [responder](const Result<UserChange>& changed) {
        if (!changed) return responder.send(responseFor(changed.error(), "user-not-found"));
        responder.send(http::Response::json(200,
            compact({{u"userId"_qs, changed->userId.value}, {u"active"_qs, changed->active}})));
    };
    const bool taken = api.shared.userCoupons.setUser(
        {*user, *active}, [&mailbox = api.mailbox, answer](const auto& changed) {
            mailbox.post([answer, changed] { answer(changed); });
        });
    if (!taken) responder.send(overloaded(kTooMany));
}

}  // namespace

void addUseRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    using http::Method;
    router.add(Method::Post, "/api/coupons/user-coupons/{userCouponId}/use",
        wishing(api, UseWish::Kind::Use));
    router.add(Method::Post, "/api/coupons/user-coupons/{userCouponId}/cancel-use",
        wishing(api, UseWish::Kind::Cancel));
    router.add(Method::Put, "/api/coupons/users/{userId}",
        [api](const http::Request& request, const http::Responder& responder) {
            setUser(*api, request, responder);
        });
}

}  // namespace dibs::coupon
