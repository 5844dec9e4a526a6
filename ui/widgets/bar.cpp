#include "ui/widgets/bar.h"

#include "backend/console/figures.h"
#include "ui/theme.h"
#include "ui/type.h"

#include <QPainter>
#include <QPainterPath>

namespace dibs::ui {

namespace {

constexpr int kStockBarHeight = 12;

}  // namespace

int filledPixels(double share, int width)
{
    if (!(share > 0)) return 0;
    if (share >= 1) return width;
    const int exact = static_cast<int>(share * width + 0.5);
    return std::max(std::min(exact, width - 1), std::min(1, width));
}

void paintBar(
    QPainter& painter, const QRect& area, double share, const QColor& fill, const QColor& track)
{
    const double radius = std::min(area.height() / 2.0, 4.0);
    QPainterPath outline;
    outline.addRoundedRect(area, radius, radius);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline);
    painter.fillRect(area, track);
    QRect filled = area;
    filled.setWidth(filledPixels(share, area.width()));
    painter.fillRect(filled, fill);
    painter.restore();
}

double shareOf(qint64 part, qint64 whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

StockBar::StockBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedHeight(kStockBarHeight);
}

void StockBar::setLarge(bool large)
{
    setFixedHeight(large ? qRound(kStockBarHeight * kWallBodyPt / kBodyPt) : kStockBarHeight);
}

void StockBar::setStock(qint64 remaining, qint64 total, bool live)
{
    m_share = shareOf(remaining, total);
    m_live = live;
    const QString words = tr("%1 of %2 left").arg(console::count(remaining), console::count(total));
    setToolTip(words);
    setAccessibleName(tr("Stock left"));
    setAccessibleDescription(words);
    update();
}

void StockBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBar(painter, rect(), m_share, m_live ? m_theme.accent : m_theme.muted, m_theme.track());
}

}  // namespace dibs::ui
