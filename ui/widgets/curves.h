// Rates over the last minutes: a sparkline in a row, and the curve of one campaign. Painted by
// hand, because a thousand rows with a chart object each would cost more than all the rest.
#pragma once

#include "ui/rate_history.h"

#include <QColor>
#include <QWidget>

#include <utility>

class QPainter;
class QPen;
class QRect;

namespace dibs::ui {

struct Theme;

/// The least round figure that is not below `value`: 1, 2 or 5 times a power of ten, at least 10.
double niceCeiling(double value);

/// Of the two in a chart the second is dashed: they are told apart without their colours.
enum class Curve { First, Second };
QPen curvePen(const QColor& colour, Curve curve = Curve::First);

/// One pixel wide, however large the rest is painted for a wall.
QPen hairline(const QPainter& painter, const QColor& colour);

/// Three lines with their figures left of `area`, from 0 to `top`.
void paintScale(QPainter& painter, const Theme& theme, const QRect& area, double top);

/// From 0 at the bottom to `top`; where seconds are missing there is a gap.
void paintCurve(
    QPainter& painter, const QRect& area, const QList<float>& values, double top, const QPen& pen);

/// What a curve is called, where it ends.
struct CurveEnd {
    QString words;
    double value;  // NaN: not known
    QColor colour;
};

/// Right of `plot`, each as high as its curve; ends that meet stand one below the other.
void paintEnds(QPainter& painter, const QRect& plot, double top, CurveEnd one, CurveEnd other);

/// The last minute of a rate, on its own scale.
void paintSparkline(
    QPainter& painter, const QRect& area, const QList<float>& values, const QColor& colour);

/// Issued and accepted per second over the last five minutes, each named where its line ends; over
/// the last 15 s, one or two while nothing older is known.
class RateChart final : public QWidget
{
    Q_OBJECT

public:
    explicit RateChart(const Theme& theme, QWidget* parent = nullptr);

    void setCurves(const RateCurves& curves);
    /// Figures that stopped are not of now.
    void setFrozen(bool frozen);
    /// What the two ends of the time axis are called.
    std::pair<QString, QString> axisWords() const;
    /// For a wall.
    void setLarge(bool large);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString span() const;
    void paintGrid(QPainter& painter, const QRect& plot, double top) const;

    const Theme& m_theme;
    RateCurves m_curves;
    double m_scale = 1;  // of words and lines
    bool m_frozen = false;
};

}  // namespace dibs::ui
