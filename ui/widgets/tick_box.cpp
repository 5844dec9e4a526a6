#include "ui/widgets/tick_box.h"

#include "ui/widgets/shapes.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace dibs::ui {

void TickBox::paintEvent(QPaintEvent* event)
{
    QCheckBox::paintEvent(event);
    if (!isChecked()) return;
    constexpr int kRoom = 2;
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRectF box = style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this);
    QPainter painter(this);
    paintShape(painter, box.adjusted(kRoom, kRoom, -kRoom, -kRoom), console::Shape::Tick,
        palette().color(isEnabled() ? QPalette::Base : QPalette::WindowText));
}

}  // namespace dibs::ui
