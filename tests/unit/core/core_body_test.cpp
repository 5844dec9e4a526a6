#include "backend/core/api/core_body.h"

#include <QTest>

using namespace dibs;
using namespace dibs::core;

namespace {

/// "user 7: 2 of 1, 1 of 3, coupon 9", or the complaint.
QString orderIn(const QByteArray& body)
{
    const Result<NewOrder> order = newOrderFrom(body);
    if (!order) return order.error().detail;
    QStringList items;
    for (const OrderItem& item : order->items)
        items += QStringLiteral("%1 of %2").arg(item.quantity).arg(item.productId.value);
    if (order->userCouponId) items += QStringLiteral("coupon %1").arg(order->userCouponId->value);
    return QStringLiteral("user %1: ").arg(order->userId.value) + items.join(u", ");
}

QString problemOf(const auto& result)
{
    return result ? QString() : result.error().detail;
}

}  // namespace

class CoreBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("order");
        const auto row = [](const char* body, const char* order) {
            QTest::newRow(body) << QByteArray(body) << QString::fromUtf8(order);
        };
        row(R"({"userId":7,"orderItems":[{"productId":3,"quantity":1},{"productId":1,"quantity":2}]})",
            "user 7: 2 of 1, 1 of 3");
        row(R"({"userId":7,"orderItems":[{"productId":1,"quantity":1}],"userCouponId":9})",
            "user 7: 1 of 1, coupon 9");
        row(R"({"userId":7,"orderItems":[{"productId":1,"quantity":1}],"userCouponId":null})",
            "user 7: 1 of 1");
        row(R"({"orderItems":[{"productId":1,"quantity":1}]})",
            "userId must be a whole number from 1 to 9007199254740991");
        row(R"({"userId":7,"orderItems":[]})", "orderItems must be a list of 1 to 50 objects");
        row(R"({"userId":7})", "orderItems must be a list of 1 to 50 objects");
        row(R"({"userId":7,"orderItems":[1]})", "orderItems must be a list of 1 to 50 objects");
        row(R"({"userId":7,"orderItems":[{"productId":1,"quantity":0}]})",
            "orderItems has an item whose quantity must be a whole number from 1 to 1000");
        row(R"({"userId":7,"orderItems":[{"productId":1,"quantity":1},{"productId":1,"quantity":2}]})",
            "orderItems names product 1 twice");
        row("[]", "the body must be a JSON object");
    }

    void anOrderIsRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, order);

        QCOMPARE(orderIn(body), order);
    }

    void anOrderHasFiftyProductsAtMost()
    {
        QByteArrayList items;
        for (int i = 1; i <= 51; ++i)
            items += "{\"productId\":" + QByteArray::number(i) + ",\"quantity\":1}";
        QCOMPARE(orderIn("{\"userId\":7,\"orderItems\":[" + items.join(',') + "]}"),
            u"orderItems must be a list of 1 to 50 objects"_qs);
    }

    void aUserNeedsNoBody()
    {
        const auto user = newUserFrom({});
        QVERIFY(user && !*user);
        QCOMPARE((*newUserFrom(R"({"userId":7})"))->value, 7);
        QVERIFY(problemOf(newUserFrom(R"({"userId":0})")).startsWith(u"userId must be"));
    }

    void aProductHasNamePriceAndStock()
    {
        const auto product = newProductFrom(R"({"name":" Cup ","price":0,"stock":3})");
        QVERIFY(product);
        QCOMPARE(product->name, u"Cup"_qs);
        QCOMPARE(product->stock, 3);
        QVERIFY(problemOf(newProductFrom(R"({"name":"Cup","price":-1,"stock":3})"))
                    .startsWith(u"price must be"));
        QVERIFY(problemOf(newProductFrom(R"({"name":"Cup","price":1.5,"stock":3})"))
                    .startsWith(u"price must be"));
        QVERIFY(problemOf(newProductFrom(R"({"price":1,"stock":3})")).startsWith(u"name must be"));
    }

    void aChargeIsFromOneToTheMaximum()
    {
        QCOMPARE(chargeFrom(R"({"amount":2000000})")->value, 2'000'000);
        for (const char* body :
            {R"({"amount":0})", R"({"amount":2000001})", R"({"amount":"5"})", "{}"})
            QVERIFY(problemOf(chargeFrom(body)).startsWith(u"amount must be"));
    }
};

QTEST_APPLESS_MAIN(CoreBodyTest)
#include "core_body_test.moc"
