#include "backend/core/service/recovery.h"

namespace dibs::core {
namespace {

qint64 ms(std::chrono::milliseconds time)
{
    return time.count();
}

}  // namespace

Recovery::Recovery(SqlCoreStore& store, OrderSaga& saga, CouponClient& coupons, const Clock& clock,
    Mailbox& mailbox, Options options)
    : m_store(store)
    , m_saga(saga)
    , m_coupons(coupons)
    , m_clock(clock)
    , m_mailbox(mailbox)
    , m_options(options)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (m_underWay == 0) pass(m_options.quiet, nullptr);
        tellUsers();
    });
}

void Recovery::start(std::function<void()> begun)
{
    pass(m_options.quietAtStart, std::move(begun));
    tellUsers();
    m_timer.start(kEvery);
}

void Recovery::pass(std::chrono::milliseconds quiet, std::function<void()> begun)
{
    const qint64 nowMs = m_clock.nowMs();
    const SqlOrderQueries::Due due{.quietBeforeMs = nowMs - ms(quiet),
        .unpaidBeforeMs = nowMs - ms(OrderSaga::kPayWithin),
        .limit = kAtOnceMax};
    const bool taken = m_store.read([this, due, begun, &mailbox = m_mailbox](CoreQueries& queries) {
        mailbox.post([this, begun, orders = queries.orders.due(due)] {
            if (orders) recover(*orders);
            if (begun) begun();
        });
    });
    if (!taken && begun) begun();
}

void Recovery::recover(const QList<OrderId>& orders)
{
    m_underWay += static_cast<int>(orders.size());
    for (const OrderId order : orders) m_saga.recover(order, [this](const auto&) { --m_underWay; });
}

void Recovery::tellUsers()
{
    if (m_isTelling || m_coupons.isAway()) return;
    m_isTelling = m_store.read([this, &mailbox = m_mailbox](CoreQueries& queries) {
        mailbox.post([this, users = queries.users.untold(kAtOnceMax)] {
            tell(users ? *users : QList<UserId>());
        });
    });
}

void Recovery::tell(const QList<UserId>& users)
{
    if (users.isEmpty()) {
        m_isTelling = false;
        return;
    }
    m_coupons.tellOf(users.constFirst(), [this, users](bool isTold) {
        // One by one: should it be away, the first one finds out for all.
        if (!isTold) return tell({});
        const UserId user = users.constFirst();
        // A mark that cannot be written is made up for by telling once more.
        (void)m_store.write(
            [user](CoreCommands& commands) { (void)commands.users.markTold(user); });
        tell(users.mid(1));
    });
}

}  // namespace dibs::core
