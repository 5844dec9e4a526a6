// Several instances at the same orders, products and points; on both databases.
#include "tests/support/core_room.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace dibs;
using namespace dibs::test;
using core::OrderAnswer;
using core::OrderId;
using core::SqlOrderCommands;
using core::Step;

namespace {

constexpr int kInstances = 4;

/// Until the database has said what became of it.
auto carryOut(const auto& command)
{
    auto done = command();
    while (!done && done.error().code == ErrorCode::Unavailable) done = command();
    if (!done) qFatal("%s", qUtf8Printable(done.error().detail));
    return *done;
}

}  // namespace

class OrderRaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        m_room = std::make_unique<CoreRoom>(dialect);
        m_room->close();
    }
    void cleanup()
    {
        if (!m_room) return;
        const auto read = [this](const QString& select) { return m_room->database.rows(select); };
        const QString wrong = wrongInBooks(read);
        m_room.reset();
        QCOMPARE(wrong, QString());
    }

    void theLastProductIsReservedOnce()
    {
        std::atomic<int> reserved = 0;
        onEachInstance([&](core::CoreCommands& commands, int) {
            for (int i = 0; i < 10; ++i) reserved += place(commands, 7).orderId.isValid();
        });

        QCOMPARE(reserved.load(), CoreRoom::kStock / 7);
        QCOMPARE(m_room->stock(), u"2"_qs);
    }

    void pointsAreTakenOnce()
    {
        const OrderId id = m_room
                               ->step([&](SqlOrderCommands& orders) {
                                   return orders.place(wish(2), m_room->clock.nowMs());
                               })
                               .order.orderId;
        onEachInstance([&](core::CoreCommands& commands, int) {
            (void)carryOut([&] {
                return commands.orders.startPayment(
                    id, SqlOrderCommands::Coupons::There, m_room->clock.nowMs());
            });
        });

        QCOMPARE(m_room->rows("SELECT points FROM core_users"), u"88000"_qs);
    }

    void ofPayingAndCancellingAtOnceTheBooksAddUp()
    {
        onEachInstance([&](core::CoreCommands& commands, int instance) {
            for (int i = 0; i < 10; ++i) {
                const OrderId id = place(commands, 1 + i % 3).orderId;
                if (!id.isValid()) continue;
                (void)carryOut([&] {
                    return commands.orders.startPayment(
                        id, SqlOrderCommands::Coupons::There, m_room->clock.nowMs());
                });
                // Somebody else's too.
                const OrderId other{std::max<qint64>(1, id.value - instance)};
                (void)carryOut(
                    [&] { return commands.orders.cancel(other, m_room->clock.nowMs()); });
            }
        });
    }

    void oneKeyIsOneChargeAndOneOrder()
    {
        onEachInstance([&](core::CoreCommands& commands, int) {
            core::NewOrder order = wish(1);
            order.idempotencyKey = "once";
            (void)carryOut([&] { return commands.orders.place(order, m_room->clock.nowMs()); });
            (void)carryOut([&] {
                return commands.users.charge(
                    {CoreRoom::kUser}, {500}, "once", m_room->clock.nowMs());
            });
        });

        QCOMPARE(m_room->rows("SELECT points FROM core_users"), u"100500"_qs);
        QCOMPARE(m_room->rows("SELECT count(*) FROM core_orders"), u"1"_qs);
    }

private:
    static core::NewOrder wish(qint64 quantity)
    {
        return {.userId = {CoreRoom::kUser}, .items = {core::OrderItem{{1}, quantity, {}}}};
    }

    core::Order place(core::CoreCommands& commands, qint64 quantity)
    {
        return carryOut([&] {
            return commands.orders.place(wish(quantity), m_room->clock.nowMs());
        }).order;
    }

    void onEachInstance(const std::function<void(core::CoreCommands&, int)>& work)
    {
        std::vector<std::jthread> instances;
        for (int instance = 0; instance < kInstances; ++instance)
            instances.emplace_back([this, &work, instance] {
                const auto connection = m_room->database.open();
                core::CoreCommands commands(*connection);
                work(commands, instance);
            });
    }

    std::unique_ptr<CoreRoom> m_room;
};

QTEST_GUILESS_MAIN(OrderRaceTest)
#include "order_race_test.moc"
