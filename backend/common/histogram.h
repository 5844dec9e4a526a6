// Latencies at a fixed cost: counts in buckets whose width grows with the value.
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>

namespace dibs {

/// Keeps durations from 1 µs to over an hour with an error of at most 1/32 (3 %), as HdrHistogram
/// does (http://hdrhistogram.org): 32 buckets for each doubling. Not thread-safe: one a thread,
/// then add().
class Histogram
{
public:
    using Duration = std::chrono::microseconds;

    void record(Duration value);
    void add(const Histogram& other);

    quint64 count() const { return m_count; }
    Duration max() const { return m_max; }

    /// The upper edge of the bucket in which the `fraction` (0 … 1) of all values is reached, never
    /// more than max(); zero when nothing was recorded.
    Duration quantile(double fraction) const;

private:
    static constexpr int kSubBits = 5;
    static constexpr size_t kBucketCount = size_t{64 - kSubBits + 1} << kSubBits;

    static size_t bucketOf(quint64 micros);
    static quint64 upperEdge(size_t bucket);

    std::array<quint64, kBucketCount> m_buckets{};
    quint64 m_count = 0;
    Duration m_max{0};
};

}  // namespace dibs
