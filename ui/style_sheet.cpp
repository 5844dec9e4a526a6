#include "ui/style_sheet.h"

#include "ui/theme.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace dibs::ui {

namespace {

constexpr auto kTemplate = R"(
*[role="card"] { background: %base; border: 1px solid %line; border-radius: 6px; }
*[role="strip"] { background: %base; border: none; border-bottom: 1px solid %line; }
*[role="banner-bad"] { background: %alarm-bad; border: none; border-bottom: 1px solid %line; }
*[role="banner-busy"] { background: %alarm-busy; border: none; border-bottom: 1px solid %line; }
*[role="banner-lost"] { background: %alarm-lost; border: none; border-bottom: 1px solid %line; }
*[role="past"] { background: %selection; border: 1px solid %accent; border-radius: 6px; }
*[role="code"] { background: %window; border: 1px solid %line; border-radius: 6px;
    padding: 8px; }
QLabel, QLineEdit, QAbstractSpinBox, QPlainTextEdit { selection-background-color: %accent;
    selection-color: %base; }
QLabel[role="muted"] { color: %muted; }
QLabel[role="bad"] { color: %bad; }
QLabel[role="ribbon"] { color: %muted; border: 1px solid %line; border-radius: 4px; padding: 2px 8px; }
QLabel[role="production"] { color: %base; background: %bad; border-radius: 4px; padding: 4px 8px 2px; }
QToolTip { color: %text; background: %base; border: 1px solid %line; padding: 4px; }
QMenuBar { background: %base; border: none; padding: 0 8px; }
QMenuBar::item { background: transparent; padding: 6px 8px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: %selection; color: %text; }
QMenu { background: %base; border: 1px solid %line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: %selection; color: %text; }
QMenu::item:disabled { color: %disabled; }
QMenu::separator { background: %line; height: 1px; margin: 4px; }
QStatusBar { background: %base; border: none; border-top: 1px solid %line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: %line; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; }
QListView, QTableView { background: %base; border: none; outline: none; }
QTableView { background: %window; }
QHeaderView { background: %window; border: none; }
QHeaderView::section { background: %window; color: %muted; border: none;
    border-bottom: 1px solid %line; padding: 0 8px; }
QTableCornerButton::section { background: %window; border: none; }
QPushButton, QToolButton { background: %base; color: %text; border: 1px solid %line;
    border-radius: 4px; padding: 4px 12px; min-height: 18px; max-height: 18px; }
QPushButton:hover, QToolButton:hover { border-color: %muted; }
QPushButton:pressed, QToolButton:pressed { background: %selection; }
QPushButton:focus, QToolButton:focus { border-color: %accent; }
QPushButton:disabled, QToolButton:disabled { color: %disabled; background: %window;
    border-color: %track; }
QToolButton:checked { background: %selection; border-color: %accent; }
QToolButton { padding: 3px 12px; min-height: 20px; max-height: 20px; }
QFileDialog QToolButton { padding: 4px; }
QFileDialog QSplitter::handle { background: transparent; }
QFileDialog #sidebar, QFileDialog #treeView, QFileDialog #listView { background: %base;
    border: 1px solid %line; border-radius: 4px; }
QFileDialog #sidebar { min-width: 108px; }
QFileDialog QHeaderView { background: %base; border-bottom: 1px solid %line; }
QFileDialog QHeaderView::section { background: %base; border: none; padding: 4px 8px; }
QFileDialog QComboBox::down-arrow { width: 0; height: 0; border-left: 4px solid %base;
    border-right: 4px solid %base; border-top: 5px solid %text; }
QToolButton[role="tab"] { background: transparent; color: %muted; border: none; border-radius: 0;
    border-bottom: 2px solid transparent; padding: 5px 8px 3px; min-height: 20px;
    max-height: 40px; }
QToolButton[role="tab"]:hover { color: %text; }
QToolButton[role="tab"]:focus { color: %text; border-bottom: 2px dotted %accent; }
QToolButton[role="tab"]:checked { color: %text; border-bottom: 2px solid %accent; }
QToolButton[role="tab"]:checked:focus { color: %accent; }
QComboBox, QDateTimeEdit, QSpinBox { background: %base; color: %text; border: 1px solid %line;
    border-radius: 4px; padding: 2px 8px; min-height: 22px; max-height: 22px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 20px; }
QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus { border-color: %accent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; height: 0; border: none; }
QListWidget::item:selected { background: %selection; color: %text; }
QLineEdit { background: %base; border: 1px solid %line; border-radius: 4px; padding: 4px 8px;
    min-height: 18px; max-height: 18px; }
QLineEdit:focus { border-color: %accent; }
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled { color: %disabled;
    background: %window; border-color: %track; }
QCheckBox::indicator { width: 12px; height: 12px; background: %base; border: 1px solid %muted;
    border-radius: 3px; }
QCheckBox::indicator:checked { background: %accent; border-color: %accent; }
QCheckBox::indicator:focus { border: 2px solid %accent; width: 10px; height: 10px; }
QCheckBox::indicator:checked:focus { border-color: %text; }
QCheckBox::indicator:disabled { background: %window; border: 1px dotted %disabled; }
QPlainTextEdit { background: %base; border: 1px solid %line; border-radius: 4px;
    padding: 3px 8px; }
*[role="bytes"] { background: %base; border: 1px solid %line; border-radius: 4px;
    padding: 6px; }
QPlainTextEdit:focus { border-color: %accent; }
QSlider::groove:horizontal { background: %groove; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: %muted; width: 12px; margin: -5px 0; border-radius: 6px;
    border: 1px solid %base; }
QSlider::handle:horizontal:focus { background: %accent; }
QScrollBar:vertical { background: transparent; width: 8px; }
QScrollBar::handle:vertical { background: %groove; border-radius: 4px; min-height: 28px; }
QScrollBar[role="beside"]:vertical { width: 12px; padding-left: 4px; }
QScrollBar:horizontal { background: transparent; height: 8px; }
QScrollBar::handle:horizontal { background: %groove; border-radius: 4px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

/// Where all edges are bright, the one that has the keyboard is the thick one; what is inside stays
/// where it is.
constexpr auto kThickFocus = R"(
QPushButton:focus { border: 2px solid %accent; padding: 3px 11px; }
QToolButton:focus { border: 2px solid %accent; padding: 2px 11px; }
QToolButton[role="tab"]:focus { border: none; border-bottom: 2px dotted %accent;
    padding: 5px 8px 3px; }
QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus { border: 2px solid %accent; padding: 1px 7px; }
QLineEdit:focus { border: 2px solid %accent; padding: 3px 7px; }
QPlainTextEdit:focus { border: 2px solid %accent; padding: 2px 7px; }
)";

}  // namespace

QString styleSheet(const Theme& theme)
{
    QString sheet = QString::fromLatin1(kTemplate);
    if (theme.highContrast) sheet += QString::fromLatin1(kThickFocus);
    const std::pair<const char*, QColor> names[]{{"%base", theme.base}, {"%window", theme.window},
        {"%line", theme.line}, {"%text", theme.text}, {"%muted", theme.muted},
        {"%accent", theme.accent}, {"%bad", theme.bad},
        {"%alarm-bad", theme.alarm(console::Tone::Bad)},
        {"%alarm-busy", theme.alarm(console::Tone::Busy)},
        {"%alarm-lost", theme.alarm(console::Tone::Lost)}, {"%selection", theme.selection()},
        {"%track", theme.track()}, {"%disabled", theme.disabled()}, {"%groove", theme.groove()}};
    for (const auto& [name, colour] : names) sheet.replace(QLatin1StringView(name), colour.name());
    return sheet;
}

void setRole(QWidget& widget, const char* role)
{
    const QString next = QString::fromLatin1(role);
    if (widget.property("role").toString() == next) return;
    widget.setProperty("role", next);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

}  // namespace dibs::ui
