// How far a rehearsal is, in numbers that can be shown.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace dibs::rehearsal {

struct Progress {
    enum class Phase {
        Sending,  // of presses
        Deciding,  // until no accepted request waits
        Reading,  // of outcomes
    };

    Phase phase = Phase::Sending;
    qint64 done = 0;
    qint64 total = 0;
    qint64 accepted = 0;
    double perSecond = 0;  // lately
    std::chrono::milliseconds elapsed{0};  // since the rehearsal began
    std::optional<std::chrono::seconds> left;  // of this phase; none: cannot be said yet

    bool operator==(const Progress&) const = default;
};

/// Rounded down, so that 100 means done; nothing to do is done.
int percentOf(qint64 done, qint64 total);

/// Rounded up; none while nothing moves.
std::optional<std::chrono::seconds> timeLeft(qint64 remaining, double perSecond);

/// Turns counts into a Progress: the rate between two looks, the time left from the whole phase.
class ProgressMeter
{
public:
    using Duration = std::chrono::milliseconds;

    /// `elapsed` since the rehearsal began, and never less than the time before.
    Progress look(Progress::Phase phase, qint64 done, qint64 total, Duration elapsed);

private:
    struct Point {
        qint64 done = 0;
        Duration at{0};
    };
    static double rate(const Point& from, const Point& to);

    std::optional<Progress::Phase> m_phase;
    Point m_first;  // of the phase
    Point m_last;
};

}  // namespace dibs::rehearsal
