#include "ui/widgets/status_label.h"

#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/shapes.h"

#include <QEvent>
#include <QPainter>

namespace dibs::ui {

StatusLabel::StatusLabel(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFont(figureFont(kBodyPt));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void StatusLabel::setStatus(const console::Status& status)
{
    if (status == m_status) return;
    const QSize before = sizeHint();
    m_status = status;
    setAccessibleName(status.word);
    if (sizeHint() != before) updateGeometry();
    update();
}

void StatusLabel::reserve(const QString& widestWord)
{
    if (widestWord == m_widestWord) return;
    m_widestWord = widestWord;
    updateGeometry();
}

QSize StatusLabel::sizeHint() const
{
    const console::Status widest{m_status.shape, m_status.tone, m_widestWord};
    return {std::max(statusWidth(m_status, font()), statusWidth(widest, font())),
        std::max(kRowHeight, lineHeight(font()))};
}

void StatusLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateGeometry();
}

void StatusLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStatus(painter, contentsRect(), m_status, m_theme, font());
}

}  // namespace dibs::ui
