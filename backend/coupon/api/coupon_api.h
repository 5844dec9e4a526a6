// The coupon role's HTTP interface: API.md, "Coupon role".
#pragma once

#include "backend/coupon/api/refusals.h"
#include "backend/coupon/consumer/coupon_control.h"
#include "backend/coupon/consumer/dead_letter_control.h"
#include "backend/coupon/consumer/user_coupon_control.h"
#include "backend/coupon/repository/sql_query_pool.h"
#include "backend/coupon/service/admission.h"
#include "backend/coupon/service/outcome_feed.h"
#include "backend/coupon/service/request_ids.h"
#include "backend/platform/http/router.h"

namespace dibs::coupon {

/// What all HTTP threads share. It outlives them.
struct ApiNeighbours {
    HotView& view;
    eventlog::EventLog& log;
    Tallies& tallies;
    OutcomeFeed& feed;
    SqlQueryPool& queries;
    CouponControl& control;
    DeadLetterControl& deadLetters;
    UserCouponControl& userCoupons;
    const AdmissionGate& gate;
    const Clock& clock;
    QByteArray requestIdKey;
    /// Requests of a coupon that are accepted and not yet decided, by all instances together; never
    /// 0 while one that this instance has accepted is undecided.
    std::function<qint64(CouponId)> queueSize;
    /// Where what is admitted goes; none: into the log.
    eventlog::Appender* door = nullptr;
    /// Every client waits for its outcome: it is decided inside the request.
    bool decidesAtOnce = false;
};

/// What the handlers of one HTTP thread share; it lives on that thread.
class CouponApi
{
public:
    CouponApi(ApiNeighbours neighbours, Mailbox& mailbox);

    /// Runs `query` on a thread of the pool and answers with what it returns.
    using Query = std::function<Result<http::Response>(SqlCouponQueries&)>;
    void answerFromStore(const http::Responder& responder, const char* notFoundCode, Query query);

    /// Runs `query` there and hands its result to `then` on this thread; false when it cannot run.
    template <class T>
    [[nodiscard]] bool tryAsk(
        std::function<Result<T>(SqlCouponQueries&)> query, std::function<void(Result<T>)> then);

    /// The same, and 503 when it cannot run.
    template <class T>
    void ask(const http::Responder& responder, std::function<Result<T>(SqlCouponQueries&)> query,
        std::function<void(Result<T>)> then);

    /// Carries `change` out between two batches of the consumer and answers with the coupon it
    /// returns.
    void changeCoupon(const http::Responder& responder, int status, CouponControl::Change change);

    QByteArray couponJson(const Coupon& coupon) const;
    qint64 queueSize(CouponId coupon) const { return shared.queueSize(coupon); }

    /// Puts a coupon that another instance has made into the view, and says whether there is one.
    void learnOf(CouponId coupon, const std::function<void(Result<bool> exists)>& answer);

    ApiNeighbours shared;
    Mailbox& mailbox;
    RequestIds requestIds;
    OutcomeWaiters waiters;
    Admission admission;
};

/// Adds all routes of the coupon role.
void addCouponApi(http::Router& router, const ApiNeighbours& neighbours, Mailbox& mailbox);

// One file each.
void addIssueRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);
void addRequestRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);
void addCouponRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);
void addOutcomeRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);
void addDeadLetterRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);
void addUserCouponRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);
void addUseRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api);

template <class T>
bool CouponApi::tryAsk(
    std::function<Result<T>(SqlCouponQueries&)> query, std::function<void(Result<T>)> then)
{
    return shared.queries.submit(
        [this, query = std::move(query), then = std::move(then)](SqlCouponQueries& queries) {
            mailbox.post([then, result = query(queries)] { then(result); });
        });
}

template <class T>
void CouponApi::ask(const http::Responder& responder,
    std::function<Result<T>(SqlCouponQueries&)> query, std::function<void(Result<T>)> then)
{
    if (!tryAsk(std::move(query), std::move(then))) responder.send(storeUnavailable());
}

}  // namespace dibs::coupon
