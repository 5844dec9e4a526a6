#include "backend/core/client/coupon_client.h"

#include "backend/core/domain/words.h"

namespace dibs::core {
namespace {

constexpr int kOk = 200;
constexpr int kNotFound = 404;
constexpr int kConflict = 409;

QByteArray pathOf(UserCouponId id, const char* action = "")
{
    return "/api/coupons/user-coupons/" + QByteArray::number(id.value) + action;
}

QJsonObject bodyOf(OrderId order)
{
    return {{u"orderId"_qs, order.value}};
}

/// Whether the user can use the coupon, by what the coupon role says of it.
Refusal refusalIn(const CouponHttp::Reply& reply, UserId user)
{
    if (reply.status == kNotFound) return Refusal::CouponNotFound;
    if (reply.status != kOk) return Refusal::CouponUnavailable;
    if (reply.body[u"userId"].toInteger() != user.value) return Refusal::CouponNotFound;
    const QString status = reply.body[u"status"].toString();
    if (status == u"EXPIRED") return Refusal::CouponExpired;
    if (status == u"USED") return Refusal::CouponUsed;
    return status == u"ISSUED" ? Refusal::None : Refusal::CouponUnavailable;
}

Refusal refusalOfUse(const CouponHttp::Reply& reply)
{
    if (reply.status == kOk) return Refusal::None;
    if (reply.status == kNotFound) return Refusal::CouponNotFound;
    if (reply.status != kConflict) return Refusal::CouponUnavailable;
    const QString code = reply.body[u"code"].toString();
    if (code == u"expired") return Refusal::CouponExpired;
    if (code == u"used-by-another-order") return Refusal::CouponUsed;
    return Refusal::CouponUnavailable;
}

std::optional<CouponTerms> termsIn(const QJsonObject& coupon)
{
    const auto type = discountTypeFrom(coupon[u"discountType"].toString());
    if (!type || !coupon[u"discountAmount"].isDouble()) return std::nullopt;
    return CouponTerms{
        *type, coupon[u"discountAmount"].toInteger(), {coupon[u"minOrderAmount"].toInteger()}};
}

}  // namespace

CouponClient::CouponClient(CouponHttp::Options options)
    : m_http(std::move(options))
{
}

void CouponClient::lookUp(UserCouponId id, UserId user, const QByteArray& traceparent,
    const std::function<void(const LookUp&)>& done)
{
    m_http.call({.method = "GET", .path = pathOf(id), .traceparent = traceparent},
        [this, user, traceparent, done](const CouponHttp::Reply& reply) {
            if (const Refusal refusal = refusalIn(reply, user); refusal != Refusal::None)
                return done({refusal, {}});
            lookUpTerms(reply, traceparent, done);
        });
}

void CouponClient::lookUpTerms(const CouponHttp::Reply& userCoupon, const QByteArray& traceparent,
    const std::function<void(const LookUp&)>& done)
{
    const qint64 coupon = userCoupon.body[u"couponId"].toInteger();
    m_http.call({.method = "GET",
                    .path = "/api/coupons/" + QByteArray::number(coupon),
                    .traceparent = traceparent},
        [done](const CouponHttp::Reply& reply) {
            const auto terms = reply.status == kOk ? termsIn(reply.body) : std::nullopt;
            if (!terms) return done({Refusal::CouponUnavailable, {}});
            done({Refusal::None, *terms});
        });
}

void CouponClient::use(UserCouponId id, OrderId order, const QByteArray& traceparent,
    const std::function<void(Refusal)>& done)
{
    m_http.call({"POST", pathOf(id, "/use"), bodyOf(order), traceparent},
        [done](const CouponHttp::Reply& reply) { done(refusalOfUse(reply)); });
}

void CouponClient::cancelUse(UserCouponId id, OrderId order, const QByteArray& traceparent,
    const std::function<void(bool)>& done)
{
    m_http.call({"POST", pathOf(id, "/cancel-use"), bodyOf(order), traceparent},
        [done](const CouponHttp::Reply& reply) {
            // 409: another order uses it, and ours is barred from it; 404: there is none to use.
            done(reply.status == kOk || reply.status == kConflict || reply.status == kNotFound);
        });
}

void CouponClient::tellOf(UserId user, const std::function<void(bool)>& done)
{
    m_http.call(
        {"PUT", "/api/coupons/users/" + QByteArray::number(user.value), {{u"active"_qs, true}}},
        [done](const CouponHttp::Reply& reply) { done(reply.status == kOk); });
}

void CouponClient::probeWhenDoubtful()
{
    if (m_http.circuit() == CircuitBreaker::State::Open && !isAway())
        m_http.call({"GET", "/livez"}, [](const CouponHttp::Reply&) {});
}

}  // namespace dibs::core
