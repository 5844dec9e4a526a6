// An order, from its first step to its last.
#pragma once

#include "backend/common/ids.h"
#include "backend/core/domain/money.h"

#include <QList>

#include <optional>

namespace dibs::core {

using OrderId = Id<struct OrderTag>;
using ProductId = Id<struct ProductTag>;
using PaymentId = Id<struct PaymentTag>;

inline constexpr qint64 kPriceMax = 1'000'000'000;
inline constexpr qint64 kQuantityMax = 1'000;
inline constexpr qsizetype kItemsMax = 50;

/// How far an order has come. Each is stored before anything is tried that it stands for, so that
/// whoever finds it knows what may have happened; ARCHITECTURE.md has the table.
enum class Step {
    LookingUp,  // stock is reserved; the coupon's terms are being asked for
    Requested,  // priced; waits to be paid
    Using,  // the coupon may have been used
    Paid,
    Undoing,  // the coupon may have been used and must not stay so
    Failed,
    Cancelled,
};

/// It must come to another step by itself: somebody is at it, or has left it half done.
constexpr bool isInTheMiddle(Step step)
{
    return step == Step::LookingUp || step == Step::Using || step == Step::Undoing;
}

/// Why something was not done: the answer to a request, and what became of an order that failed.
enum class Refusal {
    None,
    UserNotFound,
    ProductNotFound,
    OutOfStock,
    OrderNotFound,
    OrderBusy,  // another request, or recovery, is at it
    OrderEnded,  // it failed or was cancelled
    KeyReused,  // the Idempotency-Key of another request
    CouponNotFound,  // or another user's
    CouponUsed,  // by another order
    CouponExpired,
    BelowMinimum,
    CouponUnavailable,  // the coupon role did not answer
    PointsShort,
    NotPaidInTime,
    Interrupted,  // the server stopped in the middle of it
    CancelledByUser,
};

struct OrderItem {
    ProductId productId;
    qint64 quantity = 0;
    Won unitPrice;  // when it was ordered

    bool operator==(const OrderItem&) const = default;
};

struct NewOrder {
    UserId userId;
    QList<OrderItem> items;  // each product once, ordered by its id; without prices
    std::optional<UserCouponId> userCouponId;
    QByteArray idempotencyKey;  // null: none
};

struct Order {
    OrderId orderId;
    UserId userId;
    QList<OrderItem> items;
    std::optional<UserCouponId> userCouponId;
    Step step = Step::Requested;
    Refusal reason = Refusal::None;  // of Undoing, Failed and Cancelled
    Won itemsPrice;
    Won discount;
    std::optional<PaymentId> paymentId;
    qint64 createdAtMs = 0;

    Won totalPrice() const { return itemsPrice - discount; }
};

Won priceOf(const QList<OrderItem>& items);

/// What is asked for is the same: a retry of the request, not another one under the same key.
bool isSameRequest(const Order& order, const NewOrder& wish);

/// For clients an order ends when everything that belongs to it has ended.
enum class OrderStatus { Requested, Paid, Failed, Cancelled };
OrderStatus statusOf(const Order& order);

}  // namespace dibs::core
