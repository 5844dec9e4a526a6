// The type scale and the grid.
#pragma once

#include <QFont>

class QPainter;
class QTextLine;
class QRect;

namespace dibs::ui {

inline constexpr double kCaptionPt = 9;
inline constexpr double kBodyPt = 10;
inline constexpr double kTitlePt = 13;
inline constexpr double kNumberPt = 34;

/// Read from across the room.
inline constexpr double kWallCaptionPt = 15;
inline constexpr double kWallBodyPt = 18;
inline constexpr double kWallTitlePt = 22;
inline constexpr double kWallNumberPt = 102;

inline constexpr int kInside = 4;
inline constexpr int kBetween = 8;
inline constexpr int kAround = 16;
inline constexpr int kGroups = 24;
inline constexpr int kRowHeight = 28;
inline constexpr int kEmptyWidth = 640;  // of the words where a page has nothing to show

/// The desktop's own family.
QFont textFont(double pt, QFont::Weight weight = QFont::Normal);

/// For figures that change in place: all ten digits are equally wide, in the desktop's family if
/// it can, else in its fixed one.
QFont figureFont(double pt, QFont::Weight weight = QFont::Normal);

/// How high a line of the font is, and where in that height its letters stand: as Qt has it for
/// letters of the font itself.
int lineHeight(const QFont& font);
int baselineIn(int height, const QFont& font);

/// What letters from a higher font add to a line.
struct Excess {
    int above = 0;
    int below = 0;
};
Excess excessOf(const QFont& font, const QString& text);
Excess excessOf(const QFont& font, const QTextLine& line);

/// One line amid the area's height, cut with "…" where it is wider, on the same height whatever
/// fonts its letters come from: figures of one row stand on one line although some have a Korean
/// unit.
void drawOnLine(QPainter& painter, const QRect& area, int alignment, const QString& text);

}  // namespace dibs::ui
