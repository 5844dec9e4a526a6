#include "backend/core/client/circuit_breaker.h"

namespace dibs::core {

bool CircuitBreaker::mayAsk(TimePoint now)
{
    if (isAway(now)) return false;
    if (m_state == State::Closed) return true;
    // This one finds out. Should nothing be heard of it, another one does in a while.
    m_state = State::HalfOpen;
    m_askAgainFrom = now + kOpenTime;
    return true;
}

void CircuitBreaker::succeeded()
{
    m_state = State::Closed;
    m_failures = 0;
}

void CircuitBreaker::failed(TimePoint now)
{
    ++m_failures;
    if (m_failures < kFailuresMax && m_state == State::Closed) return;
    m_state = State::Open;
    m_askAgainFrom = now + kOpenTime;
}

bool CircuitBreaker::isAway(TimePoint now) const
{
    return m_state != State::Closed && now < m_askAgainFrom;
}

}  // namespace dibs::core
