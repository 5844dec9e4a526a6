#include "backend/core/api/order_answer.h"

#include "backend/core/domain/words.h"

#include <QJsonDocument>
#include <QTest>

using namespace dibs;
using namespace dibs::core;

namespace {

/// "201 REQUESTED" or "409 out-of-stock".
QString told(const http::Response& response)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString what
        = response.status < 400 ? body[u"orderStatus"].toString() : body[u"code"].toString();
    return QStringLiteral("%1 %2").arg(response.status).arg(what);
}

bool has(const http::Response& response, const char* header)
{
    return std::ranges::any_of(
        response.headers, [&](const auto& each) { return each.first == header; });
}

}  // namespace

class OrderAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameStepIsASuccessToOneAndARefusalToAnother_data()
    {
        QTest::addColumn<Wish>("wish");
        QTest::addColumn<Order>("order");
        QTest::addColumn<QString>("answer");
        const auto row = [](Wish wish, Order order, const char* answer) {
            order.orderId = {12};
            QTest::addRow("%d %s", static_cast<int>(wish), answer)
                << wish << order << QString::fromLatin1(answer);
        };
        row(Wish::Place, {.step = Step::Requested}, "201 REQUESTED");
        row(Wish::Place, {.step = Step::Paid}, "201 PAID");
        row(Wish::Place, {.step = Step::Failed, .reason = Refusal::BelowMinimum},
            "422 below-minimum");
        row(Wish::Place, {.step = Step::Failed, .reason = Refusal::CouponUnavailable},
            "503 coupon-unavailable");
        row(Wish::Pay, {.step = Step::Paid}, "200 PAID");
        row(Wish::Pay, {.step = Step::Failed, .reason = Refusal::CouponExpired}, "409 expired");
        row(Wish::Pay, {.step = Step::Failed, .reason = Refusal::PointsShort}, "409 points-short");
        row(Wish::Pay, {.step = Step::Undoing, .reason = Refusal::CouponUnavailable},
            "503 coupon-unavailable");
        row(Wish::Cancel, {.step = Step::Cancelled}, "200 CANCELLED");
        row(Wish::Cancel, {.step = Step::Undoing, .paymentId = PaymentId{3}}, "202 PAID");
        row(Wish::Cancel, {.step = Step::Failed, .reason = Refusal::NotPaidInTime},
            "409 not-paid-in-time");
    }

    void theSameStepIsASuccessToOneAndARefusalToAnother()
    {
        QFETCH(Wish, wish);
        QFETCH(Order, order);
        QFETCH(QString, answer);

        const http::Response response = responseFor(wish, {order});

        QCOMPARE(told(response), answer);
        QCOMPARE(has(response, "Location"), response.status == 201 || response.status == 202);
        QCOMPARE(has(response, "Retry-After"), response.status == 503);
    }

    void everyRefusalHasACodeASentenceAndAStatus()
    {
        for (int i = 1; i <= static_cast<int>(Refusal::CancelledByUser); ++i) {
            const auto refusal = static_cast<Refusal>(i);
            const http::Response response = responseFor(refusal, {});
            const QJsonObject body = QJsonDocument::fromJson(response.body).object();
            QVERIFY(response.status >= 404);
            QCOMPARE(body[u"code"].toString(), QString(word(refusal)));
            QVERIFY(body[u"detail"].toString().endsWith(u'.')
                || body[u"detail"].toString().contains(u':'));
        }
    }

    void anOrderIsShownWhole()
    {
        const Order order{.orderId = {12},
            .userId = {7},
            .items = {OrderItem{{1}, 2, {9'000}}},
            .userCouponId = UserCouponId{40'961},
            .step = Step::Requested,
            .itemsPrice = {18'000},
            .discount = {5'000},
            .createdAtMs = 1'767'225'600'000};

        QCOMPARE(QString::fromUtf8(QJsonDocument(toJson(order)).toJson(QJsonDocument::Compact)),
            uR"({"createdAt":1767225600000,"discount":5000,)"
            R"("message":"The products are reserved. Pay to get them.","orderId":12,)"
            R"("orderItems":[{"productId":1,"quantity":2,"unitPrice":9000}],)"
            R"("orderStatus":"REQUESTED","paymentId":null,"reason":null,"totalPrice":13000,)"
            R"("userCouponId":40961,"userId":7})"_qs);
    }

    void aBusyOrderSaysWhenToAskAgain()
    {
        QVERIFY(has(responseFor(Refusal::OrderBusy, {}), "Retry-After"));
        QVERIFY(!has(responseFor(Refusal::OutOfStock, {}), "Retry-After"));
    }

    void aChargeBeyondTheMaximumShowsTheBalance()
    {
        const http::Response response
            = responseFor({7}, {ChargeAnswer::BeyondMaximum, {1'995'000}});

        QCOMPARE(response.status, 422);
        QCOMPARE(QJsonDocument::fromJson(response.body)[u"balance"].toInteger(), 1'995'000);
    }
};

QTEST_APPLESS_MAIN(OrderAnswerTest)
#include "order_answer_test.moc"
