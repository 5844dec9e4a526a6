#include "backend/core/service/order_desk.h"

#include "backend/common/thread_name.h"

#include <QEventLoop>

#include <future>

namespace dibs::core {

namespace {

CouponHttp::Options withCircuitShown(
    CouponHttp::Options options, const std::shared_ptr<OrderTally>& tally)
{
    options.circuitIs = [tally](CircuitBreaker::State state) { tally->circuit = state; };
    return options;
}

}  // namespace

struct OrderDesk::Room {
    Room(const Options& options, SqlCoreStore& store, const Clock& clock, Mailbox& mailbox)
        : tally(options.tally)
        , coupons(withCircuitShown(options.coupons, tally))
        , saga({store, coupons, clock, mailbox, *tally, options.reached})
        , recovery({store, saga, coupons, clock, mailbox, *tally}, options.recovery)
    {
    }

    const std::shared_ptr<OrderTally> tally;
    CouponClient coupons;
    OrderSaga saga;
    Recovery recovery;
    QEventLoop loop;
};

OrderDesk::OrderDesk(SqlCoreStore& store, const Clock& clock, Options options)
{
    // Held by nobody but who is to say it, so that the wait ends also when nobody will any more.
    auto begun = std::make_shared<std::promise<void>>();
    std::future<void> hasBegun = begun->get_future();
    std::function<void()> sayBegun = [begun = std::move(begun)] { begun->set_value(); };
    m_thread = std::thread([this, &store, &clock, options = std::move(options),
                               sayBegun = std::move(sayBegun)]() mutable {
        nameThisThread("orders");
        run(options, store, clock, std::move(sayBegun));
    });
    hasBegun.wait();
}

OrderDesk::~OrderDesk()
{
    stop();
}

void OrderDesk::stop()
{
    if (!m_thread.joinable()) return;
    m_mailbox->post([this] { m_room->loop.quit(); });
    m_thread.join();
}

void OrderDesk::run(
    const Options& options, SqlCoreStore& store, const Clock& clock, std::function<void()> begun)
{
    m_mailbox = std::make_unique<Mailbox>();
    Room room(options, store, clock, *m_mailbox);
    m_room = &room;
    room.recovery.start(std::move(begun));
    room.loop.exec();
}

bool OrderDesk::place(NewOrder wish, QByteArray traceparent, OrderSaga::Done done)
{
    return submit(std::move(done),
        [wish = std::move(wish), traceparent = std::move(traceparent)](OrderSaga& saga,
            OrderSaga::Done answer) { saga.place(wish, traceparent, std::move(answer)); });
}

bool OrderDesk::pay(OrderId id, QByteArray traceparent, OrderSaga::Done done)
{
    return submit(std::move(done),
        [id, traceparent = std::move(traceparent)](OrderSaga& saga, OrderSaga::Done answer) {
            saga.pay(id, traceparent, std::move(answer));
        });
}

bool OrderDesk::cancel(OrderId id, QByteArray traceparent, OrderSaga::Done done)
{
    return submit(std::move(done),
        [id, traceparent = std::move(traceparent)](OrderSaga& saga, OrderSaga::Done answer) {
            saga.cancel(id, traceparent, std::move(answer));
        });
}

bool OrderDesk::submit(OrderSaga::Done done, std::function<void(OrderSaga&, OrderSaga::Done)> begin)
{
    if (++m_orders > kOrdersMax) {
        --m_orders;
        return false;
    }
    m_mailbox->post([this, done = std::move(done), begin = std::move(begin)] {
        begin(m_room->saga, [this, done](const Result<OrderAnswer>& answer) {
            --m_orders;
            done(answer);
        });
    });
    return true;
}

void OrderDesk::tellUsers()
{
    m_mailbox->post([this] { m_room->recovery.tellUsers(); });
}

void OrderDesk::askWhetherCouponsAreAway(std::function<void(bool)> answer)
{
    m_mailbox->post([this, answer = std::move(answer)] { answer(m_room->coupons.isAway()); });
}

}  // namespace dibs::core
