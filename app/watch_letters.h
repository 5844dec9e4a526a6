// Records that did not decode, in a terminal: which, why, and their bytes. They are mended in the
// window or through the API.
#pragma once

#include "app/watch_text.h"
#include "backend/console/dead_letter.h"

namespace dibs::app {

struct WatchLetters {
    std::optional<console::LetterState> state = console::LetterState::Found;  // none: of all
    QList<console::DeadLetter> letters;
    bool more = false;  // than are listed
    bool reading = false;
    qint64 toldAtMs = 0;  // 0: nothing was read yet
    QString problem;  // empty: the last reading went well
    qint64 chosen = 0;  // by its number; none of them: the first
};

/// The row of the one chosen, -1 when there is none.
qsizetype chosenIn(const WatchLetters& letters);

/// At most `rows` lines: the list, and below it the one chosen.
QList<WatchLine> lettersPage(const WatchLetters& letters, int columns, int rows, qint64 nowMs);

}  // namespace dibs::app
