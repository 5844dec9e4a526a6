// Where orders are handed in: a thread that carries them on, and never waits itself.
#pragma once

#include "backend/core/service/recovery.h"

#include <atomic>
#include <memory>
#include <thread>

class QEventLoop;

namespace dibs::core {

/// Any thread, but for the life of it. Answers come on the desk's thread: post them on.
class OrderDesk
{
public:
    /// Orders under way at most; beyond it the answer is "overloaded".
    static constexpr int kOrdersMax = 1'000;

    struct Options {
        CouponHttp::Options coupons;
        Recovery::Options recovery;
        std::shared_ptr<OrderTally> tally = std::make_shared<OrderTally>();
        std::function<void(QLatin1String point)> reached = {};  // see OrderSaga
    };

    /// Returns when recovery knows what is left of earlier times. The store outlives the desk's
    /// thread, and stops posting before the desk is destroyed.
    OrderDesk(SqlCoreStore& store, const Clock& clock, Options options);
    ~OrderDesk();

    /// Breaks off what is under way: recovery goes on with it at the next start.
    void stop();

    /// False when too many are under way: `done` is never called then.
    [[nodiscard]] bool place(NewOrder wish, QByteArray traceparent, OrderSaga::Done done);
    [[nodiscard]] bool pay(OrderId id, QByteArray traceparent, OrderSaga::Done done);
    [[nodiscard]] bool cancel(OrderId id, QByteArray traceparent, OrderSaga::Done done);

    /// There are new users.
    void tellUsers();

    /// Whether the coupon role has not answered lately.
    void askWhetherCouponsAreAway(std::function<void(bool)> answer);

private:
    struct Room;

    void run(const Options& options, SqlCoreStore& store, const Clock& clock,
        std::function<void()> begun);
    bool submit(OrderSaga::Done done, std::function<void(OrderSaga&, OrderSaga::Done)> begin);

    std::atomic<int> m_orders = 0;
    // Made by the thread before the constructor returns, and kept beyond its end for those who
    // still post.
    std::unique_ptr<Mailbox> m_mailbox;
    Room* m_room = nullptr;  // the thread's
    std::thread m_thread;
};

}  // namespace dibs::core
