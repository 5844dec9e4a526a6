// Turns decided batches into the live feed at a bounded cost, whatever the load.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/feed.h"
#include "backend/coupon/repository/batch_outcome.h"

#include <array>
#include <deque>
#include <mutex>

namespace dibs::server {

/// Any thread. The consumer shows it each batch after the commit; at 100,000 decided requests a
/// second it looks at 50 of them.
class FeedSampler
{
public:
    explicit FeedSampler(const Clock& clock);

    void see(const coupon::BatchOutcome& batch);
    console::Feed feed() const;

private:
    /// Of one tenth of a second.
    struct Tenth {
        qint64 number = -1;  // of tenths since the epoch
        qint64 rows = 0;
        qint64 decided = 0;
    };

    qint64 allowance(qint64 nowMs);
    Tenth& tenthAt(qint64 nowMs);

    const Clock& m_clock;
    mutable std::mutex m_mutex;  // all below
    std::deque<console::FeedRow> m_rows;
    std::array<Tenth, 10> m_tenths;
    quint64 m_lastSerial = 0;
    // Rows that may be made: they grow with time, up to those of one second.
    double m_allowed = console::kFeedPerSecondMax;
    qint64 m_allowedAtMs;
};

}  // namespace dibs::server
