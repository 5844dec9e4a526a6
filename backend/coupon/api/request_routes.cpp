// GET /api/coupons/requests/{requestId}: what became of a request.
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"
#include "backend/platform/http/problem.h"

namespace dibs::coupon {
namespace {

// A stream ends then, and the client's EventSource comes back by itself.
constexpr auto kStreamTime = std::chrono::minutes(5);

QByteArray pendingJson(const QByteArray& requestId)
{
    return "{\"requestId\":\"" + requestId + "\",\"status\":\"PENDING\"}";
}

QByteArray decidedJson(const DecidedRequest& decided, const QByteArray& requestId)
{
    QByteArray json;
    appendJson(json, decided, requestId);
    return json;
}

class RequestHandler
{
public:
    explicit RequestHandler(CouponApi& api)
        : m_api(&api)
    {
    }

    void operator()(const http::Request& request, const http::Responder& responder) const
    {
        const QByteArray requestId = request.parameters[0];
        const std::optional<EventId> event = m_api->requestIds.verify(requestId);
        if (!event)
            return responder.send(http::problem(
                404, "request-not-found", "No request with this id was ever accepted here."));
        const Result<std::chrono::milliseconds> wait = waitFrom(request);
        if (!wait) return responder.send(responseFor(wait.error(), "not-found"));

        if (request.header("accept").contains("text/event-stream"))
            return stream(*event, requestId, responder);
        answer(*event, requestId, *wait, responder);
    }

private:
    void answer(EventId event, const QByteArray& requestId, std::chrono::milliseconds wait,
        const http::Responder& responder) const
    {
        // First wait, then look: what is decided in between is seen by one of the two.
        const bool waits = wait.count() > 0
            && m_api->waiters.wait(event, wait,
                [self = *this, event, requestId, responder](
                    const std::optional<DecidedRequest>& decided) {
                    // Another instance may have decided it without our hearing of it.
                    if (!decided && self.m_api->shared.log.isShared())
                        return self.look(event, requestId, false, responder);
                    responder.send(http::Response::json(
                        200, decided ? decidedJson(*decided, requestId) : pendingJson(requestId)));
                });
        look(event, requestId, waits, responder);
    }

    void look(EventId event, const QByteArray& requestId, bool waits,
        const http::Responder& responder) const
    {
        m_api->ask<DecidedRequest>(responder, query(event),
            [requestId, responder, waits](const Result<DecidedRequest>& decided) {
                if (decided)
                    responder.send(http::Response::json(200, decidedJson(*decided, requestId)));
                else if (decided.error().code != ErrorCode::NotFound)
                    responder.send(responseFor(decided.error(), "request-not-found"));
                else if (!waits)
                    responder.send(http::Response::json(200, pendingJson(requestId)));
            });
    }

    /// Server-sent events: one `pending` at once, one `outcome` when decided, then the end.
    void stream(EventId event, const QByteArray& requestId, const http::Responder& responder) const
    {
        const http::EventStream events = responder.startEventStream();
        events.send("event: pending\ndata: " + pendingJson(requestId) + "\n\n");
        const auto end = [requestId, events](const std::optional<DecidedRequest>& decided) {
            if (decided)
                events.send("event: outcome\ndata: " + decidedJson(*decided, requestId) + "\n\n");
            events.close();
        };
        if (!m_api->waiters.wait(event, kStreamTime, end)) return events.close();
        const bool looks = m_api->tryAsk<DecidedRequest>(query(event), [end](const auto& decided) {
            if (decided) return end(*decided);
            // The client comes back by itself, and by then the store may be there again.
            if (decided.error().code != ErrorCode::NotFound) end(std::nullopt);
        });
        if (!looks) events.close();
    }

    static std::function<Result<DecidedRequest>(SqlCouponQueries&)> query(EventId event)
    {
        return [event](SqlCouponQueries& queries) { return queries.decided(event); };
    }

    CouponApi* m_api;  // not owned: what waits in the api holds a copy of this handler
};

}  // namespace

void addRequestRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    router.add(http::Method::Get, "/api/coupons/requests/{requestId}",
        [api, handler = RequestHandler(*api)](const http::Request& request,
            const http::Responder& responder) { handler(request, responder); });
}

}  // namespace dibs::coupon
