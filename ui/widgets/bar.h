// A bar that is exact at its ends: empty only at nothing, full only at all.
#pragma once

#include <QRect>
#include <QWidget>

class QPainter;

namespace dibs::ui {

struct Theme;

/// The filled part of `width` pixels.
int filledPixels(double share, int width);

void paintBar(
    QPainter& painter, const QRect& area, double share, const QColor& fill, const QColor& track);

/// How much stock is left.
class StockBar final : public QWidget
{
    Q_OBJECT

public:
    explicit StockBar(const Theme& theme, QWidget* parent = nullptr);

    /// For a wall.
    void setLarge(bool large);
    /// `live`: coupons are being given out, which is worth a colour.
    void setStock(qint64 remaining, qint64 total, bool live);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    double m_share = 0;
    bool m_live = false;
};

/// Nothing is left of nothing.
double shareOf(qint64 part, qint64 whole);

}  // namespace dibs::ui
