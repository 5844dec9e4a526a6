// POST /api/coupons/{couponId}/issue: the button that thousands press at once.
#include "backend/common/event_id.h"
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"
#include "backend/coupon/domain/words.h"

namespace dibs::coupon {
namespace {

using std::chrono::milliseconds;

// How long a retry under an Idempotency-Key waits for requests before it to be decided, when the
// facts of now would refuse what may have been accepted then.
constexpr auto kSettleTime = std::chrono::seconds(2);

struct Press {
    IssueRequest request;
    bool keyed = false;
    milliseconds wait{0};
};

/// "Accepted, not decided yet" may be said once both are so, in whichever order they come: a wait
/// that ends before the log has answered proves nothing.
struct Waiting {
    bool isAccepted = false;
    bool isOver = false;
    bool isAnswered = false;  // with the outcome, which may overtake the log's word
};

Result<Press> pressFrom(const http::Request& request, qint64 nowMs)
{
    const Result<CouponId> coupon = idFrom<CouponId>(request.parameters[0], "couponId");
    if (!coupon) return coupon.error();
    const Result<UserId> user = idFrom<UserId>(request.query("userId").value_or(""), "userId");
    if (!user) return user.error();
    const Result<QByteArray> key = idempotencyKeyFrom(request);
    if (!key) return key.error();
    const Result<milliseconds> wait = waitFrom(request);
    if (!wait) return wait.error();

    const EventId event = key->isEmpty() ? newEventId(nowMs) : eventIdFor(*key, *user, *coupon);
    return Press{{*coupon, *user, event, traceparentFrom(request)}, !key->isEmpty(), *wait};
}

QByteArray locationOf(const QByteArray& requestId)
{
    return "/api/coupons/requests/" + requestId;
}

http::Response receipt(const QByteArray& requestId, const char* status)
{
    http::Response response = http::Response::json(202,
        "{\"success\":true,\"message\":\"Your request is accepted. Its outcome follows.\","
        "\"requestId\":\""
            + requestId + "\",\"status\":\"" + status + "\"}");
    response.headers.emplace_back("Location", locationOf(requestId));
    return response;
}

Press atOnce(Press press)
{
    press.wait = kLongestWait;
    return press;
}

class IssueHandler
{
public:
    explicit IssueHandler(CouponApi& api)
        : m_api(&api)
    {
    }

    void operator()(const http::Request& request, const http::Responder& responder) const
    {
        Result<Press> press = pressFrom(request, m_api->shared.clock.nowMs());
        if (press && m_api->shared.decidesAtOnce) press = atOnce(*press);
        if (!press) return responder.send(responseFor(press.error(), "not-found"));
        // Before the append, so that an outcome that comes at once is not missed.
        const auto waiting = std::make_shared<Waiting>();
        waiting->isOver = press->wait.count() == 0 || !mayBeAdmitted(press->request)
            || !waitForOutcome(*press, responder, waiting);
        m_api->admission.admit(
            press->request, [self = *this, press = *press, responder, waiting](Admitted admitted) {
                self.answer(press, responder, *waiting, admitted);
            });
    }

private:
    /// Who is refused must not take up a place among those who wait.
    bool mayBeAdmitted(const IssueRequest& request) const
    {
        const qint64 nowMs = m_api->shared.clock.nowMs();
        return m_api->shared.view.ask(request.couponId, request.userId, nowMs).verdict
            != HotView::Verdict::Refuse;
    }

    bool waitForOutcome(const Press& press, const http::Responder& responder,
        const std::shared_ptr<Waiting>& waiting) const
    {
        return m_api->waiters.wait(press.request.eventId, press.wait,
            [self = *this, press, responder, waiting](
                const std::optional<DecidedRequest>& decided) {
                waiting->isOver = true;
                if (decided) {
                    waiting->isAnswered = true;
                    return self.answerDecided(responder, *decided, true);
                }
                if (waiting->isAccepted) self.answerLate(press, responder);
            });
    }

    /// The time is up. Another instance may have decided it without our hearing of it.
    void answerLate(const Press& press, const http::Responder& responder) const
    {
        const auto pending = [self = *this, press, responder] {
            responder.send(receipt(self.requestId(press), "PENDING"));
        };
        const bool asks = m_api->shared.log.isShared()
            && m_api->tryAsk<DecidedRequest>(
                [event = press.request.eventId](
                    SqlCouponQueries& queries) { return queries.decided(event); },
                [self = *this, responder, pending](const Result<DecidedRequest>& decided) {
                    decided ? self.answerDecided(responder, *decided, true) : pending();
                });
        if (!asks) pending();
    }

    void answer(const Press& press, const http::Responder& responder, Waiting& waiting,
        const Admitted& admitted) const
    {
        if (admitted.answer == Admitted::Answer::Accepted) {
            waiting.isAccepted = true;
            if (waiting.isAnswered) return;
            if (waiting.isOver) return responder.send(receipt(requestId(press), "PENDING"));
            if (press.keyed) lookForOutcome(press, responder);
            return;
        }
        if (admitted.answer != Admitted::Answer::Refused)
            return responder.send(responseFor(admitted, {}, requestId(press)));
        if (press.keyed) return settle(press, responder, admitted);
        refuse(press, responder, admitted);
    }

    /// What was decided before a retry came is not published again.
    void lookForOutcome(const Press& press, const http::Responder& responder) const
    {
        // If it cannot be queued, the answer comes when the time is up.
        (void)m_api->tryAsk<DecidedRequest>(
            [event = press.request.eventId](
                SqlCouponQueries& queries) { return queries.decided(event); },
            [self = *this, responder](const Result<DecidedRequest>& decided) {
                if (decided) self.answerDecided(responder, *decided, true);
            });
    }

    /// A retry under the same key meets its own outcome, whatever the facts of now say.
    void settle(
        const Press& press, const http::Responder& responder, const Admitted& admitted) const
    {
        const bool maybeUndecided = m_api->queueSize(press.request.couponId) > 0;
        const bool waits = maybeUndecided
            && m_api->waiters.wait(press.request.eventId, kSettleTime,
                [self = *this, press, responder, admitted](
                    const std::optional<DecidedRequest>& decided) {
                    if (decided)
                        return self.answerDecided(responder, *decided, press.wait.count() > 0);
                    self.refuse(press, responder, admitted);
                });
        m_api->ask<DecidedRequest>(
            responder,
            [event = press.request.eventId](
                SqlCouponQueries& queries) { return queries.decided(event); },
            [self = *this, press, responder, admitted, waits](
                const Result<DecidedRequest>& decided) {
                if (decided) return self.answerDecided(responder, *decided, press.wait.count() > 0);
                // Not read is not the same as not there: it may have won.
                if (decided.error().code != ErrorCode::NotFound)
                    return responder.send(responseFor(decided.error(), "not-found"));
                if (!waits) self.refuse(press, responder, admitted);
            });
    }

    void refuse(
        const Press& press, const http::Responder& responder, const Admitted& admitted) const
    {
        if (admitted.refusal != Refusal::AlreadyIssued)
            return responder.send(responseFor(admitted));
        m_api->answerFromStore(responder, "not-found",
            [admitted, request = press.request](
                SqlCouponQueries& queries) -> Result<http::Response> {
                const auto held = queries.userCouponOf(request.couponId, request.userId);
                if (!held) return held.error();
                return responseFor(admitted, held->userCouponId);
            });
    }

    /// With `whole` the user coupon or the refusal itself, else the receipt with the status.
    void answerDecided(
        const http::Responder& responder, const DecidedRequest& decided, bool whole) const
    {
        const Decision& decision = decided.decision;
        const QByteArray id = m_api->requestIds.sign(decision.request.event.eventId);
        if (!whole) return responder.send(receipt(id, word(decision.outcome).data()));
        if (decision.outcome != Outcome::Issued) return responder.send(refusalFor(decision, id));
        const auto answer = [id, responder, nowMs = m_api->shared.clock.nowMs()](
                                const Result<UserCoupon>& userCoupon) {
            // It is issued, also when the store cannot be read right now.
            if (!userCoupon) return responder.send(receipt(id, word(Outcome::Issued).data()));
            QJsonObject body = toJson(*userCoupon, nowMs);
            body.insert(u"requestId"_qs, QString::fromLatin1(id));
            http::Response created = http::Response::json(201, compact(body));
            created.headers.emplace_back("Location", locationOf(id));
            created.headers.emplace_back("Preference-Applied", "wait");
            responder.send(std::move(created));
        };
        const bool queued = m_api->tryAsk<UserCoupon>(
            [issued = decision.userCouponId](
                SqlCouponQueries& queries) { return queries.userCoupon(issued); },
            answer);
        if (!queued) answer(fail(ErrorCode::Unavailable, {}));
    }

    QByteArray requestId(const Press& press) const
    {
        return m_api->requestIds.sign(press.request.eventId);
    }

    CouponApi* m_api;  // not owned: what waits in the api holds a copy of this handler
};

}  // namespace

void addIssueRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    router.add(http::Method::Post, "/api/coupons/{couponId}/issue",
        [api, handler = IssueHandler(*api)](const http::Request& request,
            const http::Responder& responder) { handler(request, responder); });
}

}  // namespace dibs::coupon
