// How figures are written, in the window and in a terminal alike: grouped, with units, and "—" for
// what is not known. Unknown is never 0.
#pragma once

#include <QString>

#include <optional>

namespace dibs::console {

inline constexpr QChar kUnknown = u'—';

QString count(qint64 value);
QString count(std::optional<qint64> value);

/// Per second, without the unit; one decimal below 10, where it matters.
QString rate(double perSecond);

/// "0.3 s", "14 s", "3 min 20 s", "2 h 5 min", "3 d 4 h".
QString duration(qint64 ms);
QString duration(std::optional<qint64> ms);

/// Where milliseconds matter: "25 ms", from a second on as duration().
QString waitTime(qint64 ms);

/// Local time to the millisecond, with the day when that is not today's: "12:00:03.120".
QString momentTime(qint64 epochMs, qint64 nowMs);

/// Local time, with the day when that is not today's: "12:00", "3 Mar 12:00".
QString clockTime(qint64 epochMs, qint64 nowMs);

/// Up to a minute, rounded, seconds are told; then the time of day says more.
inline constexpr qint64 kRelativeUpToMs = 59'500;

/// When something happened: "14 s ago" in its first minute, then "20:59".
QString pastTime(qint64 epochMs, qint64 nowMs);

/// How long something has been so: "for 14 s" in its first minute, then "since 20:59".
QString lastingTime(qint64 sinceMs, qint64 nowMs);

/// With seconds and zone, for those who ask: "2026-03-03 12:00:00 KST".
QString exactTime(qint64 epochMs);

}  // namespace dibs::console
