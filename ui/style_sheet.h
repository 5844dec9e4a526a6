// The few things a palette cannot say, as a style sheet of the theme's colours.
#pragma once

#include <QString>

class QWidget;

namespace dibs::ui {

struct Theme;

QString styleSheet(const Theme& theme);

/// Marks a widget for the style sheet: "card", "muted", "caption", "title", "bad", …
void setRole(QWidget& widget, const char* role);

}  // namespace dibs::ui
