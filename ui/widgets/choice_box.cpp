#include "ui/widgets/choice_box.h"

#include "ui/type.h"

#include <QPainter>

namespace dibs::ui {

void ChoiceBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    constexpr double kHalf = 4;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text),
            1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip(width() - kBetween - kInside, height() / 2.0 + kHalf / 2);
    painter.drawPolyline(
        QPolygonF{tip + QPointF(-kHalf, -kHalf), tip, tip + QPointF(kHalf, -kHalf)});
}

}  // namespace dibs::ui
