// What is wrong right now, in words: the banner of the window and of the terminal.
#pragma once

#include "backend/console/status.h"

namespace dibs::console {

struct Problem {
    Status status;
    QString what;  // what happened and whom it touches
    QString whatToDo;

    bool operator==(const Problem&) const = default;
};

/// Gravest first: the log, the database, partitions by number, coupons for orders, the lock.
QList<Problem> problemsOf(const Snapshot& snapshot);

/// A figure that stopped must not look alive.
enum class Freshness { Fresh, Late, Frozen };

inline constexpr qint64 kLateAfterMs = 2'000;
inline constexpr qint64 kFrozenAfterMs = 5'000;

Freshness freshnessOf(qint64 ageMs);

/// "0.4 s ago", "late: 2.6 s ago", "frozen: 14 s ago", "frozen: 20:59".
Status statusOfAge(qint64 ageMs, qint64 nowMs);

/// Says so when the snapshot itself is too old to be believed.
Problem frozenProblem(qint64 ageMs, qint64 nowMs);

}  // namespace dibs::console
