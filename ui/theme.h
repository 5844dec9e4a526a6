// The one place that holds colours. Delegates, painted widgets and the style sheet read it.
#pragma once

#include "backend/console/status.h"

#include <QColor>

class QPalette;

namespace dibs::ui {

struct Theme {
    QColor base;
    QColor window;
    QColor line;
    QColor text;
    QColor muted;
    QColor accent;
    QColor good;
    QColor busy;
    QColor bad;
    QColor lost;
    bool highContrast = false;

    QColor of(console::Tone tone) const;

    /// Behind a selected row, and behind what is wrong: quiet enough for text on it.
    QColor selection() const;
    QColor alarm(console::Tone tone) const;

    /// The empty part of a bar. In high contrast it stands out from the ground too.
    QColor track() const;

    /// Words of what cannot be used. In high contrast they are told from all that can, as there the
    /// ground is the same and a quieter edge is not enough.
    QColor disabled() const;

    /// What a handle is moved along, and the handle of a scroll bar.
    QColor groove() const;

    /// The same without a sign of life, for figures that stopped.
    Theme greyed() const;

    bool operator==(const Theme&) const = default;
};

Theme lightTheme();
Theme darkTheme();
Theme highContrastTheme();

/// Dark where the desktop is dark: its window text is lighter than its window.
Theme themeFor(const QPalette& desktop);

/// Fusion, palette, fonts and style sheet of the whole application.
void apply(const Theme& theme);

}  // namespace dibs::ui
