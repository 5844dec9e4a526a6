#include "ui/widgets/curves.h"

#include "backend/console/figures.h"
#include "ui/theme.h"
#include "ui/type.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dibs::ui {

namespace {

constexpr int kHeight = 132;
constexpr int kHeightMin = 64;
constexpr int kCaptionHeight = 16;
constexpr int kSparkSeconds = 60;

/// A single snapshot that came a little late is no gap.
constexpr int kGapFromSeconds = 3;

double largest(const QList<float>& values)
{
    double most = 0;
    for (const float value : values)
        if (!std::isnan(value)) most = std::max(most, static_cast<double>(value));
    return most;
}

double last(const QList<float>& values)
{
    return values.isEmpty() ? std::nan("") : static_cast<double>(values.last());
}

/// Of a campaign that has just begun the first seconds are shown, not one point in an empty chart.
qsizetype shownSeconds(const RateCurves& curves)
{
    const auto known = [](const QList<float>& values) {
        const auto first = std::find_if(
            values.cbegin(), values.cend(), [](float value) { return !std::isnan(value); });
        return values.cend() - first;
    };
    const qsizetype seconds = std::max(known(curves.in), known(curves.out));
    for (const qsizetype span : {15, 60, 120})
        if (seconds > 0 && seconds <= span) return span;
    return RateHistory::kSeconds;
}

int heightOf(double value, double top, int height)
{
    return static_cast<int>(std::lround(std::clamp(value / top, 0.0, 1.0) * height));
}

}  // namespace

double niceCeiling(double value)
{
    double step = 10;
    while (step < 1e15) {
        for (const double factor : {1.0, 2.0, 5.0})
            if (value <= factor * step) return factor * step;
        step *= 10;
    }
    return value;
}

QPen curvePen(const QColor& colour, Curve curve)
{
    constexpr double kWidth = 1.5;
    if (curve == Curve::First)
        return QPen(colour, kWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    QPen dashed(colour, kWidth, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({4, 2});
    return dashed;
}

QPen hairline(const QPainter& painter, const QColor& colour)
{
    return QPen(colour, 1 / painter.worldTransform().m11());
}

void paintScale(QPainter& painter, const Theme& theme, const QRect& area, double top)
{
    for (const double share : {0.0, 0.5, 1.0}) {
        const int y = area.bottom() - static_cast<int>(std::lround(share * (area.height() - 2)));
        painter.setPen(hairline(painter, share > 0 ? theme.track() : theme.line));
        painter.drawLine(area.left(), y, area.right(), y);
        painter.setPen(theme.muted);
        painter.drawText(QRect(0, y - kCaptionHeight / 2, area.left() - kBetween, kCaptionHeight),
            Qt::AlignRight | Qt::AlignVCenter, console::count(std::llround(share * top)));
    }
}

void paintCurve(
    QPainter& painter, const QRect& area, const QList<float>& values, double top, const QPen& pen)
{
    if (values.size() < 2 || !(top > 0)) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);

    const double perSecond = static_cast<double>(area.width() - 2) / double(values.size() - 1);
    // A thin line at rest lies on its pixels, not between two rows of them.
    const double bottom = area.bottom() + (pen.widthF() > 1 ? 0 : 0.5);
    QPolygonF line;
    qsizetype before = 0;
    const auto draw = [&] {
        if (line.size() == 1) painter.drawPoint(line.first());
        if (line.size() > 1) painter.drawPolyline(line);
        line.clear();
    };
    for (qsizetype at = 0; at < values.size(); ++at) {
        if (std::isnan(values[at])) continue;
        if (!line.isEmpty() && at - before >= kGapFromSeconds) draw();
        before = at;
        const double share = std::clamp(static_cast<double>(values[at]) / top, 0.0, 1.0);
        line.append({area.left() + 1 + static_cast<double>(at) * perSecond,
            bottom - share * (area.height() - 2)});
    }
    draw();
    painter.restore();
}

void paintEnds(QPainter& painter, const QRect& plot, double top, CurveEnd one, CurveEnd other)
{
    if (one.value < other.value) std::swap(one, other);
    const auto centre = [&](const CurveEnd& end) {
        return plot.bottom()
            - (std::isnan(end.value) ? 0 : heightOf(end.value, top, plot.height()));
    };
    int low = std::min(centre(other), plot.bottom());
    int high = std::max(std::min(centre(one), low - kCaptionHeight), plot.top());
    low = std::max(low, high + kCaptionHeight);
    const int left = plot.right() + kBetween;
    for (const auto& [end, y] : {std::pair(one, high), std::pair(other, low)}) {
        painter.setPen(end.colour);
        const int width = painter.fontMetrics().horizontalAdvance(end.words) + 1;
        painter.drawText(QRect(left, y - kCaptionHeight / 2, width, kCaptionHeight),
            Qt::AlignLeft | Qt::AlignVCenter, end.words);
    }
}

void paintSparkline(
    QPainter& painter, const QRect& area, const QList<float>& values, const QColor& colour)
{
    const QList<float> minute = values.last(std::min<qsizetype>(values.size(), kSparkSeconds));
    // One pixel wide, as a table is full of them: only such a line is painted by the quick way.
    paintCurve(painter, area, minute, std::max(1.0, largest(minute)), QPen(colour, 1));
}

RateChart::RateChart(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("rateChart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void RateChart::setLarge(bool large)
{
    m_scale = large ? kWallCaptionPt / kCaptionPt : 1;
    update();
}

void RateChart::setCurves(const RateCurves& curves)
{
    const qsizetype seconds = shownSeconds(curves);
    m_curves = {curves.in.last(seconds), curves.out.last(seconds)};
    const QString words
        = tr("issued %1/s, accepted %2/s")
              .arg(console::rate(last(m_curves.out)), console::rate(last(m_curves.in)));
    setAccessibleName(tr("Issued and accepted, the last %1").arg(span()));
    setAccessibleDescription(words);
    update();
}

void RateChart::setFrozen(bool frozen)
{
    m_frozen = frozen;
    update();
}

std::pair<QString, QString> RateChart::axisWords() const
{
    if (m_frozen) return {tr("%1 before").arg(span()), tr("the last figures")};
    return {tr("%1 ago").arg(span()), tr("now")};
}

QString RateChart::span() const
{
    const qsizetype seconds
        = m_curves.out.isEmpty() ? qsizetype{RateHistory::kSeconds} : m_curves.out.size();
    return seconds < 60 ? tr("%1 s").arg(seconds) : tr("%1 min").arg(seconds / 60);
}

QSize RateChart::sizeHint() const
{
    return {480, kHeight};
}

QSize RateChart::minimumSizeHint() const
{
    return {240, kHeightMin};
}

void RateChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.scale(m_scale, m_scale);
    const QRect area({}, size() / m_scale);
    const QFontMetrics metrics(figureFont(kCaptionPt));
    const double top = niceCeiling(std::max(largest(m_curves.in), largest(m_curves.out)));
    const CurveEnd issued{tr("issued %1/s").arg(console::rate(last(m_curves.out))),
        last(m_curves.out), m_theme.accent};
    const CurveEnd accepted{tr("accepted %1/s").arg(console::rate(last(m_curves.in))),
        last(m_curves.in), m_theme.muted};
    // Room for the longest figure that the scale allows, so that the plot does not wobble.
    const int names
        = metrics.horizontalAdvance(tr("accepted %1/s").arg(console::rate(top))) + 2 * kBetween;
    const int scale = metrics.horizontalAdvance(console::count(std::llround(top))) + kBetween;
    const QRect plot = area.adjusted(scale, kCaptionHeight / 2, -names, -kCaptionHeight - kInside);

    painter.setFont(figureFont(kCaptionPt));
    paintGrid(painter, plot, top);
    paintCurve(painter, plot, m_curves.in, top, curvePen(accepted.colour, Curve::Second));
    paintCurve(painter, plot, m_curves.out, top, curvePen(issued.colour));
    paintEnds(painter, plot, top, issued, accepted);
}

void RateChart::paintGrid(QPainter& painter, const QRect& plot, double top) const
{
    paintScale(painter, m_theme, plot, top);
    const QRect below(plot.left(), plot.bottom() + kInside, plot.width(), kCaptionHeight);
    const auto [begin, end] = axisWords();
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, begin);
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, end);
}

}  // namespace dibs::ui
