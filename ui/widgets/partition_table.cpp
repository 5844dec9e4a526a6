#include "ui/widgets/partition_table.h"

#include "ui/models/cell_roles.h"
#include "ui/models/partition_model.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/curves.h"

#include <QHeaderView>
#include <QPainter>

namespace dibs::ui {

namespace {

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
    setColumnWidths();

    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
}

void PartitionTable::setColumnWidths()
{
    // Room for what will come, not for what is there: columns must not move while figures grow.
    static constexpr std::pair<PartitionModel::Column, const char*> kWidest[]{
        {PartitionModel::Number, "Partition"}, {PartitionModel::State, "●  no consumer"},
        {PartitionModel::Position, "999,999,999"}, {PartitionModel::LogEnd, "999,999,999"},
        {PartitionModel::Waiting, "9,999,999"}, {PartitionModel::Oldest, "59 min 59 s"},
        {PartitionModel::In, "99,999"}, {PartitionModel::Out, "99,999"},
        {PartitionModel::Trend, "999,999,99"}, {PartitionModel::Skew, "999,999 99.9 ×"},
        {PartitionModel::Owner, "campaigns-a:8081"}};
    for (const auto& [column, widest] : kWidest)
        setColumnWidth(column, leastWidth(column, QString::fromUtf8(widest)));
    horizontalHeader()->setSectionResizeMode(PartitionModel::Decided, QHeaderView::Stretch);
}

void PartitionTable::hideTrends()
{
    hideColumn(PartitionModel::Trend);
    hideColumn(PartitionModel::Skew);
}

void PartitionTable::setWall(bool wall)
{
    setBodyPt(wall ? kWallBodyPt : kBodyPt);
    setColumnWidths();
    for (const auto column : {PartitionModel::Position, PartitionModel::LogEnd,
             PartitionModel::Trend, PartitionModel::Skew, PartitionModel::Owner})
        setColumnHidden(column, wall);
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
