#include "ui/widgets/shapes.h"

#include "ui/theme.h"
#include "ui/type.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr int kShapeGap = 6;

/// As tall as the letters beside it, where those are large.
int shapeSize(const QFont& font)
{
    return std::max(kShapeSize, QFontMetrics(font).capHeight());
}

void paintTriangle(QPainter& painter, const QRectF& box)
{
    painter.drawPolygon(
        QPolygonF{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
}

void paintDiamond(QPainter& painter, const QRectF& box)
{
    painter.drawPolygon(
        QPolygonF{QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()),
            QPointF(box.center().x(), box.bottom()), QPointF(box.left(), box.center().y())});
}

void paintDots(QPainter& painter, const QRectF& box)
{
    const double radius = box.width() * 0.13;
    for (const double at : {box.left() + radius, box.center().x(), box.right() - radius})
        painter.drawEllipse(QPointF(at, box.center().y()), radius, radius);
}

void paintClock(QPainter& painter, const QRectF& box)
{
    painter.drawEllipse(box);
    painter.drawPolyline(QPolygonF{QPointF(box.center().x(), box.top() + box.height() * 0.22),
        box.center(), QPointF(box.right() - box.width() * 0.24, box.center().y())});
}

void paintTick(QPainter& painter, const QRectF& box)
{
    painter.drawPolyline(QPolygonF{QPointF(box.left(), box.center().y()),
        QPointF(box.left() + box.width() * 0.36, box.bottom() - box.height() * 0.1),
        QPointF(box.right(), box.top() + box.height() * 0.08)});
}

}  // namespace

void paintShape(QPainter& painter, const QRectF& box, console::Shape shape, const QColor& colour)
{
    // Solid shapes fill a little less than the box, so that all look equally large.
    const QRectF solid = box.adjusted(1, 1, -1, -1);
    const QRectF outline = box.adjusted(1.75, 1.75, -1.75, -1.75);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen line(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const auto fill = [&] { painter.setPen(Qt::NoPen), painter.setBrush(colour); };
    const auto stroke = [&] { painter.setPen(line), painter.setBrush(Qt::NoBrush); };

    switch (shape) {
    case console::Shape::Disc: fill(), painter.drawEllipse(solid); break;
    case console::Shape::HalfDisc:
        stroke(), painter.drawEllipse(outline);
        fill(), painter.drawPie(outline, 90 * 16, 180 * 16);
        break;
    case console::Shape::Triangle: fill(), paintTriangle(painter, solid); break;
    case console::Shape::Square:
        fill(), painter.drawRect(solid.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case console::Shape::Ring: stroke(), painter.drawEllipse(outline); break;
    case console::Shape::Cross:
        stroke(), painter.drawLine(outline.topLeft(), outline.bottomRight());
        painter.drawLine(outline.topRight(), outline.bottomLeft());
        break;
    case console::Shape::Bars:
        fill(), painter.drawRect(QRectF(box.left() + 2.5, box.top() + 2, 2.5, box.height() - 4));
        painter.drawRect(QRectF(box.right() - 5, box.top() + 2, 2.5, box.height() - 4));
        break;
    case console::Shape::Clock: stroke(), paintClock(painter, outline); break;
    case console::Shape::Tick: stroke(), paintTick(painter, outline); break;
    case console::Shape::Dash:
        stroke(),
            painter.drawLine(QPointF(outline.left(), box.center().y()),
                QPointF(outline.right(), box.center().y()));
        break;
    case console::Shape::Dots: fill(), paintDots(painter, solid); break;
    case console::Shape::Empty:
        stroke(), painter.drawEllipse(outline);
        painter.drawLine(solid.bottomLeft(), solid.topRight());
        break;
    case console::Shape::Equals:
        stroke();
        for (const double part : {0.32, 0.68})
            painter.drawLine(QPointF(outline.left(), box.top() + box.height() * part),
                QPointF(outline.right(), box.top() + box.height() * part));
        break;
    case console::Shape::Diamond: fill(), paintDiamond(painter, box); break;
    }
    painter.restore();
}

void paintStatus(QPainter& painter, const QRect& area, const console::Status& status,
    const Theme& theme, const QFont& font)
{
    const QColor colour = theme.of(status.tone);
    const int size = shapeSize(font);
    const QRectF box(area.left(), area.top() + (area.height() - size) / 2.0, size, size);
    paintShape(painter, box, status.shape, colour);

    const QRect words = area.adjusted(size + kShapeGap, 0, 0, 0);
    painter.save();
    painter.setFont(font);
    painter.setPen(colour);
    drawOnLine(painter, words, Qt::AlignLeft, status.word);
    painter.restore();
}

int statusWidth(const console::Status& status, const QFont& font)
{
    return shapeSize(font) + kShapeGap + QFontMetrics(font).horizontalAdvance(status.word) + 1;
}

}  // namespace dibs::ui
