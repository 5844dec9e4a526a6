#include "ui/widgets/past_chart.h"

#include "backend/console/figures.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/shapes.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dibs::ui {

namespace {

constexpr int kHeight = 96;
constexpr int kCaptionHeight = 16;
constexpr int kMarksHeight = kShapeSize + 2 * kInside;
constexpr int kScaleWidth = 56;
constexpr qint64 kStepMs = std::chrono::milliseconds(history::kEvery).count();
constexpr float kNotKnown = std::numeric_limits<float>::quiet_NaN();

double largestOf(const QList<history::Point>& points)
{
    double most = 0;
    for (const history::Point& each : points)
        most = std::max({most, double(each.accepted), double(each.issued)});
    return most;
}

QString issuedName()
{
    return PastChart::tr("issued/s");
}

QString acceptedName()
{
    return PastChart::tr("accepted/s");
}

/// The last that is known.
double endOf(const QList<float>& values)
{
    const auto known = std::find_if(
        values.crbegin(), values.crend(), [](float value) { return !std::isnan(value); });
    return known == values.crend() ? std::nan("") : double(*known);
}

void liftTo(float& value, float to)
{
    if (std::isnan(value) || value < to) value = to;
}

}  // namespace

PastChart::PastChart(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("pastChart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    retranslate();
}

void PastChart::setPast(const QList<history::Point>& points, const QList<console::Event>& events)
{
    m_points = points;
    m_events = events;
    describe();
    update();
}

void PastChart::setRange(qint64 fromMs, qint64 toMs)
{
    m_fromMs = fromMs;
    m_toMs = std::max(toMs, fromMs + 1);
    update();
}

void PastChart::setCursor(std::optional<qint64> atMs)
{
    m_cursorMs = atMs;
    describe();
    update();
}

void PastChart::describe()
{
    setAccessibleName(tr("History"));
    setAccessibleDescription(m_cursorMs
            ? tr("%1 marks; looking at %2")
                  .arg(QString::number(m_events.size()), console::exactTime(*m_cursorMs))
            : tr("%1 marks; looking at now").arg(m_events.size()));
}

void PastChart::setLarge(bool large)
{
    m_scale = large ? kWallCaptionPt / kCaptionPt : 1;
    updateGeometry();
    update();
}

void PastChart::retranslate()
{
    const QFontMetrics metrics(figureFont(kCaptionPt));
    m_roomRight = kBetween
        + std::max(
            metrics.horizontalAdvance(issuedName()), metrics.horizontalAdvance(acceptedName()))
        + kInside;
    describe();
    update();
}

int PastChart::roomLeft() const
{
    return kScaleWidth;
}

QRect PastChart::plot() const
{
    return {QPoint(roomLeft(), kMarksHeight),
        QPoint(int(width() / m_scale) - m_roomRight,
            int(height() / m_scale) - kCaptionHeight - kInside)};
}

QSize PastChart::sizeHint() const
{
    return QSize(640, kHeight) * m_scale;
}

QSize PastChart::minimumSizeHint() const
{
    return QSize(240, kHeight) * m_scale;
}

int PastChart::xOf(qint64 atMs) const
{
    const QRect area = plot();
    const double share = double(atMs - m_fromMs) / double(m_toMs - m_fromMs);
    return area.left() + int(std::lround(std::clamp(share, 0.0, 1.0) * (area.width() - 1)));
}

qint64 PastChart::timeOf(int x) const
{
    const QRect area = plot();
    const double share
        = std::clamp(double(x - area.left()) / std::max(1, area.width() - 1), 0.0, 1.0);
    return m_fromMs + qint64(std::llround(share * double(m_toMs - m_fromMs)));
}

/// As many steps as there are pixels, but none shorter than what is between two points: the highest
/// of each, so that a short peak is seen in a long day.
PastChart::Curves PastChart::curves(int width) const
{
    const qint64 stepsMax = std::max<qint64>(2, (m_toMs - m_fromMs) / kStepMs);
    const auto steps = qsizetype(std::clamp<qint64>(width, 2, stepsMax));
    Curves curves{QList<float>(steps, kNotKnown), QList<float>(steps, kNotKnown)};
    for (const history::Point& each : m_points) {
        if (each.atMs < m_fromMs || each.atMs > m_toMs) continue;
        const double share = double(each.atMs - m_fromMs) / double(m_toMs - m_fromMs);
        const auto at = qsizetype(std::lround(share * double(steps - 1)));
        liftTo(curves.accepted[at], each.accepted);
        liftTo(curves.issued[at], each.issued);
    }
    return curves;
}

void PastChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.scale(m_scale, m_scale);
    painter.setFont(figureFont(kCaptionPt));
    const QRect area = plot();
    const double top = niceCeiling(largestOf(m_points));
    paintScale(painter, top);
    paintMarks(painter);
    const Curves lines = curves(area.width());
    paintCurve(painter, area, lines.accepted, top, curvePen(m_theme.muted, Curve::Second));
    paintCurve(painter, area, lines.issued, top, curvePen(m_theme.accent));
    paintEnds(painter, area, top, {issuedName(), endOf(lines.issued), m_theme.accent},
        {acceptedName(), endOf(lines.accepted), m_theme.muted});
    paintCursor(painter);
}

void PastChart::paintScale(QPainter& painter, double top) const
{
    const QRect area = plot();
    dibs::ui::paintScale(painter, m_theme, area, top);
    const QRect below(area.left(), area.bottom() + kInside, area.width(), kCaptionHeight);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, console::clockTime(m_fromMs, m_toMs));
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignVCenter,
        console::clockTime(m_fromMs + (m_toMs - m_fromMs) / 2, m_toMs));
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
}

void PastChart::paintMarks(QPainter& painter) const
{
    const QRect area = plot();
    // The newest is drawn last: where they crowd, it is on top.
    for (const console::Event& each : m_events) {
        if (each.atMs < m_fromMs || each.atMs > m_toMs) continue;
        const console::Status status = console::statusOf(each.kind);
        const int x = xOf(each.atMs);
        painter.setPen(hairline(painter, m_theme.track()));
        painter.drawLine(x, area.top(), x, area.bottom());
        const QRectF box(
            x - kShapeSize / 2.0, area.top() - kShapeSize - kInside, kShapeSize, kShapeSize);
        painter.fillRect(box.adjusted(-1, -1, 1, 1), m_theme.window);
        paintShape(painter, box, status.shape, m_theme.of(status.tone));
    }
}

void PastChart::paintCursor(QPainter& painter) const
{
    if (!m_cursorMs) return;
    const QRect area = plot();
    const int x = xOf(*m_cursorMs);
    painter.fillRect(QRect(x, area.top() - kInside, 2, area.height() + kInside), m_theme.text);
    const QString words = console::clockTime(*m_cursorMs, m_toMs);
    const int width = painter.fontMetrics().horizontalAdvance(words) + 2 * kInside;
    const int left = std::clamp(x - width / 2, area.left(), area.right() - width);
    const QRect box(left, area.bottom() + kInside, width, kCaptionHeight);
    painter.fillRect(box, m_theme.text);
    painter.setPen(m_theme.base);
    painter.drawText(box, Qt::AlignCenter, words);
}

void PastChart::mousePressEvent(QMouseEvent* event)
{
    const int x = xIn(event->position());
    const console::Event* mark = markAt(x);
    const bool onMarks = event->position().y() < plot().top() * m_scale;
    Q_EMIT picked(mark && onMarks ? mark->atMs : timeOf(x));
}

void PastChart::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) Q_EMIT picked(timeOf(xIn(event->position())));
}

bool PastChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const console::Event* mark = markAt(xIn(help->pos()));
    if (!mark) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(help->globalPos(),
        QStringLiteral("%1\n%2").arg(console::exactTime(mark->atMs), console::wordsOf(*mark)),
        this);
    return true;
}

const console::Event* PastChart::markAt(int x) const
{
    const console::Event* nearest = nullptr;
    for (const console::Event& each : m_events)
        if (std::abs(xOf(each.atMs) - x) <= kShapeSize / 2 && each.atMs >= m_fromMs
            && (!nearest || std::abs(xOf(each.atMs) - x) <= std::abs(xOf(nearest->atMs) - x)))
            nearest = &each;
    return nearest;
}

}  // namespace dibs::ui
