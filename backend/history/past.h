// What is kept of a day: points for a curve, marks on it, and a whole snapshot behind each point.
#pragma once

#include "backend/console/events.h"

#include <chrono>

namespace dibs::history {

inline constexpr std::chrono::hours kKept{24};
inline constexpr std::chrono::seconds kEvery{10};
inline constexpr int kPointsMax = int(std::chrono::seconds(kKept).count() / kEvery.count());
inline constexpr int kEventsMax = 2'000;

struct Point {
    qint64 atMs = 0;
    float accepted = 0;  // per second
    float issued = 0;  // per second
    qint64 waiting = 0;

    bool operator==(const Point&) const = default;
};

struct Past {
    QList<Point> points;  // oldest first, at most kPointsMax
    QList<console::Event> events;  // oldest first, at most kEventsMax
    std::optional<console::Snapshot> last;  // of the points; some campaigns may be left out

    bool operator==(const Past&) const = default;
};

Point pointOf(const console::Snapshot& snapshot);

}  // namespace dibs::history
