#include "ui/line_style.h"

#include "ui/type.h"

#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace dibs::ui {

namespace {

/// How much lower it has to be drawn than Qt would.
double dropOf(const QFont& font, const QRect& area, int flags, const QString& text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid()) return 0;
    const QFontMetricsF own(font);
    if (flags & Qt::AlignBottom) return line.descent() - qRound(own.descent());
    if (!(flags & Qt::AlignVCenter)) return qRound(own.ascent()) - line.ascent();
    const double drawn = (area.height() + line.ascent() - line.descent()) / 2;
    return baselineIn(area.height(), font) - drawn;
}

/// A field lays its line by how high its words are, and draws it from its font's own height; what
/// it asks for while it is empty it draws as a label does.
int dropOf(const QLineEdit& field)
{
    const bool empty = field.displayText().isEmpty();
    const QString words = empty ? field.placeholderText() : field.displayText();
    const QFontMetrics metrics(field.font());
    const int higher = metrics.boundingRect(words).height() - metrics.height();
    return std::max(0, higher) / 2 - (empty ? excessOf(field.font(), words).above : 0);
}

void stand(QLineEdit& field)
{
    const int drop = dropOf(field);
    const QMargins margins = field.textMargins();
    if (margins.top() != drop) field.setTextMargins(margins.left(), drop, margins.right(), -drop);
}

}  // namespace

LineStyle::LineStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void LineStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    auto* field = qobject_cast<QLineEdit*>(widget);
    if (!field) return;
    stand(*field);
    disconnect(field, nullptr, this, nullptr);
    connect(field, &QLineEdit::textChanged, this, [field] { stand(*field); });
}

void LineStyle::drawItemText(QPainter* painter, const QRect& area, int flags,
    const QPalette& palette, bool enabled, const QString& text, QPalette::ColorRole role) const
{
    const bool wraps = (flags & Qt::TextWordWrap)
        && painter->fontMetrics().horizontalAdvance(text) > area.width();
    const bool oneLine = !wraps && !text.contains(u'\n');
    const double lower = oneLine ? dropOf(painter->font(), area, flags, text) : 0;
    painter->translate(0, lower);
    QProxyStyle::drawItemText(painter, area, flags, palette, enabled, text, role);
    painter->translate(0, -lower);
}

}  // namespace dibs::ui
