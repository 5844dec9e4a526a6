#include "backend/core/api/order_answer.h"

#include "backend/common/json_members.h"
#include "backend/core/domain/words.h"
#include "backend/platform/http/problem.h"

namespace dibs::core {
namespace {

const http::Headers kRetrySoon{{"Retry-After", "1"}};
const http::Headers kRetryLater{{"Retry-After", "5"}};

constexpr auto kUndoing
    = "The order is being undone; it ends when the coupon service has answered.";

const char* sentenceOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return "";
    case Refusal::UserNotFound: return "There is no such active user.";
    case Refusal::ProductNotFound: return "There is no such product.";
    case Refusal::OutOfStock: return "There is not enough of a product left.";
    case Refusal::OrderNotFound: return "There is no such order.";
    case Refusal::OrderBusy: return "Something else is being done with this order: ask again.";
    case Refusal::OrderEnded: return "This order has ended.";
    case Refusal::KeyReused: return "This Idempotency-Key belongs to another request.";
    case Refusal::CouponNotFound: return "This user has no such coupon.";
    case Refusal::CouponUsed: return "Another order uses this coupon.";
    case Refusal::CouponExpired: return "The coupon has expired.";
    case Refusal::BelowMinimum: return "The order is too small for this coupon.";
    case Refusal::CouponUnavailable:
        return "The coupon service does not answer right now: try again, or order without a "
               "coupon.";
    case Refusal::PointsShort: return "The user has too few points.";
    case Refusal::NotPaidInTime: return "The order was not paid in time.";
    case Refusal::Interrupted: return "The server stopped in the middle of it: order again.";
    case Refusal::CancelledByUser: return "The order was cancelled.";
    }
    Q_UNREACHABLE();
}

QString messageOf(const Order& order)
{
    switch (order.step) {
    case Step::LookingUp: return u"The coupon is being looked up."_qs;
    case Step::Requested: return u"The products are reserved. Pay to get them."_qs;
    case Step::Using: return u"The order is being paid."_qs;
    case Step::Paid: return u"The order is paid."_qs;
    case Step::Undoing: return QLatin1String(kUndoing);
    case Step::Failed:
    case Step::Cancelled: return QLatin1String(sentenceOf(order.reason));
    }
    Q_UNREACHABLE();
}

template <class Id>
QJsonValue jsonOrNull(const std::optional<Id>& id)
{
    return id ? QJsonValue(id->value) : QJsonValue();
}

int statusOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::UserNotFound:
    case Refusal::ProductNotFound:
    case Refusal::OrderNotFound:
    case Refusal::CouponNotFound: return 404;
    case Refusal::KeyReused:
    case Refusal::BelowMinimum: return 422;
    case Refusal::Interrupted:
    case Refusal::CouponUnavailable: return 503;
    case Refusal::None:
    case Refusal::OutOfStock:
    case Refusal::OrderBusy:
    case Refusal::OrderEnded:
    case Refusal::CouponUsed:
    case Refusal::CouponExpired:
    case Refusal::PointsShort:
    case Refusal::NotPaidInTime:
    case Refusal::CancelledByUser: return 409;
    }
    Q_UNREACHABLE();
}

http::Headers headersOf(Refusal refusal)
{
    if (refusal == Refusal::OrderBusy) return kRetrySoon;
    return statusOf(refusal) == 503 ? kRetryLater : http::Headers();
}

/// None: the order is not where the wish would have it.
std::optional<int> successOf(Wish wish, Step step)
{
    switch (wish) {
    case Wish::Place:
        // Also one that was placed before, under the same key, however far it has come.
        return step == Step::Failed ? std::nullopt : std::optional(201);
    case Wish::Pay: return step == Step::Paid ? std::optional(200) : std::nullopt;
    case Wish::Cancel:
        if (step == Step::Cancelled) return 200;
        return step == Step::Undoing ? std::optional(202) : std::nullopt;
    }
    Q_UNREACHABLE();
}

http::Response responseWith(int status, const Order& order)
{
    http::Response response = http::Response::json(status, compact(toJson(order)));
    if (status != 200)
        response.headers.emplace_back(
            "Location", "/api/v1/orders/" + QByteArray::number(order.orderId.value));
    return response;
}

}  // namespace

QJsonObject toJson(const Order& order)
{
    QJsonArray items;
    for (const OrderItem& item : order.items)
        items.append(QJsonObject{{u"productId"_qs, item.productId.value},
            {u"quantity"_qs, item.quantity}, {u"unitPrice"_qs, item.unitPrice.value}});
    const QJsonValue reason
        = order.reason == Refusal::None ? QJsonValue() : QJsonValue(word(order.reason));
    return {{u"orderId"_qs, order.orderId.value}, {u"userId"_qs, order.userId.value},
        {u"orderItems"_qs, items}, {u"userCouponId"_qs, jsonOrNull(order.userCouponId)},
        {u"orderStatus"_qs, word(statusOf(order))}, {u"reason"_qs, reason},
        {u"discount"_qs, order.discount.value}, {u"totalPrice"_qs, order.totalPrice().value},
        {u"paymentId"_qs, jsonOrNull(order.paymentId)}, {u"createdAt"_qs, order.createdAtMs},
        {u"message"_qs, messageOf(order)}};
}

QJsonObject toJson(const Product& product)
{
    return {{u"productId"_qs, product.productId.value}, {u"name"_qs, product.name},
        {u"price"_qs, product.price.value}, {u"stock"_qs, product.stock}};
}

http::Response responseFor(Wish wish, const OrderAnswer& answer)
{
    if (answer.refusal != Refusal::None) return responseFor(answer.refusal, answer.order);
    if (const auto status = successOf(wish, answer.order.step))
        return responseWith(*status, answer.order);
    if (answer.order.step == Step::Undoing)
        return http::problem(503, "coupon-unavailable", kUndoing,
            {{u"orderId"_qs, answer.order.orderId.value}}, kRetryLater);
    return responseFor(answer.order.reason, answer.order);
}

http::Response responseFor(Refusal refusal, const Order& order)
{
    QJsonObject extra;
    if (order.orderId.isValid()) extra.insert(u"orderId"_qs, order.orderId.value);
    const QLatin1String code = word(refusal);
    return http::problem(statusOf(refusal), QByteArrayView(code.data(), code.size()),
        sentenceOf(refusal), extra, headersOf(refusal));
}

http::Response responseFor(UserId user, const Charge& charge)
{
    switch (charge.answer) {
    case ChargeAnswer::Done:
        return http::Response::json(
            200, compact({{u"userId"_qs, user.value}, {u"balance"_qs, charge.balance.value}}));
    case ChargeAnswer::UserNotFound: return responseFor(Refusal::UserNotFound, {});
    case ChargeAnswer::KeyReused: return responseFor(Refusal::KeyReused, {});
    case ChargeAnswer::BeyondMaximum:
        return http::problem(422, "unprocessable",
            "A balance can be charged to " + QByteArray::number(kPointsMax.value) + " at most.",
            {{u"balance"_qs, charge.balance.value}});
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::core
