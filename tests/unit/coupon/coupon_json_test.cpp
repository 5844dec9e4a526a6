// The shapes of API.md, compared as text.
#include "backend/coupon/api/coupon_json.h"

#include "tests/support/requests.h"

#include <QJsonDocument>
#include <QTest>

using namespace dibs;
using namespace dibs::coupon;

namespace {

DecidedRequest issued()
{
    return {.decision = {.partition = 2,
                .request = {.offset = 40, .acceptedAtMs = 1000, .event = test::event(7, {10}, {1})},
                .outcome = Outcome::Issued,
                .sequence = 3,
                .userCouponId = {40963}},
        .decidedAtMs = 1005};
}

DecidedRequest rejected()
{
    DecidedRequest decided = issued();
    decided.decision.outcome = Outcome::Rejected;
    decided.decision.reason = RejectReason::NoSuchCoupon;
    decided.decision.sequence = 0;
    decided.decision.userCouponId = {};
    return decided;
}

QString json(const DecidedRequest& decided)
{
    QByteArray text;
    appendJson(text, decided, "the-id");
    return QString::fromUtf8(text);
}

}  // namespace

class CouponJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecidedRequest()
    {
        QCOMPARE(json(issued()),
            QString::fromUtf8(
                R"({"requestId":"the-id","couponId":1,"userId":10,"status":"ISSUED","reason":null,)"
                R"("userCouponId":40963,"sequence":3,"acceptedAt":1000,"decidedAt":1005,)"
                R"("partition":2,"offset":40})"));
    }

    void aRejectedRequestSaysWhy()
    {
        QCOMPARE(json(rejected()),
            QString::fromUtf8(
                R"({"requestId":"the-id","couponId":1,"userId":10,"status":"REJECTED",)"
                R"("reason":"no-such-coupon","userCouponId":null,"sequence":null,)"
                R"("acceptedAt":1000,"decidedAt":1005,"partition":2,"offset":40})"));
    }

    void aDecidedRequestIsValidJson()
    {
        QVERIFY(QJsonDocument::fromJson(json(issued()).toUtf8()).isObject());
        QVERIFY(QJsonDocument::fromJson(json(rejected()).toUtf8()).isObject());
    }

    void aTableOfDecidedRequests()
    {
        QByteArray csv = csvHeader();
        appendCsv(csv, issued(), "one");
        appendCsv(csv, rejected(), "two");

        QCOMPARE(QString::fromUtf8(csv),
            u"partition,offset,requestId,couponId,userId,status,reason,sequence,userCouponId,"
            "acceptedAt,decidedAt\r\n"
            "2,40,one,1,10,ISSUED,,3,40963,1000,1005\r\n"
            "2,40,two,1,10,REJECTED,no-such-coupon,,,1000,1005\r\n"_qs);
    }

    void aCouponCountsWhatIsLeft()
    {
        const Coupon coupon{.couponId = {1},
            .description = u"야간 \"특가\""_qs,
            .totalStock = 5,
            .issued = 5,
            .validDays = 7};

        QCOMPARE(QString::fromUtf8(compact(toJson(coupon, 12, 0))),
            u"{\"closesAt\":null,\"couponId\":1,\"couponStatus\":\"SOLD_OUT\","
            "\"description\":\"야간 \\\"특가\\\"\",\"discountAmount\":0,"
            "\"discountType\":\"FIXED\",\"expiresAt\":null,\"minOrderAmount\":0,\"opensAt\":0,"
            "\"queueSize\":12,"
            "\"rehearsal\":false,\"stock\":0,\"totalStock\":5,\"validDays\":7}"_qs);
    }

    void aUserCoupon()
    {
        const UserCoupon userCoupon{.userCouponId = {3},
            .couponId = {1},
            .userId = {10},
            .sequence = 2,
            .status = UserCouponStatus::Issued,
            .issuedAtMs = 1000,
            .expiresAtMs = 2000};

        QCOMPARE(QString::fromUtf8(compact(toJson(userCoupon, 1999))),
            QString::fromUtf8(
                R"({"couponId":1,"expiresAt":2000,"issuedAt":1000,"orderId":null,"sequence":2,)"
                R"("status":"ISSUED","usedAt":null,"userCouponId":3,"userId":10})"));
    }
};

QTEST_APPLESS_MAIN(CouponJsonTest)
#include "coupon_json_test.moc"
