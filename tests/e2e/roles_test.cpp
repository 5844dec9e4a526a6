// The two roles in processes of their own, and what each does without the other.
#include "tests/support/shop.h"

#include <QTest>

using namespace dibs::testing;

class RolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_shop.open(), m_shop.coupon().errors().constData());
        m_client = std::make_unique<HttpClient>(m_shop.core().corePort());
    }

    void anOrderWithACouponGoesThroughBoth()
    {
        const qint64 coupon = m_shop.issue(1);
        const HttpAnswer placed = m_client->post("/api/v1/orders", orderBody(1, 2, coupon));
        QCOMPARE(placed.status, 201);
        const QByteArray order
            = "/api/v1/orders/" + QByteArray::number(placed.json()[u"orderId"].toInteger());

        const HttpAnswer paid = m_client->post(order + "/payment");

        QCOMPARE(paid.status, 200);
        QCOMPARE(paid.json()[u"totalPrice"].toInteger(), 7'000);
        QCOMPARE(statusOf(coupon), u"USED"_qs);
        QCOMPARE(m_client->post(order + "/cancel").status, 200);
        QCOMPARE(statusOf(coupon), u"ISSUED"_qs);
        QCOMPARE(m_shop.wrong(), QString());
    }

    void withoutTheCouponRoleOrdersWithoutCouponsGoOn()
    {
        const qint64 coupon = m_shop.issue(2);
        m_shop.coupon().kill();

        for (int i = 0; i < 3; ++i) {
            const HttpAnswer refused = m_client->post("/api/v1/orders", orderBody(2, 2, coupon));
            QCOMPARE(refused.status, 503);
            QCOMPARE(refused.code(), u"coupon-unavailable"_qs);
            QVERIFY(refused.head.contains("Retry-After: "));
        }
        const HttpAnswer plain = m_client->post("/api/v1/orders", orderBody(2, 1, 0));
        QCOMPARE(plain.status, 201);
        const HttpAnswer ready = m_client->get("/readyz");
        QCOMPARE(ready.status, 200);
        QVERIFY2(ready.body.contains("orders with a coupon are refused"), ready.body.constData());

        QVERIFY(m_shop.coupon().start());
        QVERIFY(QTest::qWaitFor(
            [&] { return !m_client->get("/readyz").body.contains("are refused"); }, 60'000));
        QCOMPARE(m_client->post("/api/v1/orders", orderBody(2, 2, coupon)).status, 201);
    }

    void withoutTheCoreRoleCouponsAreIssued()
    {
        m_shop.core().kill();
        QVERIFY(m_shop.issue(3) > 0);
        QVERIFY(m_shop.core().start());
    }

    void twoCoreRolesDoNotShareADirectory()
    {
        const Finished second = runDibs({u"--no-gui"_qs, u"--roles=core"_qs, u"--core-port=0"_qs,
            u"--data"_qs, m_shop.core().dataDirectory()});

        QVERIFY(second.exitCode > 0);
        QVERIFY2(second.err.contains("is held by process"), second.err.constData());
    }

    void aCheckKnowsBothSidesOfTheCoreRole()
    {
        const QStringList flags{u"--check"_qs, u"--roles=core"_qs, u"--data"_qs,
            m_shop.core().dataDirectory(), u"--core-port=%1"_qs.arg(m_shop.core().corePort())};
        const Finished well = runDibs(flags
            + QStringList{u"--coupon-url=http://127.0.0.1:%1"_qs.arg(m_shop.coupon().port())});
        QVERIFY2(well.out.contains("a core role serves on"), well.out.constData());
        QVERIFY2(well.out.contains("All is healthy."), well.out.constData());

        const Finished alone = runDibs(flags + QStringList{u"--coupon-url=http://127.0.0.1:1"_qs});
        QCOMPARE(alone.exitCode, 0);
        QVERIFY2(
            alone.out.contains("Orders with a coupon are answered 503"), alone.out.constData());

        const Finished taken = runDibs({u"--check"_qs, u"--roles=core"_qs, u"--data"_qs,
            m_shop.core().dataDirectory(), u"--core-port=%1"_qs.arg(m_shop.coupon().port())});
        QCOMPARE(taken.exitCode, 1);
        QVERIFY2(taken.out.contains("another program has port"), taken.out.constData());
    }

    void cleanupTestCase() { QCOMPARE(m_shop.wrong(), QString()); }

private:
    QString statusOf(qint64 coupon)
    {
        return HttpClient(m_shop.coupon().port())
            .get("/api/coupons/user-coupons/" + QByteArray::number(coupon))
            .json()[u"status"]
            .toString();
    }

    Shop m_shop;
    std::unique_ptr<HttpClient> m_client;
};

QTEST_GUILESS_MAIN(RolesTest)
#include "roles_test.moc"
