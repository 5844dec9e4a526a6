#include "backend/core/repository/sql_order_queries.h"

#include "backend/core/domain/words.h"
#include "backend/core/repository/sql_core_dialect.h"

namespace dibs::core {
namespace {

/// An order without its items and payment; the words of another version are Corrupt.
Result<Order> orderFrom(sql::Statement& row)
{
    Order order{.orderId = {row.integer(0)}, .userId = {row.integer(1)}};
    if (!row.isNull(2)) order.userCouponId = UserCouponId{row.integer(2)};
    const std::optional<Step> step = stepFrom(row.text(3));
    const std::optional<Refusal> reason = refusalFrom(row.text(4));
    if (!step || !reason)
        return fail(ErrorCode::Corrupt,
            QStringLiteral("order %1 has the step \"%2\" and the reason \"%3\"")
                .arg(order.orderId.value)
                .arg(row.text(3), row.text(4)));
    order.step = *step;
    order.reason = *reason;
    order.itemsPrice = {row.integer(5)};
    order.discount = {row.integer(6)};
    order.createdAtMs = row.integer(7);
    return order;
}

Result<void> addItems(sql::Connection& connection, Order& order)
{
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT product_id, quantity, unit_price FROM core_order_items"
                       " WHERE order_id = ? ORDER BY product_id"));
    if (Result<void> ran = select.execute(order.orderId.value); !ran) return ran;
    while (select.next())
        order.items.append(OrderItem{{select.integer(0)}, select.integer(1), {select.integer(2)}});
    return select.finish();
}

Result<void> addPayment(sql::Connection& connection, Order& order)
{
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT payment_id FROM core_payments WHERE order_id = ?"));
    if (Result<void> ran = select.execute(order.orderId.value); !ran) return ran;
    const Result<std::optional<qint64>> id = numberIn(select);
    if (!id) return id.error();
    if (*id) order.paymentId = PaymentId{**id};
    return {};
}

}  // namespace

SqlOrderQueries::SqlOrderQueries(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<Order> SqlOrderQueries::find(OrderId id)
{
    return readOrder(m_connection, id, Lock::No);
}

Result<QList<OrderId>> SqlOrderQueries::due(const Due& due)
{
    QList<OrderId> orders;
    for (const Step step : {Step::LookingUp, Step::Using, Step::Undoing})
        if (const Result<void> added = addDue(step, due.quietBeforeMs, due.limit, orders); !added)
            return added.error();
    const Result<void> added = addDue(Step::Requested, due.unpaidBeforeMs, due.limit, orders);
    if (!added) return added.error();
    return orders;
}

Result<void> SqlOrderQueries::addDue(Step step, qint64 beforeMs, int limit, QList<OrderId>& orders)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT order_id FROM core_orders WHERE step = ? AND touched_at <= ?"
                       " ORDER BY touched_at LIMIT ?"));
    if (Result<void> ran = select.execute(word(step), beforeMs, limit); !ran) return ran;
    while (select.next()) orders.append(OrderId{select.integer(0)});
    return select.finish();
}

Result<Order> readOrder(sql::Connection& connection, OrderId id, Lock lock)
{
    QString select = QStringLiteral(
        "SELECT order_id, user_id, user_coupon_id, step, reason, items_price, discount, created_at"
        " FROM core_orders WHERE order_id = ?");
    if (lock == Lock::Yes) select += connection.forUpdate();
    sql::Statement& row = connection.prepared(select);
    if (const Result<void> ran = row.execute(id.value); !ran) return ran.error();
    Result<Order> order = row.next()
        ? orderFrom(row)
        : Result<Order>(fail(ErrorCode::NotFound, QStringLiteral("There is no such order.")));
    if (const Result<void> done = row.finish(); !done) return done.error();
    if (!order) return order;
    const Result<void> filled
        = addItems(connection, *order).andThen([&] { return addPayment(connection, *order); });
    if (!filled) return filled.error();
    return order;
}

}  // namespace dibs::core
