#include "backend/common/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dibs {

void Histogram::record(Duration value)
{
    const auto micros = static_cast<quint64>(std::max<qint64>(value.count(), 0));
    ++m_buckets[bucketOf(micros)];
    ++m_count;
    m_max = std::max(m_max, value);
}

void Histogram::add(const Histogram& other)
{
    for (size_t i = 0; i < kBucketCount; ++i) m_buckets[i] += other.m_buckets[i];
    m_count += other.m_count;
    m_max = std::max(m_max, other.m_max);
}

Histogram::Duration Histogram::quantile(double fraction) const
{
    if (m_count == 0) return Duration{0};
    const double rank = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(m_count);
    const auto wanted = std::max<quint64>(1, static_cast<quint64>(std::ceil(rank)));
    quint64 seen = 0;
    for (size_t i = 0; i < kBucketCount; ++i) {
        seen += m_buckets[i];
        if (seen >= wanted) return std::min(Duration(static_cast<qint64>(upperEdge(i))), m_max);
    }
    return m_max;
}

size_t Histogram::bucketOf(quint64 micros)
{
    // Below 32 µs each value has its own bucket; above, the top five bits after the leading one
    // choose.
    if (micros < (1U << kSubBits)) return micros;
    const int shift = static_cast<int>(std::bit_width(micros)) - 1 - kSubBits;
    return (static_cast<size_t>(shift) << kSubBits) + (micros >> shift);
}

quint64 Histogram::upperEdge(size_t bucket)
{
    if (bucket < (2U << kSubBits)) return bucket;
    const size_t shift = (bucket >> kSubBits) - 1;
    const quint64 mantissa = (bucket & ((1U << kSubBits) - 1)) | (1U << kSubBits);
    return ((mantissa + 1) << shift) - 1;
}

}  // namespace dibs
