#include "backend/coupon/api/coupon_json.h"

#include "backend/coupon/domain/words.h"

namespace dibs::coupon {
namespace {

QJsonValue jsonOrNull(const std::optional<qint64>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

/// A number, or `absent` (JSON: null, CSV: nothing).
QByteArray orAbsent(qint64 value, const char* absent)
{
    return value > 0 ? QByteArray::number(value) : QByteArray(absent);
}

QByteArray bytes(QLatin1String word)
{
    return {word.data(), word.size()};
}

}  // namespace

QJsonObject toJson(const Coupon& coupon, qint64 queueSize, qint64 nowMs)
{
    return {
        {u"couponId"_qs, coupon.couponId.value},
        {u"description"_qs, coupon.description},
        {u"discountType"_qs, word(coupon.discountType)},
        {u"discountAmount"_qs, coupon.discountAmount},
        {u"minOrderAmount"_qs, coupon.minOrderAmount},
        {u"totalStock"_qs, coupon.totalStock},
        {u"stock"_qs, coupon.remaining()},
        {u"opensAt"_qs, coupon.opensAtMs},
        {u"closesAt"_qs, jsonOrNull(coupon.closesAtMs)},
        {u"validDays"_qs, jsonOrNull(coupon.validDays)},
        {u"expiresAt"_qs, jsonOrNull(coupon.expiresAtMs)},
        {u"couponStatus"_qs, word(statusOf(coupon, nowMs))},
        {u"queueSize"_qs, queueSize},
        {u"rehearsal"_qs, coupon.rehearsal},
    };
}

QJsonObject toJson(const UserCoupon& userCoupon, qint64 nowMs)
{
    return {
        {u"userCouponId"_qs, userCoupon.userCouponId.value},
        {u"userId"_qs, userCoupon.userId.value},
        {u"couponId"_qs, userCoupon.couponId.value},
        {u"status"_qs, word(statusOf(userCoupon, nowMs))},
        {u"sequence"_qs, userCoupon.sequence},
        {u"issuedAt"_qs, userCoupon.issuedAtMs},
        {u"expiresAt"_qs, jsonOrNull(userCoupon.expiresAtMs)},
        {u"usedAt"_qs, jsonOrNull(userCoupon.usedAtMs)},
        {u"orderId"_qs, jsonOrNull(userCoupon.orderId)},
    };
}

void appendJson(QByteArray& json, const DecidedRequest& decided, const QByteArray& requestId)
{
    const Decision& decision = decided.decision;
    json += "{\"requestId\":\"" + requestId
        + "\",\"couponId\":" + QByteArray::number(decision.request.event.couponId.value)
        + ",\"userId\":" + QByteArray::number(decision.request.event.userId.value)
        + ",\"status\":\"" + bytes(word(decision.outcome)) + "\",\"reason\":";
    json += decision.reason == RejectReason::None ? QByteArray("null")
                                                  : '"' + bytes(word(decision.reason)) + '"';
    json += ",\"userCouponId\":" + orAbsent(decision.userCouponId.value, "null")
        + ",\"sequence\":" + orAbsent(decision.sequence, "null")
        + ",\"acceptedAt\":" + QByteArray::number(decision.request.acceptedAtMs)
        + ",\"decidedAt\":" + QByteArray::number(decided.decidedAtMs)
        + ",\"partition\":" + QByteArray::number(decision.partition)
        + ",\"offset\":" + QByteArray::number(decision.request.offset) + '}';
}

QByteArray csvHeader()
{
    return "partition,offset,requestId,couponId,userId,status,reason,sequence,userCouponId,"
           "acceptedAt,"
           "decidedAt\r\n";
}

void appendCsv(QByteArray& csv, const DecidedRequest& decided, const QByteArray& requestId)
{
    const Decision& decision = decided.decision;
    csv += QByteArray::number(decision.partition) + ','
        + QByteArray::number(decision.request.offset) + ',' + requestId + ','
        + QByteArray::number(decision.request.event.couponId.value) + ','
        + QByteArray::number(decision.request.event.userId.value) + ','
        + bytes(word(decision.outcome)) + ',' + bytes(word(decision.reason)) + ','
        + orAbsent(decision.sequence, "") + ',' + orAbsent(decision.userCouponId.value, "") + ','
        + QByteArray::number(decision.request.acceptedAtMs) + ','
        + QByteArray::number(decided.decidedAtMs) + "\r\n";
}

}  // namespace dibs::coupon
