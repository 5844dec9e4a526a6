// Shapes of states, drawn rather than typed: fonts disagree on how large ● and ◷ are.
#pragma once

#include "backend/console/status.h"

#include <QFont>
#include <QRect>

class QColor;
class QPainter;

namespace dibs::ui {

struct Theme;

inline constexpr int kShapeSize = 12;

void paintShape(QPainter& painter, const QRectF& box, console::Shape shape, const QColor& colour);

/// Shape and word side by side in the colour of the tone, word elided if it must be.
void paintStatus(QPainter& painter, const QRect& area, const console::Status& status,
    const Theme& theme, const QFont& font);

/// What paintStatus() needs to write the word in full.
int statusWidth(const console::Status& status, const QFont& font);

}  // namespace dibs::ui
