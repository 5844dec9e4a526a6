// One call of the coupon role is a few tries with an end, and none while it is away.
#include "backend/core/client/coupon_client.h"

#include "tests/support/fake_coupon_role.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::core;
using namespace std::chrono_literals;
using test::FakeCouponRole;
using Fault = FakeCouponRole::Fault;

namespace {

const QString kUse = QStringLiteral("/use");

}  // namespace

class CouponHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_role = std::make_unique<FakeCouponRole>();
        m_role->issue(9, 7);
        m_client = std::make_unique<CouponClient>(CouponHttp::Options{m_role->url(), 300ms, 2ms});
    }
    void cleanup()
    {
        m_client.reset();
        m_role.reset();
    }

    void theTermsAreThoseOfTheCoupon()
    {
        const CouponClient::LookUp found = lookUp(9, 7);

        QCOMPARE(found.refusal, Refusal::None);
        QCOMPARE(found.terms.amount, 5'000);
        QCOMPARE(found.terms.minOrderAmount.value, 10'000);
    }

    void whatCannotBeUsedHasNoTerms()
    {
        QCOMPARE(lookUp(10, 7).refusal, Refusal::CouponNotFound);
        QCOMPARE(lookUp(9, 8).refusal, Refusal::CouponNotFound);
        m_role->expire(9);
        QCOMPARE(lookUp(9, 7).refusal, Refusal::CouponExpired);
        m_role->issue(9, 7);
        QCOMPARE(use(1), Refusal::None);
        QCOMPARE(lookUp(9, 7).refusal, Refusal::CouponUsed);
    }

    void oneLostTryIsMadeUpFor_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("request lost") << Fault::Drops;
        QTest::newRow("answer lost") << Fault::LosesAnswer;
        QTest::newRow("503") << Fault::Fails;
        QTest::newRow("503, and done") << Fault::FailsAfter;
        QTest::newRow("no answer") << Fault::Holds;
    }

    void oneLostTryIsMadeUpFor()
    {
        QFETCH(Fault, fault);
        m_role->next(kUse, {fault});

        QCOMPARE(use(1), Refusal::None);
        QCOMPARE(m_role->usedBy().value(9), 1);
    }

    void afterThreeTriesNobodyKnows()
    {
        m_role->next(kUse, {Fault::Holds, Fault::Fails, Fault::Fails});

        QCOMPARE(use(1), Refusal::CouponUnavailable);
        QCOMPARE(m_role->count(kUse), CouponHttp::kTriesMax);
    }

    void aRefusalIsAnAnswerAndNotTriedAgain()
    {
        QCOMPARE(use(1), Refusal::None);
        QCOMPARE(use(2), Refusal::CouponUsed);
        QCOMPARE(m_role->count(kUse), 2);
    }

    void aCancelThatIsRefusedIsAnsweredToo()
    {
        QCOMPARE(use(1), Refusal::None);
        QVERIFY(cancelUse(2));
        QVERIFY(cancelUse(1));
        QCOMPARE(use(1), Refusal::CouponUnavailable);  // use-cancelled: by somebody else, for us
        m_role->always(Fault::Fails);
        QVERIFY(!cancelUse(1));
    }

    void afterManyFailuresNothingIsAskedAnyMore()
    {
        m_role->always(Fault::Drops);
        use(1);
        use(1);
        QVERIFY(m_client->isAway());
        const int asked = m_role->count(kUse);

        QCOMPARE(use(1), Refusal::CouponUnavailable);

        QCOMPARE(m_role->count(kUse), asked);
        QVERIFY(asked >= CircuitBreaker::kFailuresMax);
    }

    void itIsAskedAgainAfterAWhile()
    {
        m_role->always(Fault::Drops);
        use(1);
        use(1);
        m_role->always(Fault::None);

        EVENTUALLY(!m_client->isAway());

        QCOMPARE(use(1), Refusal::None);
    }

    void aRefusalDoesNotCountAsAFailure()
    {
        QCOMPARE(use(1), Refusal::None);
        for (int i = 0; i < 2 * CircuitBreaker::kFailuresMax; ++i)
            QCOMPARE(use(2), Refusal::CouponUsed);
        QVERIFY(!m_client->isAway());
    }

    void everyCallIsAStepOfTheTrace()
    {
        lookUp(9, 7, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        QCOMPARE(m_role->traces().size(), 2);
        for (const QByteArray& trace : m_role->traces())
            QVERIFY2(trace.startsWith("00-0af7651916cd43dd8448eb211c80319c-"), trace.constData());
        QVERIFY(m_role->traces()[0] != m_role->traces()[1]);
    }

    void nothingIsHeardOfACallAfterTheEnd()
    {
        m_role->next(kUse, {Fault::Holds});
        bool heard = false;
        m_client->use({9}, {1}, {}, [&](Refusal) { heard = true; });
        EVENTUALLY_EQUAL(m_role->count(kUse), 1);

        m_client.reset();

        QVERIFY(!heard);
    }

private:
    /// A call without an end says so once, and does not keep the tests behind it waiting as well.
    static void waitFor(const std::function<bool()>& isAnswered)
    {
        if (!QTest::qWaitFor(isAnswered, testing::kPatienceMs)) qFatal("a call has no end");
    }

    CouponClient::LookUp lookUp(qint64 coupon, qint64 user, const QByteArray& trace = {})
    {
        std::optional<CouponClient::LookUp> found;
        m_client->lookUp({coupon}, {user}, trace, [&](const auto& answer) { found = answer; });
        waitFor([&] { return found.has_value(); });
        return *found;
    }
    Refusal use(qint64 order)
    {
        std::optional<Refusal> answer;
        m_client->use({9}, {order}, {}, [&](Refusal refusal) { answer = refusal; });
        waitFor([&] { return answer.has_value(); });
        return *answer;
    }
    bool cancelUse(qint64 order)
    {
        std::optional<bool> answer;
        m_client->cancelUse({9}, {order}, {}, [&](bool isCancelled) { answer = isCancelled; });
        waitFor([&] { return answer.has_value(); });
        return *answer;
    }

    std::unique_ptr<FakeCouponRole> m_role;
    std::unique_ptr<CouponClient> m_client;
};

QTEST_GUILESS_MAIN(CouponHttpTest)
#include "coupon_http_test.moc"
