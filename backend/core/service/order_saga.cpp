#include "backend/core/service/order_saga.h"

#include "backend/core/domain/words.h"

namespace dibs::core {

OrderSaga::OrderSaga(Neighbours neighbours)
    : m_with(std::move(neighbours))
{
}

void OrderSaga::place(const NewOrder& wish, const QByteArray& traceparent, Done done)
{
    if (wish.userCouponId && m_with.coupons.isAway())
        return done(OrderAnswer{{}, Refusal::CouponUnavailable});
    write([wish, nowMs = m_with.clock.nowMs()](
              SqlOrderCommands& orders) { return orders.place(wish, nowMs); },
        {traceparent, std::move(done)});
}

void OrderSaga::pay(OrderId id, const QByteArray& traceparent, Done done)
{
    using Coupons = SqlOrderCommands::Coupons;
    const Coupons coupons = m_with.coupons.isAway() ? Coupons::Away : Coupons::There;
    begin(id, traceparent, std::move(done),
        [id, coupons, nowMs = m_with.clock.nowMs()](
            SqlOrderCommands& orders) { return orders.startPayment(id, coupons, nowMs); });
}

void OrderSaga::cancel(OrderId id, const QByteArray& traceparent, Done done)
{
    begin(id, traceparent, std::move(done),
        [id, nowMs = m_with.clock.nowMs()](
            SqlOrderCommands& orders) { return orders.cancel(id, nowMs); });
}

void OrderSaga::recover(OrderId id, Done done)
{
    const qint64 nowMs = m_with.clock.nowMs();
    const qint64 unpaidBeforeMs = nowMs - std::chrono::milliseconds(kPayWithin).count();
    begin(id, {}, std::move(done), [id, unpaidBeforeMs, nowMs](SqlOrderCommands& orders) {
        return orders.recover(id, unpaidBeforeMs, nowMs);
    });
}

void OrderSaga::begin(OrderId id, const QByteArray& traceparent, Done done, const Command& command)
{
    if (m_busy.contains(id)) return done(OrderAnswer{{.orderId = id}, Refusal::OrderBusy});
    m_busy.insert(id);
    write(command, {traceparent, std::move(done), id});
}

void OrderSaga::write(const Command& command, const Run& run)
{
    const bool taken = m_with.store.write(
        [this, command, run, &mailbox = m_with.mailbox](CoreCommands& commands) {
            mailbox.post([this, run, answer = command(commands.orders)] {
                if (!answer) return finish(answer, run);
                goOn(*answer, run);
            });
        });
    if (!taken)
        finish(fail(ErrorCode::Unavailable, QStringLiteral("too many changes are under way")), run);
}

/// Each step leads to the next one. A refusal ends the run: the order stands as it stood.
void OrderSaga::goOn(const OrderAnswer& answer, const Run& run)
{
    const Order& order = answer.order;
    if (answer.hasMoved) count(order);
    if (answer.refusal != Refusal::None || answer.isRepeated) return finish(answer, run);
    reach(word(order.step));
    switch (order.step) {
    case Step::LookingUp: return lookUp(order, run);
    case Step::Using: return use(order, run);
    case Step::Undoing: return cancelUse(order, run);
    case Step::Requested:
    case Step::Paid:
    case Step::Failed:
    case Step::Cancelled: return finish(answer, run);
    }
    Q_UNREACHABLE();
}

void OrderSaga::lookUp(const Order& order, const Run& run)
{
    Run own = run;
    own.busy = order.orderId;
    m_busy.insert(own.busy);
    m_with.coupons.lookUp(*order.userCouponId, order.userId, own.traceparent,
        [this, id = order.orderId, own](const CouponClient::LookUp& found) {
            write(
                [id, found, nowMs = m_with.clock.nowMs()](SqlOrderCommands& orders) {
                    return found.refusal == Refusal::None ? orders.price(id, found.terms, nowMs)
                                                          : orders.giveUp(id, found.refusal, nowMs);
                },
                own);
        });
}

void OrderSaga::use(const Order& order, const Run& run)
{
    m_with.coupons.use(*order.userCouponId, order.orderId, run.traceparent,
        [this, id = order.orderId, run](Refusal refusal) {
            reach(kUseAnswered);
            write(
                [id, refusal, nowMs = m_with.clock.nowMs()](SqlOrderCommands& orders) {
                    return refusal == Refusal::None ? orders.finishPayment(id, nowMs)
                                                    : orders.giveUp(id, refusal, nowMs);
                },
                run);
        });
}

/// The order ends when the cancel has been answered, and not before: until then it may have used
/// the coupon.
void OrderSaga::cancelUse(const Order& order, const Run& run)
{
    m_with.coupons.cancelUse(
        *order.userCouponId, order.orderId, run.traceparent, [this, order, run](bool isCancelled) {
            if (!isCancelled) return finish(OrderAnswer{order}, run);
            reach(kCancelAnswered);
            write([id = order.orderId, nowMs = m_with.clock.nowMs()](
                      SqlOrderCommands& orders) { return orders.end(id, nowMs); },
                run);
        });
}

void OrderSaga::finish(const Result<OrderAnswer>& answer, const Run& run)
{
    m_busy.remove(run.busy);
    run.done(answer);
}

/// An order that has just come to this step.
void OrderSaga::count(const Order& order) const
{
    switch (order.step) {
    case Step::LookingUp: ++m_with.tally.placed; return;
    case Step::Requested:
        if (!order.userCouponId) ++m_with.tally.placed;  // those with one were looking it up before
        return;
    case Step::Paid: ++m_with.tally.paid; return;
    case Step::Failed: ++m_with.tally.failed; return;
    case Step::Cancelled: ++m_with.tally.cancelled; return;
    case Step::Using:
    case Step::Undoing: return;
    }
    Q_UNREACHABLE();
}

void OrderSaga::reach(QLatin1String point) const
{
    if (m_with.reached) m_with.reached(point);
}

}  // namespace dibs::core
