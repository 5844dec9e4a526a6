// Lines for a terminal: pieces of text with their tones, measured in cells.
#pragma once

#include "backend/console/status.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

#include <optional>

namespace dibs::app {

/// The words of the terminal alone; those it shares with the window are in backend/console.
struct Watch {
    Q_DECLARE_TR_FUNCTIONS(Watch)
};

struct WatchSpan {
    QString text;
    std::optional<console::Tone> tone;  // none: the terminal's own colour
    bool bold = false;
    bool onlyShape = false;  // the first letter has the tone, the words after it have none
};

using WatchLine = QList<WatchSpan>;

/// What is wrong begins so, one below the other: "■ does not work  ".
inline constexpr int kTroubleCells = 17;

/// Cells on a terminal: Korean letters take two.
int cellsOf(const QString& text);
/// Cut with "…" or filled with blanks to that width.
QString fitted(const QString& text, int cells, Qt::AlignmentFlag side = Qt::AlignLeft);
/// A figure that ends where its column does.
QString right(const QString& text, int cells);
/// Broken between words, none wider than `cells`; at most `most` of them, the last cut with "…".
QStringList wrapped(const QString& text, int cells, qsizetype most);

WatchSpan muted(const QString& text);
/// Shape and word. Only the shape is coloured: which colours can be read as words on a terminal,
/// its owner alone knows. Where a width is given, exactly so wide.
WatchSpan statusSpan(const console::Status& status, int cells = 0);

/// From the left, in eighths of a cell.
QString bar(double share, int cells);
/// The newest at the right, each against the largest.
QString sparkline(const QList<double>& values, int cells);

QString plainText(const WatchLine& line);
/// Cut where the terminal ends.
WatchLine cut(const WatchLine& line, int columns);

}  // namespace dibs::app
