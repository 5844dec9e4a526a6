// Core, or the coupon role, is killed after each step of an order, and at random among hundreds of
// orders that go wrong in every other way too; afterwards the books of both add up.
#include "tests/support/shop.h"

#include <QTest>

#include <atomic>
#include <random>
#include <thread>

using namespace dibs;
using namespace dibs::testing;
using dibs::test::SqlDatabase;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kStrangersFrom = 500'000'000;  // orders of somebody else's
constexpr int kOrders = 520;
constexpr int kCustomers = 4;  // threads
constexpr int kPatienceMs = 60'000;

QByteArray pathOf(qint64 order, const char* action = "")
{
    return "/api/v1/orders/" + QByteArray::number(order) + action;
}

/// Somebody else's order takes the coupon.
void useElsewhere(HttpClient& coupons, qint64 coupon, qint64 order)
{
    (void)coupons.post("/api/coupons/user-coupons/" + QByteArray::number(coupon) + "/use",
        "{\"orderId\":" + QByteArray::number(kStrangersFrom + order) + '}');
}

enum class Flow { Cancels, Fails };

/// Places an order and pays it, and cancels it, or comes too late for its coupon, wherever that
/// ends.
void visit(quint16 corePort, quint16 couponPort, Flow flow, qint64 user, qint64 coupon)
{
    HttpClient client(corePort);
    const HttpAnswer placed = client.post("/api/v1/orders", orderBody(user, 2, coupon));
    const qint64 order = placed.json()[u"orderId"].toInteger();
    if (order == 0) return;
    HttpClient coupons(couponPort);
    if (flow == Flow::Fails) useElsewhere(coupons, coupon, order);
    (void)client.post(pathOf(order, "/payment"));
    if (flow == Flow::Cancels) (void)client.post(pathOf(order, "/cancel"));
}

/// What customers were told, to be held against what is so in the end.
struct Told {
    std::mutex mutex;
    QHash<qint64, QByteArray> status;  // of an order: the last that it was definitely told
    int points = 0;
    int coupons = 0;
    int away = 0;
    int unknown = 0;
};

class Customer
{
public:
    Customer(Shop& shop, QList<qint64> coupons, std::atomic<int>& left, Told& told, quint32 seed)
        : m_core(shop.core().corePort())
        , m_coupon(shop.coupon().port())
        , m_shop(shop)
        , m_coupons(std::move(coupons))
        , m_left(left)
        , m_told(told)
        , m_random(seed)
    {
    }

    void shop()
    {
        while (m_left > 0) {
            const qint64 coupon = below(4) == 0 ? 0 : m_coupons[below(m_coupons.size())];
            const qint64 user = coupon > 0 ? m_shop.userOf(coupon) : 1 + below(Shop::kUsers);
            if (coupon > 0 && below(12) == 0) useElsewhere(m_coupon, coupon, below(1'000));
            order(user, coupon);
        }
    }

private:
    qint64 below(qint64 end) { return std::uniform_int_distribution<qint64>(0, end - 1)(m_random); }

    void order(qint64 user, qint64 coupon)
    {
        const HttpAnswer placed
            = m_core.post("/api/v1/orders", orderBody(user, 1 + below(4), coupon));
        note(placed, 0);
        const qint64 id = placed.json()[u"orderId"].toInteger();
        if (id > 0) --m_left;
        if (placed.status != 201) return;
        note(m_core.post(pathOf(id, "/payment")), id);
        // Some are kept, so that points run out; the rest come back.
        if (below(3) > 0) note(m_core.post(pathOf(id, "/cancel")), id);
    }

    void note(const HttpAnswer& answer, qint64 order)
    {
        const std::lock_guard lock(m_told.mutex);
        m_told.points += answer.code() == u"points-short";
        m_told.coupons += answer.code() == u"expired" || answer.code() == u"used-by-another-order";
        m_told.away += answer.code() == u"coupon-unavailable";
        const bool isUnknown = answer.status == 0 || answer.isCutShort;
        m_told.unknown += isUnknown;
        if (order == 0) return;
        if (answer.status == 200 && !isUnknown)
            m_told.status[order] = answer.json()[u"orderStatus"].toString().toLatin1();
        else if (isUnknown || answer.status == 202)
            m_told.status.remove(order);
    }

    HttpClient m_core;
    HttpClient m_coupon;
    Shop& m_shop;
    const QList<qint64> m_coupons;
    std::atomic<int>& m_left;
    Told& m_told;
    std::mt19937 m_random;
};

}  // namespace

class OrderKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterEachStepEitherIsKilled_data() { SqlDatabase::onEach(); }

    void afterEachStepEitherIsKilled()
    {
        QFETCH(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        Shop shop(dialect);
        QVERIFY2(shop.open(), shop.coupon().errors().constData());
        const std::vector<std::pair<Flow, const char*>> points{{Flow::Cancels, "LOOKING_UP"},
            {Flow::Cancels, "REQUESTED"}, {Flow::Cancels, "USING"}, {Flow::Cancels, "USE_ANSWERED"},
            {Flow::Cancels, "PAID"}, {Flow::Cancels, "UNDOING"}, {Flow::Cancels, "CANCEL_ANSWERED"},
            {Flow::Cancels, "CANCELLED"}, {Flow::Fails, "USE_ANSWERED"}, {Flow::Fails, "UNDOING"},
            {Flow::Fails, "CANCEL_ANSWERED"}, {Flow::Fails, "FAILED"}};
        qint64 user = 0;
        for (const auto& [flow, point] : points)
            for (const bool isCore : {true, false}) {
                const QString wrong
                    = killedAt(shop, flow, point, isCore, 1 + user++ % Shop::kUsers);
                QVERIFY2(wrong.isEmpty(),
                    qPrintable(u"%1 killed at %2: %3"_qs.arg(
                        isCore ? u"core"_qs : u"coupon"_qs, QLatin1String(point), wrong)));
            }
    }

    void whateverGoesWrongTheBooksAddUp_data() { SqlDatabase::onEach(); }

    void whateverGoesWrongTheBooksAddUp()
    {
        QFETCH(sql::Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        const int given = qEnvironmentVariableIntValue("DIBS_TEST_SEED");
        const quint32 seed = given > 0 ? static_cast<quint32>(given) : std::random_device{}();
        qInfo("DIBS_TEST_SEED=%u", seed);
        std::mt19937 random(seed);
        const auto below
            = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
        Shop shop(dialect);
        QVERIFY2(shop.open(), shop.coupon().errors().constData());
        std::vector<QList<qint64>> coupons(kCustomers);
        for (int user = 1; user <= Shop::kUsers; ++user)
            for (int i = 0; i < 8; ++i) {
                coupons[static_cast<size_t>(user % kCustomers)].append(shop.issue(user));
                QVERIFY(coupons[static_cast<size_t>(user % kCustomers)].constLast() > 0);
            }

        std::atomic<int> left = kOrders;
        Told told;
        std::vector<std::jthread> customers;
        for (int i = 0; i < kCustomers; ++i)
            customers.emplace_back([&, i] {
                Customer(shop, coupons[static_cast<size_t>(i)], left, told, seed + unsigned(i))
                    .shop();
            });

        // A trouble each time so many more orders were placed.
        for (int trouble = 0; left > 0; ++trouble) {
            const int until = left - 20 - below(20);
            if (!QTest::qWaitFor([&] { return left <= std::max(until, 0); }, kPatienceMs)) break;
            switch (trouble % 5) {
            case 0:
                shop.core().kill();
                QVERIFY2(shop.core().start(), shop.core().errors().constData());
                break;
            case 1:
                shop.coupon().kill();
                shop.expire(coupons[0][below(static_cast<int>(coupons[0].size()))]);
                QVERIFY2(shop.coupon().start(), shop.coupon().errors().constData());
                break;
            case 2: shop.network().swallowAnswer(1 + below(10)); break;
            case 3: shop.network().delay(TcpProxy::Requests, 2'500ms); break;
            case 4: shop.network().cut(); break;
            }
            if (trouble % 5 == 2) shop.network().swallowAnswerTo("/use ");
            if (trouble % 5 == 3 || trouble % 5 == 4) {
                const int some = left - 2;
                (void)QTest::qWaitFor([&] { return left <= std::max(some, 0); }, kPatienceMs);
                shop.network().heal();
            }
        }
        customers.clear();
        shop.network().heal();

        const QString wrong = shop.wrong(kStrangersFrom);
        qInfo("%d points short, %d coupons gone, %d times away, %d unknown", told.points,
            told.coupons, told.away, told.unknown);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        for (const auto& [order, status] : told.status.asKeyValueRange())
            QCOMPARE(
                shop.coreRows(u"SELECT step FROM core_orders WHERE order_id = %1"_qs.arg(order)),
                QString::fromLatin1(status));
        const int orders = shop.coreRows(u"SELECT count(*) FROM core_orders"_qs).toInt();
        QVERIFY2(orders >= 500, qPrintable(QString::number(orders)));
        QVERIFY(told.points > 0 && told.coupons > 0 && told.away > 0 && told.unknown > 0);
    }

private:
    /// One customer, and what is wrong after the process was killed at that point and came again.
    static QString killedAt(Shop& shop, Flow flow, const char* point, bool isCore, qint64 user)
    {
        const qint64 coupon = shop.issue(user);
        shop.core().kill();
        shop.core().stopAt(QString::fromLatin1(point));
        if (coupon == 0 || !shop.core().start()) return u"it does not start"_qs;
        shop.core().stopAt({});
        std::jthread customer(
            visit, shop.core().corePort(), shop.coupon().port(), flow, user, coupon);
        if (!QTest::qWaitFor([&] { return shop.core().isStopped(); }, kPatienceMs))
            return u"it never got there"_qs;

        if (isCore && !killAndRestartCore(shop)) return u"it does not start again"_qs;
        if (!isCore) shop.coupon().kill();
        if (!isCore) shop.core().thaw();
        customer.join();
        if (!isCore && !shop.coupon().start()) return u"it does not start again"_qs;
        // What could not be undone while the coupon role was away is undone at once after a start.
        if (!killAndRestartCore(shop)) return u"it does not start once more"_qs;
        return shop.wrong(kStrangersFrom);
    }

    static bool killAndRestartCore(Shop& shop)
    {
        shop.core().kill();
        shop.letOrdersRest();
        return shop.core().start();
    }
};

QTEST_GUILESS_MAIN(OrderKillTest)
#include "order_kill_test.moc"
