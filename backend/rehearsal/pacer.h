// When each press is due.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace dibs::rehearsal {

/// With a rate: an open loop, press k is due at start + k / rate however the server fares. Without:
/// a closed loop, a press is due whenever a connection is free.
class Pacer
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Pacer(std::optional<int> rate)
        : m_rate(rate)
    {
    }

    void start(Clock::time_point now) { m_start = now; }
    bool isOpenLoop() const { return m_rate.has_value(); }

    /// The planned time of press `index`, from which its latency counts.
    Clock::time_point plannedFor(qint64 index, Clock::time_point now) const
    {
        if (!m_rate) return now;
        return m_start + std::chrono::nanoseconds(index * 1'000'000'000 / *m_rate);
    }

    /// How many presses were due by `now`.
    qint64 dueBy(Clock::time_point now) const
    {
        if (!m_rate || now < m_start) return 0;
        const std::chrono::nanoseconds elapsed = now - m_start;
        return static_cast<qint64>(
                   static_cast<double>(elapsed.count()) * static_cast<double>(*m_rate) / 1e9)
            + 1;
    }

private:
    std::optional<int> m_rate;
    Clock::time_point m_start{};
};

}  // namespace dibs::rehearsal
