#include "backend/rehearsal/outcome_row.h"

#include <QTest>

using namespace dibs;
using namespace dibs::rehearsal;

class OutcomeRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsReadWithEveryMember()
    {
        const Result<OutcomePage> page = parseOutcomePage(R"({"items":[{"requestId":"r1",
            "couponId":3,"userId":7,"status":"ISSUED","reason":null,"userCouponId":11,"sequence":5,
            "acceptedAt":1767225600000,"decidedAt":1767225600020,"partition":2,"offset":41}],
            "next":"abc"})");

        QVERIFY(page);
        QCOMPARE(*page->next, QStringLiteral("abc"));
        const OutcomeRow& row = page->rows.at(0);
        QCOMPARE(row.requestId, QByteArray("r1"));
        QVERIFY(row.coupon == CouponId{3} && row.user == UserId{7});
        QVERIFY(row.outcome == Outcome::Issued);
        QCOMPARE(row.sequence, 5);
        QCOMPARE(row.decidedAtMs - row.acceptedAtMs, 20);
        QVERIFY(row.partition == 2 && row.offset == 41);
    }

    void everyOutcomeIsKnownByItsName()
    {
        for (const auto outcome :
            {Outcome::Issued, Outcome::SoldOut, Outcome::Duplicate, Outcome::Rejected}) {
            const QByteArray json = QByteArray(R"({"items":[{"requestId":"r","status":"?"}]})")
                                        .replace("?", nameOf(outcome).toLatin1());
            const Result<OutcomePage> page = parseOutcomePage(json);
            QVERIFY(page && page->rows.at(0).outcome == outcome);
        }
    }

    void theLastPageHasNoNext_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("null") << QByteArray(R"({"items":[],"next":null})");
        QTest::newRow("absent") << QByteArray(R"({"items":[]})");
    }

    void theLastPageHasNoNext()
    {
        QFETCH(QByteArray, json);

        const Result<OutcomePage> page = parseOutcomePage(json);

        QVERIFY(page && !page->next);
    }

    void whatIsNoListOfOutcomesIsAnError_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("not JSON") << QByteArray("<html>");
        QTest::newRow("no items") << QByteArray(R"({"rows":[]})");
        QTest::newRow("undecided")
            << QByteArray(R"({"items":[{"requestId":"r","status":"PENDING"}]})");
        QTest::newRow("nameless") << QByteArray(R"({"items":[{"status":"ISSUED"}]})");
    }

    void whatIsNoListOfOutcomesIsAnError()
    {
        QFETCH(QByteArray, json);

        const Result<OutcomePage> page = parseOutcomePage(json);

        QVERIFY(!page && page.error().code == ErrorCode::Corrupt);
    }
};

QTEST_APPLESS_MAIN(OutcomeRowTest)
#include "outcome_row_test.moc"
