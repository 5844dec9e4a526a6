#include "backend/coupon/repository/sql_coupon_queries.h"

#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_secrets.h"
#include "tests/support/coupon_database.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;

namespace {

constexpr CouponId kCoupon{1};

QString text(const QList<DecidedRequest>& rows)
{
    QStringList lines;
    for (const DecidedRequest& row : rows)
        lines += QStringLiteral("%1/%2 %3")
                     .arg(row.decision.partition)
                     .arg(row.decision.request.offset)
                     .arg(word(row.decision.outcome));
    return lines.join(u", ");
}

}  // namespace

class CouponQueriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { CouponDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!CouponDatabase::isThere(dialect)) QSKIP(CouponDatabase::kNoServer);
        m_database = std::make_unique<CouponDatabase>(dialect);
        m_database->addCoupon(kCoupon, 2);
        m_database->addCoupon({2}, 5);
        m_database->addCoupon({3}, 5);
        Consumer consumer(*m_database);
        QVERIFY(consumer.issuance.apply(0, test::presses({10, 10, 20, 30})));
        QVERIFY(consumer.issuance.apply(0, {test::record(4, test::event(4, {10}, {2}))}));
        m_database->meddle(u"INSERT INTO users VALUES (1, 1), (2, 0), (3, 1), (4, 1)"_qs);
        m_connection = m_database->open(sql::Connection::Access::ReadOnly);
        m_queries = std::make_unique<SqlCouponQueries>(*m_connection);
    }
    void cleanup()
    {
        m_queries.reset();
        m_connection.reset();
        m_database.reset();
    }

    void aCouponComesWithWhatIsIssued()
    {
        const Result<Coupon> coupon = m_queries->coupon(kCoupon);

        QVERIFY(coupon);
        QCOMPARE(coupon->issued, 2);
        QCOMPARE(coupon->remaining(), 0);
        QCOMPARE(m_queries->coupon({9}).error().detail, u"there is no coupon 9"_qs);
    }

    void couponsComeInPages()
    {
        QCOMPARE(m_queries->coupons({}, 2)->size(), 2);
        QCOMPARE(m_queries->coupons({2}, 2)->constFirst().couponId.value, 3);
        QVERIFY(m_queries->coupons({3}, 2)->isEmpty());
    }

    void outcomesComeInLogOrderAndInPages()
    {
        QCOMPARE(text(*m_queries->outcomes(kCoupon, {}, 3)),
            u"0/0 ISSUED, 0/1 DUPLICATE, 0/2 ISSUED"_qs);
        QCOMPARE(text(*m_queries->outcomes(kCoupon, {0, 2}, 3)), u"0/3 SOLD_OUT"_qs);
        QCOMPARE(text(*m_queries->outcomes(kCoupon, {0, 3}, 3)), QString());
        QCOMPARE(text(*m_queries->outcomes({2}, {}, 3)), u"0/4 ISSUED"_qs);
    }

    void aDecidedRequestIsFoundByItsEvent()
    {
        const Result<DecidedRequest> found = m_queries->decided(test::eventNumber(2));

        QVERIFY(found);
        const Decision& decision = found->decision;
        QVERIFY(
            decision.request.event == (CouponIssueEvent{test::eventNumber(2), {20}, kCoupon, 0}));
        QCOMPARE(decision.sequence, 2);
        QCOMPARE(decision.userCouponId.value, 2049);
        QCOMPARE(decision.request.acceptedAtMs, test::kNowMs);
        QCOMPARE(found->decidedAtMs, test::kNowMs);
        QCOMPARE(m_queries->decided(test::eventNumber(9)).error().code, ErrorCode::NotFound);
    }

    void aUsersCouponsAreFoundByUserCouponAndId()
    {
        QCOMPARE(m_queries->userCouponsOf({10}, {}, 10)->size(), 2);
        QCOMPARE(m_queries->userCouponsOf({10}, {}, 1)->constFirst().couponId.value, 1);
        QCOMPARE(m_queries->userCouponsOf({10}, {1}, 1)->constFirst().couponId.value, 2);
        QCOMPARE(m_queries->userCouponOf(kCoupon, {20})->userCouponId.value, 2049);
        QCOMPARE(m_queries->userCoupon({2049})->userId.value, 20);
        QCOMPARE(m_queries->userCoupon({7}).error().detail, u"there is no user coupon 7"_qs);
        QCOMPARE(m_queries->userCouponOf(kCoupon, {30}).error().code, ErrorCode::NotFound);
    }

    void holdersComeBySequence()
    {
        const auto holders = m_queries->holders(kCoupon, 1, 10);

        QVERIFY(holders);
        QCOMPARE(holders->size(), 1);
        QCOMPARE(holders->constFirst().second.value, 20);
    }

    void onlyActiveUsersAreActive()
    {
        QVERIFY(*m_queries->isActive({1}));
        QVERIFY(!*m_queries->isActive({2}));
        QVERIFY(!*m_queries->isActive({9}));
        QCOMPARE(*m_queries->activeUsers({1}, 1), QList<UserId>{{3}});
        QCOMPARE(*m_queries->activeUsers({}, 10), (QList<UserId>{{1}, {3}, {4}}));
    }

    void theKeyOfRequestIdsIsMadeOnceAndKept()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        const Result<QByteArray> key = requestIdKey(*m_database->open());

        QVERIFY(key);
        QCOMPARE(key->size(), 32);
        QCOMPARE(*requestIdKey(*m_database->open()), *key);
        QVERIFY(*requestIdKey(*CouponDatabase(dialect).open()) != *key);
    }

private:
    std::unique_ptr<CouponDatabase> m_database;
    std::unique_ptr<sql::Connection> m_connection;
    std::unique_ptr<SqlCouponQueries> m_queries;
};

QTEST_GUILESS_MAIN(CouponQueriesTest)
#include "coupon_queries_test.moc"
