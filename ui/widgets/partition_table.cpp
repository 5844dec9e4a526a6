#include "ui/widgets/partition_table.h"

#include "ui/models/cell_roles.h"
#include "ui/models/partition_model.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/curves.h"

#include <QPainter>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr int kBarWidth = 80;  // the least that shows a share

/// Room for what will come, not for what is there: columns must not move while figures grow.
constexpr std::pair<PartitionModel::Column, const char*> kWidest[]{
    {PartitionModel::Number, "Partition"}, {PartitionModel::State, "●  no consumer"},
    {PartitionModel::Position, "999,999,999"}, {PartitionModel::LogEnd, "999,999,999"},
    {PartitionModel::Waiting, "9,999,999"}, {PartitionModel::Oldest, "59 min 59 s"},
    {PartitionModel::In, "99,999"}, {PartitionModel::Out, "99,999"},
    {PartitionModel::Trend, "999,999,99"}, {PartitionModel::Skew, "999,999 99.9 ×"},
    {PartitionModel::Owner, "campaigns-a:8081"}};

bool isPlace(int column)
{
    return column == PartitionModel::Position || column == PartitionModel::LogEnd;
}

class PartitionDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& inside, const QModelIndex& index) const override
    {
        switch (static_cast<PartitionModel::Column>(index.column())) {
        case PartitionModel::State: return paintState(painter, inside, index);
        case PartitionModel::Decided: return paintDecided(painter, inside, index);
        case PartitionModel::Trend: return paintTrend(painter, inside, index);
        case PartitionModel::Skew: return paintSkew(painter, inside, index);
        case PartitionModel::Number:
        case PartitionModel::Position:
        case PartitionModel::LogEnd:
        case PartitionModel::Waiting:
        case PartitionModel::Oldest:
        case PartitionModel::In:
        case PartitionModel::Out:
        case PartitionModel::Owner: return paintText(painter, inside, index);
        }
        Q_UNREACHABLE();
    }

private:
    void paintDecided(QPainter& painter, const QRect& area, const QModelIndex& index) const
    {
        const int height = grown(6);
        const QVariant share = index.data(PartitionModel::ShareRole);
        const auto status = index.data(CellStatusRole).value<console::Status>();
        if (!share.isValid()) return paintText(painter, area, index);
        const QRect bar(area.left(), area.center().y() - height / 2 + 1, area.width(), height);
        paintBar(painter, bar, share.toDouble(), m_theme.of(status.tone), m_theme.track());
    }

    void paintTrend(QPainter& painter, const QRect& area, const QModelIndex& index) const
    {
        const QVariant curve = index.data(CellCurveRole);
        if (!curve.isValid()) return;
        paintSparkline(
            painter, area.adjusted(0, 5, 0, -5), curve.value<QList<float>>(), m_theme.accent);
    }

    /// An even share ends at the tick in the middle.
    void paintSkew(QPainter& painter, const QRect& area, const QModelIndex& index) const
    {
        constexpr int kHeight = 6;
        constexpr int kTickHeight = 14;
        const QFont font = figureFont(kCaptionPt);
        const int words = QFontMetrics(font).horizontalAdvance(QStringLiteral("99.9 ×"));
        const QRect bar(area.left(), area.center().y() - kHeight / 2 + 1,
            area.width() - words - kBetween, kHeight);
        paintBar(
            painter, bar, index.data(CellShareRole).toDouble(), m_theme.accent, m_theme.track());
        painter.fillRect(
            QRect(bar.center().x(), area.center().y() - kTickHeight / 2 + 1, 1, kTickHeight),
            m_theme.text);
        painter.setFont(font);
        painter.setPen(m_theme.text);
        drawOnLine(painter, area, Qt::AlignRight, index.data(Qt::DisplayRole).toString());
    }
};

}  // namespace

PartitionTable::PartitionTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent)
    : RowTable(*new PartitionDelegate(theme), model, parent)
{
    setObjectName(QStringLiteral("partitions"));
    setAccessibleName(tr("Partitions"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    showWhatHasRoom();
    layOut();

    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_isTight) layOut();
    });
}

bool PartitionTable::isWanted(int column) const
{
    switch (static_cast<PartitionModel::Column>(column)) {
    case PartitionModel::Trend:
    case PartitionModel::Skew: return m_trends && !m_wall;
    case PartitionModel::Position:
    case PartitionModel::LogEnd:
    case PartitionModel::Owner: return !m_wall;
    case PartitionModel::Number:
    case PartitionModel::State:
    case PartitionModel::Decided:
    case PartitionModel::Waiting:
    case PartitionModel::Oldest:
    case PartitionModel::In:
    case PartitionModel::Out: return true;
    }
    Q_UNREACHABLE();
}

/// Where it is short, what an operator needs least goes: places in the log first, then the bar of
/// what is decided, and the last column takes what is left.
void PartitionTable::showWhatHasRoom()
{
    int needed = kBarWidth;
    int places = 0;
    for (const auto& [column, widest] : kWidest) {
        if (!isWanted(column)) continue;
        const int width = leastWidth(column, QString::fromUtf8(widest));
        needed += width;
        if (isPlace(column)) places += width;
    }
    const int room = viewport()->width();
    const bool hasPlaces = needed <= room;
    const bool hasBar = needed - places <= room;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const bool fits = isPlace(column) ? hasPlaces : column != PartitionModel::Decided || hasBar;
        setColumnHidden(column, !fits || !isWanted(column));
    }
    const bool isTight = needed - places - kBarWidth > room;
    const QHeaderView::ResizeMode last = hasBar ? QHeaderView::Interactive : QHeaderView::Stretch;
    if (m_last == last && !m_isTight && !isTight) return;
    m_last = last;
    m_isTight = isTight;
    layOut();
}

void PartitionTable::layOut()
{
    QHeaderView& header = *horizontalHeader();
    header.setSectionResizeMode(PartitionModel::Decided, QHeaderView::Stretch);
    header.setSectionResizeMode(PartitionModel::Out, m_wall ? m_last : QHeaderView::Interactive);
    header.setSectionResizeMode(PartitionModel::Owner, m_wall ? QHeaderView::Interactive : m_last);
    for (const auto& [column, widest] : kWidest)
        setColumnWidth(
            column, m_isTight ? widthNow(column) : leastWidth(column, QString::fromUtf8(widest)));
}

/// Each cell has the status of its row, and only one shows it.
int PartitionTable::widthNow(int column) const
{
    if (column == PartitionModel::State) return widthOfRows(column);
    int width = leastWidth(column, {});
    for (int row = 0; row < model()->rowCount(); ++row)
        width = std::max(width, leastWidth(column, model()->index(row, column).data().toString()));
    return width;
}

void PartitionTable::hideTrends()
{
    m_trends = false;
    showWhatHasRoom();
}

void PartitionTable::setWall(bool wall)
{
    m_wall = wall;
    setBodyPt(wall ? kWallBodyPt : kBodyPt);
    showWhatHasRoom();
    layOut();
}

void PartitionTable::resizeEvent(QResizeEvent* event)
{
    RowTable::resizeEvent(event);
    showWhatHasRoom();
}

QSize PartitionTable::sizeHint() const
{
    return sizeOf(model() ? model()->rowCount() : 0);
}

QSize PartitionTable::minimumSizeHint() const
{
    return leastSize();
}

}  // namespace dibs::ui
