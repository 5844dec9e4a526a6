#include "backend/common/coupon_issue_event.h"

#include <QTest>

using namespace dibs;

class CouponIssueEventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsJsonIsTheOneOfTheContract()
    {
        const CouponIssueEvent event{QUuid::fromString(u"0190b5a2-7c3e-7d4f-8a5b-6c7d8e9fa0b1"),
            UserId{7}, CouponId{1}, 1'767'225'600'000};

        QCOMPARE(event.toJson(),
            QByteArray(
                R"({"eventId":"0190b5a2-7c3e-7d4f-8a5b-6c7d8e9fa0b1","userId":7,"couponId":1,)"
                R"("timestamp":1767225600000,"version":1})"));
        const Result<CouponIssueEvent> back = CouponIssueEvent::fromJson(event.toJson());
        QVERIFY(back);
        QCOMPARE(*back, event);
    }

    void membersItDoesNotKnowAreIgnored()
    {
        QVERIFY(CouponIssueEvent::fromJson(
            R"({"eventId":"0190b5a2-7c3e-7d4f-8a5b-6c7d8e9fa0b1","userId":7,"couponId":1,)"
            R"("timestamp":1,"version":2,"channel":"app"})"));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        const QByteArray id = R"("eventId":"0190b5a2-7c3e-7d4f-8a5b-6c7d8e9fa0b1")";
        QTest::newRow("empty") << QByteArray() << u"not JSON"_qs;
        QTest::newRow("cut off") << QByteArray("{\"eventId\":") << u"not JSON"_qs;
        QTest::newRow("array") << QByteArray("[]") << u"not an object"_qs;
        QTest::newRow("no id") << QByteArray("{\"userId\":7}") << u"eventId"_qs;
        QTest::newRow("bad id") << QByteArray("{\"eventId\":\"7\"}") << u"eventId"_qs;
        QTest::newRow("no user") << "{" + id + "}" << u"userId"_qs;
        QTest::newRow("user is text") << "{" + id + R"(,"userId":"7"})" << u"userId"_qs;
        QTest::newRow("user 0") << "{" + id + R"(,"userId":0})" << u"userId"_qs;
        QTest::newRow("user 1.5") << "{" + id + R"(,"userId":1.5})" << u"userId"_qs;
        QTest::newRow("user too large") << "{" + id + R"(,"userId":1e300})" << u"userId"_qs;
        QTest::newRow("coupon -1") << "{" + id + R"(,"userId":1,"couponId":-1})" << u"couponId"_qs;
        QTest::newRow("no time") << "{" + id + R"(,"userId":1,"couponId":1})" << u"timestamp"_qs;
        QTest::newRow("version 0")
            << "{" + id + R"(,"userId":1,"couponId":1,"timestamp":1,"version":0})" << u"version"_qs;
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);

        const Result<CouponIssueEvent> event = CouponIssueEvent::fromJson(json);

        QVERIFY(!event);
        QCOMPARE(event.error().code, ErrorCode::BadRequest);
        QVERIFY2(event.error().detail.contains(named), qPrintable(event.error().detail));
    }

    void theKeyNamesTheCoupon() { QCOMPARE(keyOf(CouponId{42}), QByteArray("coupon-42")); }
};

QTEST_APPLESS_MAIN(CouponIssueEventTest)
#include "coupon_issue_event_test.moc"
