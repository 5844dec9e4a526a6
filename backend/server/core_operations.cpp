#include "backend/server/core_operations.h"

#include "backend/common/json_members.h"
#include "backend/server/metrics_text.h"
#include "backend/server/operations_routes.h"
#include "backend/server/order_figures.h"

namespace dibs::server {
namespace {

struct Found {
    QString instance;
    QString storeProblem;  // empty: none
    bool areCouponsAway = false;
};

/// Ready: orders can be placed. Those with a coupon cannot while the coupon role is away, which is
/// said, and no reason to send nobody here.
http::Response readiness(const Found& found)
{
    const bool ready = found.storeProblem.isEmpty();
    const QString away = found.areCouponsAway
        ? u"does not answer: orders with a coupon are refused, those without go on"_qs
        : QString();
    const QJsonObject body{{u"status"_qs, ready ? u"ready"_qs : u"not ready"_qs},
        {u"instance"_qs, found.instance},
        {u"neighbours"_qs,
            QJsonArray{neighbourJson("store", found.storeProblem), neighbourJson("coupon", away)}}};
    http::Response response = http::Response::json(ready ? 200 : 503, compact(body));
    if (!ready) response.headers.emplace_back("Retry-After", "1");
    return response;
}

void answerReadiness(const core::ApiNeighbours& with, Mailbox& mailbox, const QString& instance,
    const http::Responder& responder)
{
    const auto answer = [&mailbox, responder](const Found& found) {
        mailbox.post([responder, found] { responder.send(readiness(found)); });
    };
    const bool asked
        = with.store.read([&desk = with.desk, instance, answer](core::CoreQueries& queries) {
              const auto some = queries.products.list({}, 1);
              const QString problem = some ? QString() : some.error().detail;
              desk.askWhetherCouponsAreAway([instance, problem, answer](bool areAway) {
                  answer({instance, problem, areAway});
              });
          });
    if (!asked) answer({instance, u"too many questions wait"_qs, false});
}

}  // namespace

void addCoreOperations(http::Router& router, const core::ApiNeighbours& neighbours,
    Mailbox& mailbox, const std::function<QString()>& instance,
    const std::shared_ptr<const core::OrderTally>& tally)
{
    addLiveness(router);
    addContract(router);
    router.add(http::Method::Get, "/readyz",
        [neighbours, &mailbox, instance](const http::Request&, const http::Responder& responder) {
            answerReadiness(neighbours, mailbox, instance(), responder);
        });
    router.add(http::Method::Get, "/metrics",
        [tally](const http::Request&, const http::Responder& responder) {
            responder.send(metricsResponse(metricsText(ordersFrom(*tally))));
        });
}

}  // namespace dibs::server
