#include "backend/coupon/api/coupon_body.h"

#include "backend/coupon/api/coupon_json.h"
#include "tests/support/requests.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::kNowMs;

namespace {

const auto kNameWrong = u"description must be a text of 1 to 200 characters"_qs;
const auto kStockWrong = u"totalStock must be a whole number from 0 to 1000000000"_qs;

/// The coupon, or the complaint.
QString created(const QByteArray& body)
{
    const Result<Coupon> coupon = newCouponFrom(body, kNowMs);
    return coupon ? QString::fromUtf8(compact(toJson(*coupon, 0, kNowMs))) : coupon.error().detail;
}

QString complaintAbout(const QByteArray& member)
{
    return created(R"({"description":"Night","discountAmount":10,"totalStock":5,)" + member + '}');
}

QString patchComplaint(const QByteArray& body)
{
    const Result<CouponPatch> patch = couponPatchFrom(body);
    return patch ? QString() : patch.error().detail;
}

}  // namespace

class CouponBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeMembersAreEnough()
    {
        QCOMPARE(created(R"({"description":" Night ","discountAmount":1000,"totalStock":100})"),
            QString::fromUtf8(
                R"({"closesAt":null,"couponId":0,"couponStatus":"OPENED","description":"Night",)"
                R"("discountAmount":1000,"discountType":"FIXED","expiresAt":null,"minOrderAmount":0,)"
                R"("opensAt":1767225600000,"queueSize":0,"rehearsal":false,"stock":100,)"
                R"("totalStock":100,"validDays":null})"));
    }

    void allMembersAreTaken()
    {
        QCOMPARE(created(R"({"couponId":7,"description":"Night","discountType":"PERCENT",)"
                         R"("discountAmount":100,"minOrderAmount":5000,"totalStock":1,"opensAt":1,)"
                         R"("closesAt":2,"validDays":30,"rehearsal":true,"newcomer":[]})"),
            QString::fromUtf8(
                R"({"closesAt":2,"couponId":7,"couponStatus":"CLOSED","description":"Night",)"
                R"("discountAmount":100,"discountType":"PERCENT","expiresAt":null,"minOrderAmount":5000,)"
                R"("opensAt":1,"queueSize":0,"rehearsal":true,"stock":1,"totalStock":1,)"
                R"("validDays":30})"));
    }

    void aDateIsTakenInPlaceOfDays()
    {
        const QString coupon = created(R"({"description":"Night","discountAmount":1,)"
                                       R"("totalStock":1,"opensAt":1,"closesAt":5,"expiresAt":5})");

        QVERIFY2(coupon.contains(u"\"expiresAt\":5,"_qs), qPrintable(coupon));
        QVERIFY(coupon.endsWith(u"\"validDays\":null}"_qs));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* member, const QString& complaint) {
            QTest::newRow(member) << QByteArray(member) << complaint;
        };
        row(R"("description":"")", kNameWrong);
        row(R"("description":"   ")", kNameWrong);
        row(R"("description":7)", kNameWrong);
        row(R"("totalStock":-1)", kStockWrong);
        row(R"("totalStock":1.5)", kStockWrong);
        row(R"("totalStock":"5")", kStockWrong);
        row(R"("totalStock":null)", kStockWrong);
        row(R"("totalStock":1e300)", kStockWrong);
        row(R"("couponId":0)", u"couponId must be a whole number from 1 to 9007199254740991"_qs);
        row(R"("discountAmount":0)",
            u"discountAmount must be a whole number from 1 to 1000000000000"_qs);
        row(R"("discountType":"PERCENT","discountAmount":101)",
            u"discountAmount must be a whole number from 1 to 100"_qs);
        row(R"("discountType":"HALF")", u"discountType must be FIXED or PERCENT"_qs);
        row(R"("minOrderAmount":-5)",
            u"minOrderAmount must be a whole number from 0 to 1000000000000"_qs);
        row(R"("opensAt":-1)", u"opensAt must be a whole number from 0 to 253402300799999"_qs);
        row(R"("opensAt":5,"closesAt":5)", u"closesAt must be later than opensAt"_qs);
        row(R"("closesAt":5)", u"closesAt must be later than opensAt"_qs);  // it opens now
        row(R"("validDays":0)", u"validDays must be a whole number from 1 to 36500"_qs);
        row(R"("expiresAt":"soon")",
            u"expiresAt must be a whole number from 0 to 253402300799999"_qs);
        row(R"("expiresAt":5)", u"expiresAt must be later than opensAt"_qs);
        row(R"("opensAt":1,"closesAt":5,"expiresAt":4)",
            u"expiresAt must not be earlier than closesAt"_qs);
        row(R"("opensAt":1,"expiresAt":5,"validDays":1)",
            u"expiresAt cannot stand beside validDays: a coupon has one of them"_qs);
        row(R"("rehearsal":"yes")", u"rehearsal must be true or false"_qs);
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, member);

        QTEST(complaintAbout(member), "complaint");
    }

    void ofSeveralComplaintsTheFirstIsSaid() { QCOMPARE(created("{}"), kNameWrong); }

    void aDescriptionHasAMaximum()
    {
        const auto described = [](int length) {
            return complaintAbout("\"description\":\"" + QByteArray(length, 'x') + '"');
        };

        QVERIFY(described(200).startsWith(u'{'));
        QCOMPARE(described(201), kNameWrong);
    }

    void aBodyThatIsNoObjectIsRefused()
    {
        QCOMPARE(created("[]"), u"the body must be a JSON object"_qs);
        QVERIFY(created("").startsWith(u"the body is not JSON: "));
        QVERIFY(created("{\"description\":").endsWith(u"at byte 15"_qs));
    }

    void aPatchChangesOnlyWhatItNames()
    {
        const Result<CouponPatch> patch = couponPatchFrom(R"({"totalStock":7,"closesAt":null})");

        QVERIFY(patch);
        QVERIFY(patch->totalStock == 7);
        QVERIFY(patch->closesAtMs && !*patch->closesAtMs);
        QVERIFY(!patch->description && !patch->opensAtMs && !patch->expiresAtMs);
        QCOMPARE(couponPatchFrom(R"({"expiresAt":9})")->expiresAtMs,
            std::optional(std::optional<qint64>(9)));
    }

    void aPatchMustChangeSomethingAndRightly()
    {
        QCOMPARE(patchComplaint("{}"),
            u"nothing to change: give description, totalStock, opensAt, closesAt or expiresAt"_qs);
        QCOMPARE(patchComplaint(R"({"expiresAt":-1})"),
            u"expiresAt must be a whole number from 0 to 253402300799999"_qs);
        QCOMPARE(patchComplaint(R"({"totalStock":"many"})"), kStockWrong);
        QCOMPARE(patchComplaint(R"({"description":""})"), kNameWrong);
        QCOMPARE(patchComplaint("[]"), u"the body must be a JSON object"_qs);
    }
};

QTEST_APPLESS_MAIN(CouponBodyTest)
#include "coupon_body_test.moc"
