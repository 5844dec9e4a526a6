// What is wrong right now, in a terminal: all of it where there is room, else the gravest, the
// words of the others, and the key that opens the page of all.
#pragma once

#include "app/watch_text.h"
#include "backend/console/console.h"
#include "backend/console/problems.h"

namespace dibs::app {

/// Gravest first, as the window has them. Where dead letters are shown, nobody is sent there.
QList<console::Problem> problemsNow(
    const console::Console& console, bool lettersShown, qint64 nowMs);

/// "healthy", or how many there are.
console::Status wellbeing(const QList<console::Problem>& problems);

/// Above each page, with a line left free below them; none where all is healthy.
QList<WatchLine> problemLines(const QList<console::Problem>& problems, int columns, int rows);

/// A page of its own, at most `rows` lines: whole problems from the `first` one on.
QList<WatchLine> problemsPage(
    const QList<console::Problem>& problems, qsizetype first, int columns, int rows);

}  // namespace dibs::app
