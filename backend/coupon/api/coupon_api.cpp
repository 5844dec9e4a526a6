#include "backend/coupon/api/coupon_api.h"

#include "backend/coupon/api/coupon_json.h"

namespace dibs::coupon {

CouponApi::CouponApi(ApiNeighbours neighbours, Mailbox& threadMailbox)
    : shared(std::move(neighbours))
    , mailbox(threadMailbox)
    , requestIds(shared.requestIdKey)
    , waiters(shared.feed, mailbox)
    , admission({shared.view, shared.gate,
          shared.door ? *shared.door : static_cast<eventlog::Appender&>(shared.log), shared.tallies,
          shared.clock, mailbox,
          [this](UserId user, const std::function<void(Result<bool>)>& answer) {
              const bool queued
                  = shared.queries.submit([this, user, answer](SqlCouponQueries& queries) {
                        mailbox.post([answer, active = queries.isActive(user)] { answer(active); });
                    });
              if (!queued) answer(fail(ErrorCode::Unavailable, u"the query queue is full"_qs));
          },
          shared.log.isShared() ? Admission::AskCoupon(
              [this](CouponId coupon, const auto& answer) { learnOf(coupon, answer); })
                                : nullptr})
{
}

void CouponApi::learnOf(CouponId coupon, const std::function<void(Result<bool>)>& answer)
{
    const bool queued
        = tryAsk<Coupon>([coupon](SqlCouponQueries& queries) { return queries.coupon(coupon); },
            [this, answer](const Result<Coupon>& found) {
                if (found) shared.view.put(*found);
                if (!found && found.error().code != ErrorCode::NotFound)
                    return answer(found.error());
                answer(static_cast<bool>(found));
            });
    if (!queued) answer(fail(ErrorCode::Unavailable, u"the query queue is full"_qs));
}

void CouponApi::answerFromStore(
    const http::Responder& responder, const char* notFoundCode, Query query)
{
    ask<http::Response>(responder, std::move(query),
        [responder, notFoundCode](const Result<http::Response>& answer) {
            responder.send(answer ? *answer : responseFor(answer.error(), notFoundCode));
        });
}

void CouponApi::changeCoupon(
    const http::Responder& responder, int status, CouponControl::Change change)
{
    const auto answer = [this, responder, status](const Result<Coupon>& changed) {
        if (!changed) return responder.send(responseFor(changed.error(), "coupon-not-found"));
        http::Response response = http::Response::json(status, couponJson(*changed));
        if (status == 201)
            response.headers.emplace_back(
                "Location", "/api/coupons/" + QByteArray::number(changed->couponId.value));
        responder.send(std::move(response));
    };
    const bool posted
        = shared.control.change(std::move(change), [this, answer](const Result<Coupon>& changed) {
              mailbox.post([answer, changed] { answer(changed); });
          });
    if (!posted) responder.send(overloaded("Too many changes are under way."));
}

QByteArray CouponApi::couponJson(const Coupon& coupon) const
{
    return compact(toJson(coupon, queueSize(coupon.couponId), shared.clock.nowMs()));
}

void addCouponApi(http::Router& router, const ApiNeighbours& neighbours, Mailbox& mailbox)
{
    const auto api = std::make_shared<CouponApi>(neighbours, mailbox);
    addIssueRoutes(router, api);
    addRequestRoutes(router, api);
    addCouponRoutes(router, api);
    addOutcomeRoutes(router, api);
    addDeadLetterRoutes(router, api);
    addUserCouponRoutes(router, api);
    addUseRoutes(router, api);
}

}  // namespace dibs::coupon
