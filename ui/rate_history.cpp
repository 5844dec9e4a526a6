#include "ui/rate_history.h"

#include <algorithm>
#include <limits>

namespace dibs::ui {

namespace {

constexpr float kNotKnown = std::numeric_limits<float>::quiet_NaN();

}  // namespace

bool RateCurves::hasMoved() const
{
    const auto moved = [](float value) { return value > 0; };  // what is not known is not
    return std::any_of(in.cbegin(), in.cend(), moved)
        || std::any_of(out.cbegin(), out.cend(), moved);
}

RateHistory::Track::Track()
{
    in.fill(kNotKnown);
    out.fill(kNotKnown);
}

void RateHistory::take(const console::Snapshot& snapshot)
{
    const qint64 second = snapshot.takenAtMs / 1'000;
    // A clock set back: what is known cannot be put in order with what comes.
    if (second <= 0 || second < m_newest) {
        m_campaigns.clear();
        m_partitions.clear();
    }
    m_newest = second;
    for (const console::CampaignSnapshot& each : snapshot.campaigns)
        note(m_campaigns, each.couponId.value, each.acceptedPerSecond, each.issuedPerSecond);
    for (const console::PartitionSnapshot& each : snapshot.partitions)
        note(m_partitions, each.partition, each.inPerSecond, each.outPerSecond);
    forget(m_campaigns);
    forget(m_partitions);
}

void RateHistory::note(Tracks& tracks, qint64 key, double in, double out) const
{
    Track& track = tracks[key];
    // Where a snapshot did not name it, the slot holds a value of five minutes before.
    const qint64 first = std::max(track.lastSecond + 1, m_newest - kSeconds + 1);
    for (qint64 missed = first; missed < m_newest; ++missed)
        track.in[slotOf(missed)] = track.out[slotOf(missed)] = kNotKnown;
    track.lastSecond = m_newest;
    track.in[slotOf(m_newest)] = static_cast<float>(in);
    track.out[slotOf(m_newest)] = static_cast<float>(out);
}

void RateHistory::forget(Tracks& tracks) const
{
    tracks.removeIf([this](const std::pair<const qint64&, Track&>& each) {
        return each.second.lastSecond <= m_newest - kSeconds;
    });
}

RateCurves RateHistory::curvesOf(const Tracks& tracks, qint64 key) const
{
    RateCurves curves{QList<float>(kSeconds, kNotKnown), QList<float>(kSeconds, kNotKnown)};
    const auto found = tracks.constFind(key);
    if (found == tracks.cend()) return curves;
    for (int at = 0; at < kSeconds; ++at) {
        const qint64 second = m_newest - kSeconds + 1 + at;
        if (second <= 0 || second > found->lastSecond) continue;
        curves.in[at] = found->in[slotOf(second)];
        curves.out[at] = found->out[slotOf(second)];
    }
    return curves;
}

}  // namespace dibs::ui
