#include "backend/core/service/recovery.h"

namespace dibs::core {
namespace {

qint64 ms(std::chrono::milliseconds time)
{
    return time.count();
}

}  // namespace

Recovery::Recovery(Neighbours neighbours, Options options)
    : m_with(neighbours)
    , m_options(options)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (m_underWay == 0) pass(m_options.quiet, nullptr);
        tellUsers();
        m_with.coupons.probeWhenDoubtful();
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
    const qint64 nowMs = m_with.clock.nowMs();
    const SqlOrderQueries::Due due{.quietBeforeMs = nowMs - ms(quiet),
        .unpaidBeforeMs = nowMs - ms(OrderSaga::kPayWithin),
        .limit = kAtOnceMax};
    const bool taken
        = m_with.store.read([this, due, begun, &mailbox = m_with.mailbox](CoreQueries& queries) {
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
    m_with.tally.recovering = orders.size();
    for (const OrderId order : orders)
        m_with.saga.recover(order, [this](const Result<OrderAnswer>& answer) {
            --m_underWay;
            if (answer && !isInTheMiddle(answer->order.step)) --m_with.tally.recovering;
        });
}

void Recovery::tellUsers()
{
    if (m_isTelling || m_with.coupons.isAway()) return;
    m_isTelling = m_with.store.read([this, &mailbox = m_with.mailbox](CoreQueries& queries) {
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
    m_with.coupons.tellOf(users.constFirst(), [this, users](bool isTold) {
        // One by one: should it be away, the first one finds out for all.
        if (!isTold) return tell({});
        const UserId user = users.constFirst();
        // A mark that cannot be written is made up for by telling once more.
        (void)m_with.store.write(
            [user](CoreCommands& commands) { (void)commands.users.markTold(user); });
        tell(users.mid(1));
    });
}

}  // namespace dibs::core
