// How fast a counter grows, over the last moments.
#pragma once

#include <QtGlobal>

#include <deque>

namespace dibs::server {

/// Guarded by its owner.
class RateMeter
{
public:
    /// Long enough to be calm, short enough to see a change within three seconds.
    static constexpr qint64 kWindowMs = 2'000;

    /// Samples come in order of time.
    void add(qint64 atMs, qint64 count)
    {
        m_samples.push_back({atMs, count});
        while (m_samples.size() > 2 && m_samples[1].atMs <= atMs - kWindowMs) m_samples.pop_front();
    }

    /// Zero until there are two samples.
    double perSecond() const
    {
        if (m_samples.size() < 2) return 0;
        const qint64 elapsedMs = m_samples.back().atMs - m_samples.front().atMs;
        const qint64 grown = m_samples.back().count - m_samples.front().count;
        return elapsedMs > 0 ? static_cast<double>(grown) * 1'000 / static_cast<double>(elapsedMs)
                             : 0;
    }

private:
    struct Sample {
        qint64 atMs = 0;
        qint64 count = 0;
    };
    std::deque<Sample> m_samples;
};

}  // namespace dibs::server
