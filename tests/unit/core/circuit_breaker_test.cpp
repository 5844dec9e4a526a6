#include "backend/core/client/circuit_breaker.h"

#include <QTest>

using dibs::core::CircuitBreaker;
using namespace std::chrono_literals;
using State = CircuitBreaker::State;

class CircuitBreakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_breaker = {}; }

    void aFewFailuresAreNothing()
    {
        failTimes(CircuitBreaker::kFailuresMax - 1);

        QVERIFY(m_breaker.mayAsk(m_now));
        QCOMPARE(m_breaker.state(), State::Closed);
    }

    void manyInARowOpenIt()
    {
        failTimes(CircuitBreaker::kFailuresMax);

        QVERIFY(!m_breaker.mayAsk(m_now));
        QVERIFY(!m_breaker.mayAsk(m_now + CircuitBreaker::kOpenTime - 1ms));
        QVERIFY(m_breaker.isAway(m_now));
    }

    void aSuccessInBetweenCounts()
    {
        failTimes(CircuitBreaker::kFailuresMax - 1);
        m_breaker.succeeded();
        failTimes(CircuitBreaker::kFailuresMax - 1);

        QVERIFY(m_breaker.mayAsk(m_now));
    }

    void afterAWhileOneMayAskAndNobodyElse()
    {
        failTimes(CircuitBreaker::kFailuresMax);
        const auto later = m_now + CircuitBreaker::kOpenTime;

        QVERIFY(!m_breaker.isAway(later));
        QVERIFY(m_breaker.mayAsk(later));
        QCOMPARE(m_breaker.state(), State::HalfOpen);
        QVERIFY(!m_breaker.mayAsk(later));
        QVERIFY(m_breaker.isAway(later));
    }

    void itsSuccessLetsAllIn()
    {
        failTimes(CircuitBreaker::kFailuresMax);
        const auto later = m_now + CircuitBreaker::kOpenTime;
        QVERIFY(m_breaker.mayAsk(later));

        m_breaker.succeeded();

        QVERIFY(m_breaker.mayAsk(later));
        QVERIFY(m_breaker.mayAsk(later));
    }

    void itsFailureKeepsAllOut()
    {
        failTimes(CircuitBreaker::kFailuresMax);
        const auto later = m_now + CircuitBreaker::kOpenTime;
        QVERIFY(m_breaker.mayAsk(later));

        m_breaker.failed(later);

        QVERIFY(!m_breaker.mayAsk(later + CircuitBreaker::kOpenTime - 1ms));
        QVERIFY(m_breaker.mayAsk(later + CircuitBreaker::kOpenTime));
    }

    void ifNothingIsHeardOfItAnotherOneAsks()
    {
        failTimes(CircuitBreaker::kFailuresMax);
        const auto later = m_now + CircuitBreaker::kOpenTime;
        QVERIFY(m_breaker.mayAsk(later));

        QVERIFY(m_breaker.mayAsk(later + CircuitBreaker::kOpenTime));
    }

private:
    void failTimes(int times)
    {
        for (int i = 0; i < times; ++i) m_breaker.failed(m_now);
    }

    CircuitBreaker m_breaker;
    const CircuitBreaker::TimePoint m_now{1'000'000s};
};

QTEST_APPLESS_MAIN(CircuitBreakerTest)
#include "circuit_breaker_test.moc"
