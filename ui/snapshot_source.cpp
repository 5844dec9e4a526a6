#include "ui/snapshot_source.h"

#include <algorithm>

namespace dibs::ui {

SnapshotSource::SnapshotSource(const console::Console& console, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_clock(clock)
{
    m_timer.setInterval(kPullEvery);
    connect(&m_timer, &QTimer::timeout, this, &SnapshotSource::pull);
}

void SnapshotSource::start()
{
    m_timer.start();
    pull();
}

void SnapshotSource::pull()
{
    auto snapshot = m_console.snapshot();
    const bool taken = snapshot->takenAtMs != m_takenAtMs;
    m_pullsSinceTaken = taken ? 0 : m_pullsSinceTaken + 1;
    m_takenAtMs = snapshot->takenAtMs;

    if (snapshot != m_last) {
        m_last = std::move(snapshot);
        Q_EMIT updated(m_last);
    }
    if (m_takenAtMs > 0) Q_EMIT aged(m_takenAtMs, ageMs());
}

qint64 SnapshotSource::ageMs() const
{
    // A clock set back must not make a frozen figure look fresh, so our own ticks count too.
    const qint64 byTicks = m_pullsSinceTaken * m_timer.intervalAsDuration().count();
    return std::max({m_clock.nowMs() - m_takenAtMs, byTicks, qint64{0}});
}

}  // namespace dibs::ui
