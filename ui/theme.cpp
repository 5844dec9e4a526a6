#include "ui/theme.h"

#include "ui/line_style.h"
#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QApplication>
#include <QPalette>

namespace dibs::ui {

namespace {

QColor mixed(const QColor& under, const QColor& over, float share)
{
    const auto channel = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(channel(under.redF(), over.redF()),
        channel(under.greenF(), over.greenF()), channel(under.blueF(), over.blueF()));
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.base);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.window);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.bad);
    palette.setColor(QPalette::ToolTipBase, theme.base);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Highlight, theme.selection());
    palette.setColor(QPalette::HighlightedText, theme.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.disabled());
    return palette;
}

}  // namespace

QColor Theme::of(console::Tone tone) const
{
    switch (tone) {
    case console::Tone::Muted: return muted;
    case console::Tone::Good: return good;
    case console::Tone::Accent: return accent;
    case console::Tone::Busy: return busy;
    case console::Tone::Bad: return bad;
    case console::Tone::Lost: return lost;
    }
    Q_UNREACHABLE();
}

QColor Theme::selection() const
{
    return mixed(base, accent, highContrast ? 0.30F : 0.10F);
}

QColor Theme::alarm(console::Tone tone) const
{
    return mixed(base, of(tone), 0.08F);
}

QColor Theme::track() const
{
    return mixed(base, text, highContrast ? 0.38F : 0.14F);
}

QColor Theme::groove() const
{
    return highContrast ? track() : line;
}

QColor Theme::disabled() const
{
    return highContrast ? mixed(base, text, 0.53F) : muted;
}

Theme Theme::greyed() const
{
    Theme grey = *this;
    for (QColor* colour : {&grey.text, &grey.accent, &grey.good, &grey.busy, &grey.bad, &grey.lost})
        *colour = muted;
    return grey;
}

Theme lightTheme()
{
    return {.base = 0xFFFFFF,
        .window = 0xF6F7F9,
        .line = 0xDDE1E6,
        .text = 0x1B1F24,
        .muted = 0x5B6470,
        .accent = 0x0B63B5,
        .good = 0x0A7A5A,
        .busy = 0x8A5A00,
        .bad = 0xB3261E,
        .lost = 0x7B3FA0};
}

Theme darkTheme()
{
    return {.base = 0x15181C,
        .window = 0x1C2025,
        .line = 0x343A42,
        .text = 0xE8EBEE,
        .muted = 0x9AA4B0,
        .accent = 0x6FB3F2,
        .good = 0x4CC79A,
        .busy = 0xE5B04A,
        .bad = 0xF28B82,
        .lost = 0xC79BE8};
}

Theme highContrastTheme()
{
    return {.base = Qt::black,
        .window = Qt::black,
        .line = 0xFFFFFF,
        .text = 0xFFFFFF,
        .muted = 0xE0E0E0,
        .accent = 0x7CC4FF,
        .good = 0x5CFFB8,
        .busy = 0xFFD84A,
        .bad = 0xFF9A90,
        .lost = 0xE3B8FF,
        .highContrast = true};
}

Theme themeFor(const QPalette& desktop)
{
    const bool dark = desktop.color(QPalette::WindowText).lightness()
        > desktop.color(QPalette::Window).lightness();
    return dark ? darkTheme() : lightTheme();
}

void apply(const Theme& theme)
{
    QApplication::setStyle(new LineStyle);
    QApplication::setPalette(paletteOf(theme));
    QApplication::setFont(textFont(kBodyPt));
    qApp->setStyleSheet(styleSheet(theme));
}

}  // namespace dibs::ui
