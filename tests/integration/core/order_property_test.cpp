// Random evenings in a shop whose coupon role loses, refuses and forgets; whatever happens, the
// books add up. What the customers were told is added up beside them; on both databases.
#include "tests/support/core_room.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace dibs;
using namespace dibs::test;
using Fault = FakeCouponRole::Fault;

namespace {

constexpr int kEvenings = 6;
constexpr int kWishes = 60;  // of an evening
constexpr int kCoupons = 6;
constexpr size_t kAtOnce = 4;

class Evening
{
public:
    Evening(sql::Dialect dialect, quint32 seed)
        : m_room(dialect)
        , m_random(seed)
    {
        for (int i = 1; i <= kCoupons; ++i) m_room.coupons.issue(i, CoreRoom::kUser, 1 + i % 2);
    }

    /// What is wrong afterwards.
    QString play()
    {
        for (int i = 0; i < kWishes; ++i) {
            meetFaults();
            wish();
            while (m_pending.size() >= kAtOnce) settleOne();
            const QString wrong = wrongInBooks(
                [this](const QString& select) { return m_room.database.rows(select); });
            if (!wrong.isEmpty()) return u"in the middle: "_qs + wrong;
        }
        while (!m_pending.empty()) settleOne();
        m_room.coupons.always(Fault::None);
        m_room.coupons.next(u"use"_qs, {});
        (void)QTest::qWaitFor([this] { return m_room.unfinishedOrders().isEmpty(); }, 60'000);
        m_room.coupons.deliverHeld();
        return m_room.wrong() + wrongByWhatWasTold();
    }

    int paid() const { return m_paid; }

private:
    qint64 below(qint64 end) { return std::uniform_int_distribution<qint64>(0, end - 1)(m_random); }
    QByteArray someOrder() { return QByteArray::number(1 + below(m_orders + 1)); }

    void meetFaults()
    {
        static constexpr std::array kFaults{Fault::Drops, Fault::LosesAnswer, Fault::Fails,
            Fault::FailsAfter, Fault::Holds, Fault::None, Fault::None, Fault::None};
        QList<Fault> faults;
        // Three in a row are what a call does not survive.
        for (qint64 i = below(4); i > 0; --i)
            faults += kFaults.at(static_cast<size_t>(below(std::ssize(kFaults))));
        m_room.coupons.next(u"use"_qs, faults);
        if (below(20) == 0) m_room.coupons.expire(1 + below(kCoupons));
        // As if the process had died and come again.
        if (below(25) == 0 && m_pending.empty()) {
            m_room.close();
            m_room.open();
        }
    }

    void wish()
    {
        using http::Method;
        switch (below(6)) {
        case 0: {
            const qint64 amount = 1 + below(20'000);
            const QByteArray body = "{\"amount\":" + QByteArray::number(amount) + '}';
            return ask(Method::Patch, "/api/v1/points/7/charge", body, [this, amount](int status) {
                if (status == 200) m_charged += amount;
            });
        }
        case 1:
        case 2: {
            const qint64 coupon = below(3) == 0 ? 0 : 1 + below(kCoupons);
            ++m_orders;
            return ask(Method::Post, "/api/v1/orders", CoreRoom::orderBody(1 + below(5), coupon));
        }
        case 3:
        case 4:
            return ask(Method::Post, CoreRoom::order(someOrder(), "/payment"), {},
                [this](int status) { m_paid += status == 200; });
        default: return ask(Method::Post, CoreRoom::order(someOrder(), "/cancel"));
        }
    }

    void ask(
        http::Method method, const QByteArray& target, const QByteArray& body = {},
        std::function<void(int status)> told = [](int) {})
    {
        m_pending.emplace_back(m_room.start(method, target, body), std::move(told));
    }

    void settleOne()
    {
        const auto [answer, told] = m_pending.front();
        m_pending.erase(m_pending.begin());
        told(answer.get().status);
    }

    /// Not from the tables: by the orders as their customers see them.
    QString wrongByWhatWasTold()
    {
        qint64 balance = CoreRoom::kPoints + m_charged;
        qint64 stock = CoreRoom::kStock;
        const qint64 last
            = m_room.rows("SELECT coalesce(max(order_id), 0) FROM core_orders").toLongLong();
        for (qint64 id = 1; id <= last; ++id) {
            const http::Response order = m_room.get(CoreRoom::order(QByteArray::number(id)));
            if (order.status != 200) continue;
            const QJsonDocument json = QJsonDocument::fromJson(order.body);
            const QString status = json[u"orderStatus"].toString();
            if (status == u"PAID") balance -= json[u"totalPrice"].toInteger();
            if (status == u"PAID" || status == u"REQUESTED")
                stock -= json[u"orderItems"][0][u"quantity"].toInteger();
        }
        QString wrong;
        if (m_room.balance() != QString::number(balance))
            wrong += u"balance %1, by what was told %2\n"_qs.arg(m_room.balance()).arg(balance);
        if (m_room.stock() != QString::number(stock))
            wrong += u"stock %1, by what was told %2\n"_qs.arg(m_room.stock()).arg(stock);
        return wrong;
    }

    CoreRoom m_room;
    std::mt19937 m_random;
    std::vector<std::pair<Answer, std::function<void(int)>>> m_pending;
    qint64 m_orders = 0;
    qint64 m_charged = 0;
    int m_paid = 0;
};

}  // namespace

class OrderPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { SqlDatabase::onEach(); }

    void afterEveryRandomEveningTheBooksAddUp()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        const quint32 firstSeed = qEnvironmentVariableIsSet("DIBS_SEED")
            ? static_cast<quint32>(qEnvironmentVariableIntValue("DIBS_SEED"))
            : std::random_device{}();
        int paid = 0;
        for (quint32 i = 0; i < kEvenings; ++i) {
            Evening evening(dialect, firstSeed + i);
            const QString wrong = evening.play();
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"DIBS_SEED=%1 shows it again\n"_qs.arg(firstSeed + i) + wrong));
            paid += evening.paid();
        }
        QVERIFY2(paid > kEvenings, "hardly anything was paid");
    }
};

QTEST_GUILESS_MAIN(OrderPropertyTest)
#include "order_property_test.moc"
