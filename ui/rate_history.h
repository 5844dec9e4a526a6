// The last five minutes of two rates for each of many things, second by second: what curves and
// sparklines draw. A second without a snapshot is a gap, not a zero.
#pragma once

#include "backend/console/snapshot.h"

#include <QHash>
#include <QList>

#include <array>

namespace dibs::ui {

/// Oldest first, one a second, kSeconds of them; NaN: not known.
struct RateCurves {
    QList<float> in;  // accepted/s; for a partition, appended
    QList<float> out;  // issued/s; for a partition, decided

    /// Anything above zero is known.
    bool hasMoved() const;
};

class RateHistory
{
public:
    static constexpr int kSeconds = 300;

    void take(const console::Snapshot& snapshot);

    RateCurves of(CouponId campaign) const { return curvesOf(m_campaigns, campaign.value); }
    RateCurves ofPartition(int partition) const { return curvesOf(m_partitions, partition); }

private:
    struct Track {
        std::array<float, kSeconds> in;
        std::array<float, kSeconds> out;
        qint64 lastSecond = -1;  // of a snapshot that named it

        Track();
    };
    using Tracks = QHash<qint64, Track>;

    void note(Tracks& tracks, qint64 key, double in, double out) const;
    void forget(Tracks& tracks) const;
    RateCurves curvesOf(const Tracks& tracks, qint64 key) const;

    static size_t slotOf(qint64 second) { return static_cast<size_t>(second % kSeconds); }

    Tracks m_campaigns;
    Tracks m_partitions;
    qint64 m_newest = 0;
};

}  // namespace dibs::ui
