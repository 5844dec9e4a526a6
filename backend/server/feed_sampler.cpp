#include "backend/server/feed_sampler.h"

#include "backend/server/console_values.h"

namespace dibs::server {

FeedSampler::FeedSampler(const Clock& clock)
    : m_clock(clock)
    , m_allowedAtMs(clock.nowMs())
{
}

void FeedSampler::see(const coupon::BatchOutcome& batch)
{
    const auto decided = static_cast<qint64>(batch.decisions.size());
    if (decided == 0) return;
    const qint64 nowMs = m_clock.nowMs();
    const std::lock_guard lock(m_mutex);
    const qint64 rows = std::min(decided, allowance(nowMs));
    m_allowed -= static_cast<double>(rows);
    Tenth& tenth = tenthAt(nowMs);
    tenth.rows += rows;
    tenth.decided += decided;
    // Evenly over the batch: its first would always be of the same few campaigns.
    for (qint64 row = 0; row < rows; ++row) {
        const auto index = static_cast<size_t>(row * decided / rows);
        m_rows.push_back(feedRowFrom(batch.decisions[index], batch.decidedAtMs));
        m_rows.back().serial = ++m_lastSerial;
    }
    while (m_rows.size() > console::kFeedRowsMax) m_rows.pop_front();
}

console::Feed FeedSampler::feed() const
{
    const qint64 now = m_clock.nowMs() / 100;
    const std::lock_guard lock(m_mutex);
    console::Feed feed{.rows = QList<console::FeedRow>(m_rows.cbegin(), m_rows.cend())};
    for (const Tenth& tenth : m_tenths) {
        if (tenth.number <= now - static_cast<qint64>(m_tenths.size())) continue;
        feed.rowsInSample += tenth.rows;
        feed.decidedInSample += tenth.decided;
    }
    return feed;
}

qint64 FeedSampler::allowance(qint64 nowMs)
{
    constexpr double kPerMs = console::kFeedPerSecondMax / 1'000.0;
    // A clock that was set back gives nothing and takes nothing.
    const auto elapsedMs = static_cast<double>(std::max<qint64>(0, nowMs - m_allowedAtMs));
    m_allowedAtMs = nowMs;
    m_allowed = std::min<double>(console::kFeedPerSecondMax, m_allowed + elapsedMs * kPerMs);
    return static_cast<qint64>(m_allowed);
}

FeedSampler::Tenth& FeedSampler::tenthAt(qint64 nowMs)
{
    const qint64 number = nowMs / 100;
    Tenth& tenth = m_tenths[static_cast<size_t>(number) % m_tenths.size()];
    if (tenth.number != number) tenth = {.number = number};
    return tenth;
}

}  // namespace dibs::server
