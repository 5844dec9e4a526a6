#include "backend/coupon/api/refusals.h"

#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/domain/words.h"
#include "backend/platform/http/problem.h"

#include <QJsonObject>

namespace dibs::coupon {
namespace {

const http::Headers kRetrySoon{{"Retry-After", "1"}};
const http::Headers kRetryLater{{"Retry-After", "5"}};

http::Response refused(Refusal refusal, qint64 opensAtMs, UserCouponId userCouponId)
{
    switch (refusal) {
    case Refusal::CouponNotFound:
        return http::problem(404, "coupon-not-found", "There is no such coupon.");
    case Refusal::UserNotFound:
        return http::problem(404, "user-not-found", "There is no such active user.");
    case Refusal::AlreadyIssued: {
        QJsonObject extra;
        if (userCouponId.isValid()) extra.insert(u"userCouponId"_qs, userCouponId.value);
        return http::problem(
            409, "already-issued", "This user already has a coupon of this campaign.", extra);
    }
    case Refusal::NotOpenYet:
        return http::problem(
            409, "not-open-yet", "The campaign has not opened yet.", {{u"opensAt"_qs, opensAtMs}});
    case Refusal::Paused: return http::problem(409, "paused", "The campaign is paused.");
    case Refusal::SoldOut: return http::problem(409, "sold-out", "All coupons are issued.");
    case Refusal::Closed: return http::problem(409, "closed", "The campaign is over.");
    }
    Q_UNREACHABLE();
}

}  // namespace

http::Response responseFor(
    const Admitted& admitted, UserCouponId userCouponId, const QByteArray& requestId)
{
    switch (admitted.answer) {
    case Admitted::Answer::Accepted: break;
    case Admitted::Answer::Refused:
        return refused(admitted.refusal, admitted.opensAtMs, userCouponId);
    case Admitted::Answer::Overloaded: return overloaded("Too many requests are under way.");
    case Admitted::Answer::Lagging:
        return http::problem(503, "overloaded",
            "Too many requests wait for their outcome. Nothing was accepted: try again later.", {},
            kRetryLater);
    case Admitted::Answer::PartitionStopped:
        return http::problem(503, "store-unavailable",
            "Requests for this campaign are not decided right now. Nothing was accepted: try again "
            "later.",
            {}, kRetryLater);
    case Admitted::Answer::LogUnavailable:
        return http::problem(503, "log-unavailable",
            "The event log does not take requests right now. Nothing was accepted: try again.", {},
            kRetrySoon);
    case Admitted::Answer::StoreUnavailable: return storeUnavailable();
    case Admitted::Answer::DeliveryUnknown:
        return http::problem(504, "delivery-unknown",
            "The request may have been accepted. Retrying with the same Idempotency-Key is safe.",
            {{u"requestId"_qs, QString::fromLatin1(requestId)}}, kRetrySoon);
    }
    Q_UNREACHABLE();
}

http::Response refusalFor(const Decision& decision, const QByteArray& requestId)
{
    const QJsonObject extra{{u"requestId"_qs, QString::fromLatin1(requestId)}};
    switch (decision.outcome) {
    case Outcome::Issued: break;
    case Outcome::SoldOut: return http::problem(409, "sold-out", "All coupons are issued.", extra);
    case Outcome::Duplicate: {
        QJsonObject held = extra;
        held.insert(u"userCouponId"_qs, decision.userCouponId.value);
        return http::problem(
            409, "already-issued", "This user already has a coupon of this campaign.", held);
    }
    case Outcome::Rejected: {
        const QString reason = word(decision.reason);
        return http::problem(
            422, "unprocessable", "The request was rejected: " + reason.toUtf8(), extra);
    }
    }
    Q_UNREACHABLE();
}

http::Response responseFor(const UseDecision& decision, qint64 nowMs)
{
    switch (decision.answer) {
    case UseAnswer::Done:
        return http::Response::json(200, compact(toJson(decision.userCoupon, nowMs)));
    case UseAnswer::NotFound:
        return http::problem(404, "not-found", "There is no such user coupon.");
    case UseAnswer::UsedByAnotherOrder:
        return http::problem(409, "used-by-another-order", "Another order uses this coupon.");
    case UseAnswer::UseCancelled:
        return http::problem(409, "use-cancelled",
            "This order's use of the coupon was cancelled: another order may use it.");
    case UseAnswer::Expired:
        return http::problem(409, "expired", "The coupon has expired.",
            {{u"expiresAt"_qs, decision.userCoupon.expiresAtMs.value_or(0)}});
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::coupon
