#include "ui/widgets/campaign_delegate.h"

#include "backend/console/figures.h"
#include "ui/models/campaign_model.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/shapes.h"

#include <QPainter>

namespace dibs::ui {

namespace {

constexpr int kLineHeight = 20;
constexpr int kBarHeight = 6;
constexpr int kCardHeight = kBetween + 3 * kLineHeight + kBetween;
constexpr int kMarkWidth = 3;
constexpr int kSparkWidth = 48;

bool isLive(const CampaignRow& row)
{
    return row.campaign.state == console::CampaignState::Opened;
}

/// Returns what it left of the line.
void paintName(QPainter& painter, QRect line, const CampaignRow& row, const Theme& theme)
{
    const QFont small = textFont(kCaptionPt);
    const int width = std::min(statusWidth(row.status, small), line.width() / 2);
    const QRect status(line.right() - width + 1, line.top(), width, line.height());
    paintStatus(painter, status, row.status, theme, small);

    line.setRight(status.left() - kBetween);
    const QFont font = textFont(kBodyPt, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(isLive(row) ? theme.text : theme.muted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(row.campaign.description, Qt::ElideMiddle, line.width()));
}

/// Returns where a sparkline has room.
QRect paintStock(QPainter& painter, QRect line, const CampaignRow& row, const Theme& theme)
{
    const QFont font = figureFont(kBodyPt);
    const QFontMetrics metrics(font);
    const QString left = console::count(row.campaign.remaining);
    // All rows keep the same room for their number, so that the bars end in one line.
    const int width = std::max(
        metrics.horizontalAdvance(left), metrics.horizontalAdvance(QStringLiteral("0,000,000")));
    painter.setFont(font);
    painter.setPen(isLive(row) ? theme.text : theme.muted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, left);

    line.setRight(line.right() - width - kBetween);
    const QRect spark(line.right() - kSparkWidth + 1, line.top() + 3, kSparkWidth, kLineHeight - 6);
    line.setRight(spark.left() - kBetween - 1);
    if (line.width() < kBarHeight) return spark;
    const QRect bar(line.left(), line.center().y() - kBarHeight / 2 + 1, line.width(), kBarHeight);
    paintBar(painter, bar, shareOf(row.campaign.remaining, row.campaign.totalStock),
        isLive(row) ? theme.accent : theme.muted, theme.track());
    return spark;
}

void paintFigures(QPainter& painter, const QRect& line, const CampaignRow& row, const Theme& theme)
{
    const QFont font = figureFont(kCaptionPt);
    painter.setFont(font);
    painter.setPen(theme.muted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
        elidedParts(figuresOf(row), QFontMetrics(font), line.width()));
}

}  // namespace

CampaignDelegate::CampaignDelegate(const Theme& theme, const RateHistory& rates, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_rates(rates)
{
}

void CampaignDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto row = index.data(CampaignModel::RowRole).value<CampaignRow>();
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, m_theme.selection());
        QRect mark = option.rect;
        mark.setWidth(kMarkWidth);
        const bool focused = option.state & QStyle::State_HasFocus;
        painter->fillRect(mark, focused ? m_theme.accent : m_theme.muted);
    }
    QRect bottom = option.rect;
    bottom.setTop(bottom.bottom());
    painter->fillRect(bottom, m_theme.line);

    QRect line = option.rect.adjusted(kAround, kBetween, -kAround, 0);
    line.setHeight(kLineHeight);
    paintName(*painter, line, row, m_theme);
    const QRect spark = paintStock(*painter, line.translated(0, kLineHeight), row, m_theme);
    if (isLive(row)) paintSparkline(*painter, spark, m_rates.of(row.key()).out, m_theme.accent);
    paintFigures(*painter, line.translated(0, 2 * kLineHeight), row, m_theme);
    painter->restore();
}

QSize CampaignDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kCardHeight};
}

}  // namespace dibs::ui
