// How long to wait before the next try.
#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace dibs::coupon {

/// Doubles from try to try up to a limit, with "full jitter" (a random part of the delay), so that
/// many who failed together do not come back together
/// (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
class Backoff
{
public:
    static constexpr auto kFirst = std::chrono::milliseconds(50);
    static constexpr auto kLongest = std::chrono::milliseconds(2'000);

    std::chrono::milliseconds next()
    {
        const auto ceiling = m_delay;
        m_delay = std::min(m_delay * 2, kLongest);
        std::uniform_int_distribution<std::chrono::milliseconds::rep> some(
            ceiling.count() / 2, ceiling.count());
        return std::chrono::milliseconds(some(m_random));
    }
    void reset() { m_delay = kFirst; }

private:
    std::chrono::milliseconds m_delay = kFirst;
    std::minstd_rand m_random{std::random_device{}()};
};

}  // namespace dibs::coupon
