// What was decided of a campaign, and how much is still to be.
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"

namespace dibs::coupon {
namespace {

constexpr int kOutcomesUsual = 1'000;
constexpr int kOutcomesMost = 10'000;
constexpr auto kCouponNotFound = "coupon-not-found";

struct Page {
    CouponId coupon;
    LogPlace after;
    int limit = 0;
    bool csv = false;
};

Result<Page> pageFrom(const http::Request& request)
{
    const Result<CouponId> coupon = idFrom<CouponId>(request.parameters[0], "couponId");
    if (!coupon) return coupon.error();
    const Result<LogPlace> after = placeFrom(request);
    if (!after) return after.error();
    const Result<int> limit = limitFrom(request, kOutcomesUsual, kOutcomesMost);
    if (!limit) return limit.error();
    return Page{*coupon, *after, *limit, request.header("accept").contains("text/csv")};
}

QByteArray nextCursor(const QList<DecidedRequest>& rows, int limit)
{
    if (rows.size() < limit) return {};
    const Decision& last = rows.constLast().decision;
    return cursorFor(LogPlace{last.partition, last.request.offset});
}

http::Response jsonPage(const QList<DecidedRequest>& rows, const QByteArray& next, RequestIds& ids)
{
    QByteArray json("{\"items\":[");
    for (const DecidedRequest& row : rows) {
        appendJson(json, row, ids.sign(row.decision.request.event.eventId));
        json += ',';
    }
    if (!rows.isEmpty()) json.chop(1);
    json += "],\"next\":" + (next.isEmpty() ? QByteArray("null") : '"' + next + '"') + '}';
    return http::Response::json(200, json);
}

http::Response csvPage(
    const QList<DecidedRequest>& rows, const QByteArray& next, const Page& page, RequestIds& ids)
{
    QByteArray csv = csvHeader();
    for (const DecidedRequest& row : rows)
        appendCsv(csv, row, ids.sign(row.decision.request.event.eventId));
    http::Response response{200, "text/csv; charset=utf-8; header=present", csv, {}};
    if (!next.isEmpty())  // RFC 8288, as a table has no place for it
        response.headers.emplace_back("Link",
            "</api/coupons/" + QByteArray::number(page.coupon.value) + "/outcomes?limit="
                + QByteArray::number(page.limit) + "&cursor=" + next + ">; rel=\"next\"");
    return response;
}

void outcomes(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<Page> page = pageFrom(request);
    if (!page) return responder.send(responseFor(page.error(), kCouponNotFound));
    api.answerFromStore(responder, kCouponNotFound,
        [page = *page, key = api.shared.requestIdKey](
            SqlCouponQueries& queries) -> Result<http::Response> {
            if (const Result<Coupon> coupon = queries.coupon(page.coupon); !coupon)
                return coupon.error();
            const auto rows = queries.outcomes(page.coupon, page.after, page.limit);
            if (!rows) return rows.error();
            RequestIds ids(key);
            const QByteArray next = nextCursor(*rows, page.limit);
            return page.csv ? csvPage(*rows, next, page, ids) : jsonPage(*rows, next, ids);
        });
}

void queueSize(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<CouponId> id = idFrom<CouponId>(request.parameters[0], "couponId");
    if (!id) return responder.send(responseFor(id.error(), kCouponNotFound));
    if (!api.shared.view.coupon(*id))
        return responder.send(responseFor(
            fail(ErrorCode::NotFound, QStringLiteral("there is no coupon %1").arg(id->value)),
            kCouponNotFound));
    const qint64 size = api.queueSize(*id);
    responder.send(http::Response::json(200,
        "{\"couponId\":" + QByteArray::number(id->value)
            + ",\"queueSize\":" + QByteArray::number(size)
            + ",\"message\":\"Requests accepted and not yet decided.\"}"));
}

}  // namespace

void addOutcomeRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    router.add(http::Method::Get, "/api/coupons/{couponId}/outcomes",
        [api](const http::Request& request, const http::Responder& responder) {
            outcomes(*api, request, responder);
        });
    router.add(http::Method::Get, "/api/coupons/{couponId}/queue-size",
        [api](const http::Request& request, const http::Responder& responder) {
            queueSize(*api, request, responder);
        });
}

}  // namespace dibs::coupon
