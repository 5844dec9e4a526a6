// The steps of an order, each one transaction: what it takes and what it gives back happen together
// with the step that says so. Between them stands the coupon role, which is asked over HTTP.
#pragma once

#include "backend/core/domain/discount.h"
#include "backend/core/domain/order.h"
#include "backend/platform/sql/connection.h"

#include <functional>

namespace dibs::core {

/// A refusal leaves the order as it is; what became of an order that failed says its `reason`.
struct OrderAnswer {
    Order order;  // as it is stored now
    Refusal refusal = Refusal::None;
    bool isRepeated = false;  // placed before, under the same Idempotency-Key
    bool hasMoved = false;  // to the step it stands at, by this very call
};

/// On the thread of the connection it is given, which may write. Whoever comes too late, as
/// somebody else has moved the order on, changes nothing and learns how it stands. Rows are locked
/// in the order order, user, products.
class SqlOrderCommands
{
public:
    explicit SqlOrderCommands(sql::Connection& connection);

    /// Reserves the products. → LookingUp, or Requested without a coupon; an order that the key has
    /// made before is answered as it stands.
    Result<OrderAnswer> place(const NewOrder& wish, qint64 nowMs);

    /// LookingUp → Requested, or Failed where the terms are not kept.
    Result<OrderAnswer> price(OrderId id, const CouponTerms& terms, qint64 nowMs);

    /// Requested → Using, or Paid without a coupon; an order that is paid stays so. While the
    /// coupon role is away nothing is begun with an order that has a coupon.
    enum class Coupons { There, Away };
    Result<OrderAnswer> startPayment(OrderId id, Coupons coupons, qint64 nowMs);

    /// Using, and the coupon is used → Paid, or Undoing where the points are gone.
    Result<OrderAnswer> finishPayment(OrderId id, qint64 nowMs);

    /// LookingUp → Failed; Using → Undoing.
    Result<OrderAnswer> giveUp(OrderId id, Refusal reason, qint64 nowMs);

    /// Requested → Cancelled; Paid → Undoing, or Cancelled without a coupon.
    Result<OrderAnswer> cancel(OrderId id, qint64 nowMs);

    /// Undoing, and the use is cancelled → Failed or Cancelled.
    Result<OrderAnswer> end(OrderId id, qint64 nowMs);

    /// What was left half done is given up; Undoing stays, to be gone on with; Requested, placed
    /// before `unpaidBeforeMs`, fails.
    Result<OrderAnswer> recover(OrderId id, qint64 unpaidBeforeMs, qint64 nowMs);

private:
    using Move = std::function<Result<Refusal>(Order&)>;
    Result<OrderAnswer> move(OrderId id, qint64 nowMs, const Move& move);
    Result<OrderAnswer> placeOnce(const NewOrder& wish, qint64 nowMs);
    Result<std::optional<OrderAnswer>> placedBefore(const NewOrder& wish);
    Result<OrderId> insert(const Order& order, const QByteArray& key, qint64 nowMs);
    Result<void> store(const Order& order, qint64 nowMs);
    Result<Refusal> take(Order& order, qint64 nowMs);
    /// Ends the order, which gives back all that it holds.
    Result<Refusal> finish(Order& order, qint64 nowMs);
    Result<void> refund(const Order& order, qint64 nowMs);

    sql::Connection& m_connection;
};

}  // namespace dibs::core
