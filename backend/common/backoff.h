// How long to wait before the next try.
#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace dibs {

/// Doubles from try to try up to a limit, with "full jitter" (a random part of the delay), so that
/// many who failed together do not come back together
/// (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
class Backoff
{
public:
    static constexpr auto kFirst = std::chrono::milliseconds(50);
    static constexpr auto kLongest = std::chrono::milliseconds(2'000);

    explicit Backoff(
        std::chrono::milliseconds first = kFirst, std::chrono::milliseconds longest = kLongest)
        : m_first(first)
        , m_longest(longest)
    {
    }

    std::chrono::milliseconds next()
    {
        const auto ceiling = m_delay;
        m_delay = std::min(m_delay * 2, m_longest);
        std::uniform_int_distribution<std::chrono::milliseconds::rep> some(
            ceiling.count() / 2, ceiling.count());
        return std::chrono::milliseconds(some(m_random));
    }
    void reset() { m_delay = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_delay = m_first;
    std::minstd_rand m_random{std::random_device{}()};
};

}  // namespace dibs
