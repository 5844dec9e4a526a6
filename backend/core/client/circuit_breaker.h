// Whether it is worth asking a neighbour that has not answered lately.
#pragma once

#include <chrono>
#include <optional>

namespace dibs::core {

/// After kFailuresMax failures in a row nobody asks any more, for kOpenTime; then one asks, and all
/// others wait for how that goes. So a neighbour that is away costs nobody a timeout, and one that
/// comes back is not met by all at once. One thread.
class CircuitBreaker
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class State { Closed, Open, HalfOpen };

    static constexpr int kFailuresMax = 5;
    static constexpr auto kOpenTime = std::chrono::seconds(2);

    /// Takes the right to ask: whoever gets it says how it went.
    [[nodiscard]] bool mayAsk(TimePoint now);
    void succeeded();
    void failed(TimePoint now);

    /// Asking now is pointless; takes no right.
    bool isAway(TimePoint now) const;
    State state() const { return m_state; }

private:
    State m_state = State::Closed;
    int m_failures = 0;  // in a row
    TimePoint m_askAgainFrom;  // of Open and HalfOpen
};

}  // namespace dibs::core
