#include "ui/widgets/partition_table.h"

#include "ui/models/partition_model.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/shapes.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace dibs::ui {

namespace {

/// Text, state or bar on a plain ground with a line below it.
class CellDelegate final : public QStyledItemDelegate
{
public:
    CellDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, m_theme.selection());
        QRect bottom = option.rect;
        bottom.setTop(bottom.bottom());
        painter->fillRect(bottom, m_theme.line);

        const QRect inside = option.rect.adjusted(kBetween, 0, -kBetween, -1);
        switch (static_cast<PartitionModel::Column>(index.column())) {
        case PartitionModel::State: paintState(*painter, inside, index); break;
        case PartitionModel::Decided: paintDecided(*painter, inside, index); break;
        case PartitionModel::Number:
        case PartitionModel::Position:
        case PartitionModel::LogEnd:
        case PartitionModel::Waiting:
        case PartitionModel::Oldest:
        case PartitionModel::In:
        case PartitionModel::Out:
        case PartitionModel::Owner: paintText(*painter, inside, index); break;
        }
        painter->restore();
    }

private:
    void paintState(QPainter& painter, const QRect& area, const QModelIndex& index) const
    {
        const auto status = index.data(PartitionModel::StatusRole).value<console::Status>();
        paintStatus(painter, area, status, m_theme, textFont(kBodyPt));
    }

    void paintDecided(QPainter& painter, const QRect& area, const QModelIndex& index) const
    {
        constexpr int kHeight = 6;
        const QVariant share = index.data(PartitionModel::ShareRole);
        const auto status = index.data(PartitionModel::StatusRole).value<console::Status>();
        if (!share.isValid()) return paintText(painter, area, index);
        const QRect bar(area.left(), area.center().y() - kHeight / 2 + 1, area.width(), kHeight);
        paintBar(painter, bar, share.toDouble(), m_theme.of(status.tone), m_theme.track());
    }

    void paintText(QPainter& painter, const QRect& area, const QModelIndex& index) const
    {
        const QFont font = figureFont(kBodyPt);
        painter.setFont(font);
        painter.setPen(m_theme.text);
        painter.drawText(area, index.data(Qt::TextAlignmentRole).toInt(),
            QFontMetrics(font).elidedText(
                index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width()));
    }

    const Theme& m_theme;
};

}  // namespace

PartitionTable::PartitionTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("partitions"));
    setAccessibleName(tr("Partitions"));
    setModel(&model);
    setItemDelegate(new CellDelegate(theme, this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFont(textFont(kCaptionPt));
    horizontalHeader()->setFixedHeight(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
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
        {PartitionModel::Owner, "campaigns-a:8081"}};
    const QFontMetrics metrics(figureFont(kBodyPt));
    for (const auto& [column, widest] : kWidest)
        setColumnWidth(
            column, metrics.horizontalAdvance(QString::fromUtf8(widest)) + 2 * kBetween + kInside);
    horizontalHeader()->setSectionResizeMode(PartitionModel::Decided, QHeaderView::Stretch);
}

QSize PartitionTable::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return {horizontalHeader()->length(), kRowHeight * (rows + 1) + 2 * frameWidth()};
}

QSize PartitionTable::minimumSizeHint() const
{
    return {0, std::min(sizeHint().height(), 4 * kRowHeight)};
}

}  // namespace dibs::ui
