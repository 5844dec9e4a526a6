#include "backend/server/console_routes.h"

#include "backend/console/console_json.h"
#include "backend/coupon/api/refusals.h"
#include "backend/coupon/api/request_fields.h"
#include "backend/server/console_streams.h"

namespace dibs::server {
namespace {

/// Answers on the thread of the request with the JSON of what was found.
template <class T>
console::Backend::Answer<T> answering(
    Mailbox& mailbox, const http::Responder& responder, const char* notFoundCode)
{
    return [&mailbox, responder, notFoundCode](const Result<T>& found) {
        http::Response response = found ? http::Response::json(200, console::toJson(*found))
                                        : coupon::responseFor(found.error(), notFoundCode);
        mailbox.post([responder, response] { responder.send(response); });
    };
}

Result<console::CustomerQuestion> questionFrom(const http::Request& request)
{
    console::CustomerQuestion question{
        .requestId = QString::fromUtf8(request.query("requestId").value_or(QByteArray()))};
    const std::optional<QByteArray> user = request.query("userId");
    if (!user) return question;
    const Result<UserId> id = coupon::idFrom<UserId>(*user, "userId");
    if (!id) return id.error();
    question.user = *id;
    return question;
}

}  // namespace

void addConsoleRoutes(http::Router& router, const console::Console& console,
    const console::Backend& backend, Mailbox& mailbox)
{
    using http::Method;
    router.add(Method::Get, "/api/console/snapshot",
        [&console](const http::Request&, const http::Responder& responder) {
            http::Response response
                = http::Response::json(200, console::toJson(*console.snapshot()));
            response.headers.emplace_back("Cache-Control", "no-store");
            responder.send(std::move(response));
        });
    router.add(Method::Get, "/api/console/stream",
        [streams = std::make_shared<ConsoleStreams>(console)](
            const http::Request& request, const http::Responder& responder) {
            streams->add(responder, request.header("last-event-id"));
        });
    router.add(Method::Get, "/api/console/customers",
        [&backend, &mailbox](const http::Request& request, const http::Responder& responder) {
            const Result<console::CustomerQuestion> question = questionFrom(request);
            if (!question)
                return responder.send(coupon::responseFor(question.error(), "not-found"));
            backend.find(*question,
                answering<console::CustomerStory>(mailbox, responder, "request-not-found"));
        });
    router.add(Method::Get, "/api/console/campaigns/{couponId}/report",
        [&backend, &mailbox](const http::Request& request, const http::Responder& responder) {
            const Result<CouponId> id = coupon::idFrom<CouponId>(request.parameters[0], "couponId");
            if (!id) return responder.send(coupon::responseFor(id.error(), "coupon-not-found"));
            backend.report(
                *id, answering<console::CampaignReport>(mailbox, responder, "coupon-not-found"));
        });
}

}  // namespace dibs::server
