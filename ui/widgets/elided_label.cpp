#include "ui/widgets/elided_label.h"

#include "ui/type.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace dibs::ui {

QString elidedParts(const QString& words, const QFontMetrics& metrics, int width)
{
    if (metrics.horizontalAdvance(words) <= width) return words;
    for (qsizetype end = words.size(); (end = words.lastIndexOf(u" · ", end - 1)) > 0;) {
        const QString parts = words.left(end) + QStringLiteral(" …");
        if (metrics.horizontalAdvance(parts) <= width) return parts;
    }
    return metrics.elidedText(words, Qt::ElideRight, width);
}

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {QLabel::sizeHint().width(), lineHeight(font()) + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'…'), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int room = contentsRect().width();
    const QString shown = m_elide == Qt::ElideRight
        ? elidedParts(text(), fontMetrics(), room)
        : fontMetrics().elidedText(text(), m_elide, room);
    if (toolTip() != (shown == text() ? QString() : text()))
        setToolTip(shown == text() ? QString() : text());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(),
        isEnabled(), shown, foregroundRole());
}

}  // namespace dibs::ui
