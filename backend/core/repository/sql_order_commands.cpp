#include "backend/core/repository/sql_order_commands.h"

#include "backend/core/domain/words.h"
#include "backend/core/repository/sql_core_dialect.h"
#include "backend/core/repository/sql_order_queries.h"
#include "backend/core/repository/sql_products.h"
#include "backend/core/repository/sql_transact.h"
#include "backend/core/repository/sql_users.h"
#include "backend/platform/sql/bulk_statement.h"

namespace dibs::core {
SqlOrderCommands::SqlOrderCommands(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<OrderAnswer> SqlOrderCommands::place(const NewOrder& wish, qint64 nowMs)
{
    return transact(m_connection, [&] { return placeOnce(wish, nowMs); });
}

Result<OrderAnswer> SqlOrderCommands::price(OrderId id, const CouponTerms& terms, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        if (order.step != Step::LookingUp) return Refusal::None;
        if (!isEnoughFor(terms, order.itemsPrice)) {
            order.reason = Refusal::BelowMinimum;
            return finish(order, nowMs);
        }
        order.discount = discountOn(order.itemsPrice, terms);
        order.step = Step::Requested;
        return Refusal::None;
    });
}

Result<OrderAnswer> SqlOrderCommands::startPayment(OrderId id, Coupons coupons, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        if (isInTheMiddle(order.step)) return Refusal::OrderBusy;
        if (order.step == Step::Paid) return Refusal::None;
        if (order.step != Step::Requested) return Refusal::OrderEnded;
        if (!order.userCouponId) return take(order, nowMs);
        if (coupons == Coupons::Away) return Refusal::CouponUnavailable;

        // Who has too few points now keeps coupon and order, and comes again.
        const Result<Won> points = lockPoints(m_connection, order.userId);
        if (!points) return points.error();
        if (*points < order.totalPrice()) return Refusal::PointsShort;
        order.step = Step::Using;
        return Refusal::None;
    });
}

Result<OrderAnswer> SqlOrderCommands::finishPayment(OrderId id, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        if (order.step != Step::Using) return Refusal::None;
        const Result<Refusal> taken = take(order, nowMs);
        if (!taken) return taken;
        if (*taken == Refusal::None) return Refusal::None;
        order.step = Step::Undoing;
        order.reason = *taken;
        return Refusal::None;
    });
}

Result<OrderAnswer> SqlOrderCommands::giveUp(OrderId id, Refusal reason, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        if (order.step != Step::LookingUp && order.step != Step::Using) return Refusal::None;
        order.reason = reason;
        if (order.step == Step::LookingUp) return finish(order, nowMs);
        order.step = Step::Undoing;
        return Refusal::None;
    });
}

Result<OrderAnswer> SqlOrderCommands::cancel(OrderId id, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        if (order.step == Step::Cancelled) return Refusal::None;
        if (order.step == Step::Failed) return Refusal::OrderEnded;
        // A cancel that is under way is what this request asks for.
        if (order.step == Step::Undoing && order.reason == Refusal::CancelledByUser)
            return Refusal::None;
        if (isInTheMiddle(order.step)) return Refusal::OrderBusy;
        order.reason = Refusal::CancelledByUser;
        if (order.step == Step::Requested || !order.userCouponId) return finish(order, nowMs);
        order.step = Step::Undoing;
        return Refusal::None;
    });
}

Result<OrderAnswer> SqlOrderCommands::end(OrderId id, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        if (order.step != Step::Undoing) return Refusal::None;
        return finish(order, nowMs);
    });
}

Result<OrderAnswer> SqlOrderCommands::recover(OrderId id, qint64 unpaidBeforeMs, qint64 nowMs)
{
    return move(id, nowMs, [&](Order& order) -> Result<Refusal> {
        switch (order.step) {
        case Step::LookingUp: order.reason = Refusal::Interrupted; return finish(order, nowMs);
        case Step::Using:
            order.reason = Refusal::Interrupted;
            order.step = Step::Undoing;
            return Refusal::None;
        case Step::Requested:
            if (order.createdAtMs > unpaidBeforeMs) return Refusal::None;
            order.reason = Refusal::NotPaidInTime;
            return finish(order, nowMs);
        case Step::Undoing:
        case Step::Paid:
        case Step::Failed:
        case Step::Cancelled: return Refusal::None;
        }
        Q_UNREACHABLE();
    });
}

Result<OrderAnswer> SqlOrderCommands::move(OrderId id, qint64 nowMs, const Move& move)
{
    const Result<OrderAnswer> moved = transact(m_connection, [&]() -> Result<OrderAnswer> {
        Result<Order> order = readOrder(m_connection, id, Lock::Yes);
        if (!order) return order.error();
        const Step before = order->step;
        const Result<Refusal> refusal = move(*order);
        if (!refusal) return refusal.error();
        if (order->step != before)
            if (const Result<void> stored = store(*order, nowMs); !stored) return stored.error();
        return OrderAnswer{.order = *order, .refusal = *refusal, .hasMoved = order->step != before};
    });
    if (!moved && moved.error().code == ErrorCode::NotFound)
        return OrderAnswer{{}, Refusal::OrderNotFound};
    return moved;
}

Result<OrderAnswer> SqlOrderCommands::placeOnce(const NewOrder& wish, qint64 nowMs)
{
    const Result<Won> points = lockPoints(m_connection, wish.userId, Whose::Active);
    if (!points && points.error().code == ErrorCode::NotFound)
        return OrderAnswer{{}, Refusal::UserNotFound};
    if (!points) return points.error();
    const Result<std::optional<OrderAnswer>> before = placedBefore(wish);
    if (!before) return before.error();
    if (*before) return **before;

    Order order{.userId = wish.userId,
        .items = wish.items,
        .userCouponId = wish.userCouponId,
        .step = wish.userCouponId ? Step::LookingUp : Step::Requested,
        .createdAtMs = nowMs};
    const Result<Refusal> reserved = reserve(m_connection, order.items);
    if (!reserved) return reserved.error();
    if (*reserved != Refusal::None) return OrderAnswer{{}, *reserved};
    order.itemsPrice = priceOf(order.items);
    const Result<OrderId> id = insert(order, wish.idempotencyKey, nowMs);
    if (!id) return id.error();
    order.orderId = *id;
    return OrderAnswer{.order = order, .hasMoved = true};
}

Result<std::optional<OrderAnswer>> SqlOrderCommands::placedBefore(const NewOrder& wish)
{
    if (wish.idempotencyKey.isNull()) return std::optional<OrderAnswer>();
    sql::Statement& select = m_connection.prepared(QStringLiteral(
        "SELECT order_id FROM core_orders WHERE user_id = ? AND idempotency_key = ?"));
    const Result<void> ran
        = select.execute(wish.userId.value, QString::fromLatin1(wish.idempotencyKey));
    if (!ran) return ran.error();
    const Result<std::optional<qint64>> id = numberIn(select);
    if (!id) return id.error();
    if (!*id) return std::optional<OrderAnswer>();
    const Result<Order> order = readOrder(m_connection, {**id}, Lock::No);
    if (!order) return order.error();
    const bool isSame = isSameRequest(*order, wish);
    return std::optional(OrderAnswer{*order, isSame ? Refusal::None : Refusal::KeyReused, true});
}

Result<OrderId> SqlOrderCommands::insert(const Order& order, const QByteArray& key, qint64 nowMs)
{
    const std::optional<qint64> coupon
        = order.userCouponId ? std::optional(order.userCouponId->value) : std::nullopt;
    const Result<void> inserted
        = m_connection
              .prepared(QStringLiteral(
                  "INSERT INTO core_orders (user_id, user_coupon_id, step, items_price,"
                  " idempotency_key, created_at, touched_at) VALUES (?, ?, ?, ?, ?, ?, ?)"))
              .execute(order.userId.value, coupon, word(order.step), order.itemsPrice.value,
                  key.isNull() ? sql::Value() : sql::Value(QString::fromLatin1(key)), nowMs, nowMs);
    if (!inserted) return inserted.error();
    const Result<qint64> id = lastInsertId(m_connection);
    if (!id) return id.error();
    sql::BulkInsert items(m_connection,
        QStringLiteral(
            "INSERT INTO core_order_items (order_id, product_id, quantity, unit_price) VALUES "),
        4);
    for (const OrderItem& item : order.items)
        items.add(*id, item.productId.value, item.quantity, item.unitPrice.value);
    if (const Result<void> written = items.write(); !written) return written.error();
    return OrderId{*id};
}

Result<void> SqlOrderCommands::store(const Order& order, qint64 nowMs)
{
    return m_connection
        .prepared(QStringLiteral("UPDATE core_orders SET step = ?, reason = ?, discount = ?,"
                                 " touched_at = ? WHERE order_id = ?"))
        .execute(
            word(order.step), word(order.reason), order.discount.value, nowMs, order.orderId.value);
}

Result<Refusal> SqlOrderCommands::take(Order& order, qint64 nowMs)
{
    const Won price = order.totalPrice();
    const Result<Won> points = lockPoints(m_connection, order.userId);
    if (!points) return points.error();
    if (*points < price) return Refusal::PointsShort;
    const PointChange change{
        QLatin1String("PAYMENT"), order.userId, price, *points - price, order.orderId.value, {}};
    const Result<void> written = writePoints(m_connection, change, nowMs).andThen([&] {
        return m_connection
            .prepared(QStringLiteral(
                "INSERT INTO core_payments (order_id, amount, paid_at) VALUES (?, ?, ?)"))
            .execute(order.orderId.value, price.value, nowMs);
    });
    if (!written) return written.error();
    const Result<qint64> payment = lastInsertId(m_connection);
    if (!payment) return payment.error();
    order.paymentId = PaymentId{*payment};
    order.step = Step::Paid;
    return Refusal::None;
}

Result<Refusal> SqlOrderCommands::finish(Order& order, qint64 nowMs)
{
    if (order.paymentId)
        if (const Result<void> refunded = refund(order, nowMs); !refunded) return refunded.error();
    if (const Result<void> given = giveBack(m_connection, order.items); !given)
        return given.error();
    order.step = order.reason == Refusal::CancelledByUser ? Step::Cancelled : Step::Failed;
    return Refusal::None;
}

Result<void> SqlOrderCommands::refund(const Order& order, qint64 nowMs)
{
    const Result<Won> points = lockPoints(m_connection, order.userId);
    if (!points) return points.error();
    const Won paid = order.totalPrice();
    const PointChange change{
        QLatin1String("REFUND"), order.userId, paid, *points + paid, order.orderId.value, {}};
    return writePoints(m_connection, change, nowMs).andThen([&] {
        return m_connection
            .prepared(QStringLiteral("UPDATE core_payments SET refunded_at = ? WHERE order_id = ?"))
            .execute(nowMs, order.orderId.value);
    });
}

}  // namespace dibs::core
