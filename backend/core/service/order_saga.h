// An order as a saga: reserve the products, look the coupon up, use it, take the points. The coupon
// is another service's, so no transaction holds all of it together; instead each step is stored
// before it is tried, and whatever was begun is finished or undone, by whoever finds it.
#pragma once

#include "backend/common/clock.h"
#include "backend/common/mailbox.h"
#include "backend/core/client/coupon_client.h"
#include "backend/core/repository/sql_core_store.h"
#include "backend/core/service/order_tally.h"

#include <QSet>

namespace dibs::core {

/// Lives on one thread, where every answer comes. What it does next with an order is a function of
/// the step that is stored: see goOn().
class OrderSaga
{
public:
    /// An error: the database did not answer. What it holds of the order decides, and recovery goes
    /// on from there.
    using Done = std::function<void(const Result<OrderAnswer>&)>;

    struct Neighbours {
        SqlCoreStore& store;
        CouponClient& coupons;
        const Clock& clock;
        Mailbox& mailbox;  // of this thread
        OrderTally& tally;
        /// Told where an order has come to, for tests that stop the process there; see kUseAnswered
        /// and the words of the steps. May be null.
        std::function<void(QLatin1String point)> reached;
    };
    static constexpr QLatin1String kUseAnswered{"USE_ANSWERED"};
    static constexpr QLatin1String kCancelAnswered{"CANCEL_ANSWERED"};

    /// A requested order that is not paid for so long gives its stock back.
    static constexpr auto kPayWithin = std::chrono::minutes(15);

    explicit OrderSaga(Neighbours neighbours);

    void place(const NewOrder& wish, const QByteArray& traceparent, Done done);
    void pay(OrderId id, const QByteArray& traceparent, Done done);
    void cancel(OrderId id, const QByteArray& traceparent, Done done);

    /// Finishes or undoes what somebody has left.
    void recover(OrderId id, Done done);

private:
    using Command = std::function<Result<OrderAnswer>(SqlOrderCommands&)>;
    struct Run {
        QByteArray traceparent;
        Done done;
        OrderId busy = {};  // in m_busy until the end
    };

    void begin(OrderId id, const QByteArray& traceparent, Done done, const Command& command);
    void write(const Command& command, const Run& run);
    void goOn(const OrderAnswer& answer, const Run& run);
    void lookUp(const Order& order, const Run& run);
    void use(const Order& order, const Run& run);
    void cancelUse(const Order& order, const Run& run);
    void finish(const Result<OrderAnswer>& answer, const Run& run);
    void count(const Order& order) const;
    void reach(QLatin1String point) const;

    const Neighbours m_with;
    QSet<OrderId> m_busy;  // no two requests of this process are at one order
};

}  // namespace dibs::core
