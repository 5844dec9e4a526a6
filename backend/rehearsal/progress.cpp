#include "backend/rehearsal/progress.h"

#include <algorithm>
#include <cmath>

namespace dibs::rehearsal {

int percentOf(qint64 done, qint64 total)
{
    if (total <= 0) return 100;
    return static_cast<int>(std::clamp<qint64>(done, 0, total) * 100 / total);
}

std::optional<std::chrono::seconds> timeLeft(qint64 remaining, double perSecond)
{
    constexpr double kSecondsMax = 100.0 * 24 * 3600;  // more than that is no information
    if (remaining <= 0) return std::chrono::seconds(0);
    if (!(perSecond > 0)) return std::nullopt;
    const double seconds = std::ceil(static_cast<double>(remaining) / perSecond);
    if (seconds > kSecondsMax) return std::nullopt;
    return std::chrono::seconds(static_cast<qint64>(seconds));
}

Progress ProgressMeter::look(Progress::Phase phase, qint64 done, qint64 total, Duration elapsed)
{
    const Point now{.done = done, .at = elapsed};
    if (m_phase != phase) {
        m_phase = phase;
        m_first = m_last = now;
    }
    Progress progress{
        .phase = phase,
        .done = done,
        .total = total,
        .accepted = 0,
        .perSecond = rate(m_last, now),
        .elapsed = elapsed,
        .left = timeLeft(total - done, rate(m_first, now)),
    };
    m_last = now;
    return progress;
}

double ProgressMeter::rate(const Point& from, const Point& to)
{
    const std::chrono::duration<double> seconds = to.at - from.at;
    if (seconds.count() <= 0) return 0;
    return std::max(0.0, static_cast<double>(to.done - from.done) / seconds.count());
}

}  // namespace dibs::rehearsal
