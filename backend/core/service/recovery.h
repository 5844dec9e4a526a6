// Finds what was left half done, by this process before it died or by a step that found nobody, and
// has it finished or undone.
#pragma once

#include "backend/core/service/order_saga.h"

#include <QTimer>

namespace dibs::core {

/// Lives on the saga's thread.
class Recovery
{
public:
    static constexpr auto kEvery = std::chrono::seconds(2);
    /// Orders of each kind, and users, in one pass; the next one sees the rest.
    static constexpr int kAtOnceMax = 100;

    struct Options {
        /// At the start: how long an order must have been left alone. Zero where nobody else can be
        /// at it, as the database is ours alone.
        std::chrono::milliseconds quietAtStart{10'000};
        /// From then on. Longer than a step takes, so that who works on it is not disturbed; if he
        /// is, the order fails, and nothing worse.
        std::chrono::milliseconds quiet{10'000};
    };

    struct Neighbours {
        SqlCoreStore& store;
        OrderSaga& saga;
        CouponClient& coupons;
        const Clock& clock;
        Mailbox& mailbox;  // of the saga's thread
        OrderTally& tally;
    };

    Recovery(Neighbours neighbours, Options options);

    /// `begun`: what is to be recovered is known; what comes after is not mistaken for it.
    void start(std::function<void()> begun);

    /// Tells the coupon role of the users it does not know yet.
    void tellUsers();

private:
    void pass(std::chrono::milliseconds quiet, std::function<void()> begun);
    void recover(const QList<OrderId>& orders);
    void tell(const QList<UserId>& users);

    const Neighbours m_with;
    const Options m_options;
    QTimer m_timer;
    int m_underWay = 0;  // orders of the last pass
    bool m_isTelling = false;
};

}  // namespace dibs::core
