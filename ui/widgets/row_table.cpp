#include "ui/widgets/row_table.h"

#include "ui/theme.h"
#include "ui/widgets/cell_delegate.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace dibs::ui {

RowTable::RowTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent)
    : RowTable(*new CellDelegate(theme), model, parent)
{
}

RowTable::RowTable(CellDelegate& delegate, QAbstractItemModel& model, QWidget* parent)
    : QTableView(parent)
    , m_delegate(delegate)
{
    delegate.setParent(this);
    setModel(&model);
    setItemDelegate(&delegate);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFont(textFont(kCaptionPt));
    horizontalHeader()->setFixedHeight(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
}

void RowTable::fitColumns(const QStringList& widest)
{
    m_widest = widest;
    const QFontMetrics text(figureFont(m_bodyPt));
    for (int column = 0; column < widest.size(); ++column) {
        if (widest[column].isEmpty()) {
            horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
            continue;
        }
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        setColumnWidth(column,
            std::max(text.horizontalAdvance(widest[column]), text.horizontalAdvance(title))
                + 2 * kBetween + kInside);
    }
}

void RowTable::setBodyPt(double pt)
{
    if (qFuzzyCompare(pt, m_bodyPt)) return;
    m_bodyPt = pt;
    m_delegate.setBodyPt(pt);
    verticalHeader()->setMinimumSectionSize(rowHeightNow());
    verticalHeader()->setDefaultSectionSize(rowHeightNow());
    // Its font is the style sheet's.
    horizontalHeader()->setStyleSheet(pt > kBodyPt
            ? QStringLiteral("QHeaderView::section { font-size: %1pt; }").arg(kWallCaptionPt)
            : QString());
    horizontalHeader()->setFixedHeight(rowHeightNow());
    fitColumns(m_widest);
    updateGeometry();
}

int RowTable::rowHeightNow() const
{
    return qRound(kRowHeight * m_bodyPt / kBodyPt);
}

QSize RowTable::sizeOf(int rows) const
{
    return {horizontalHeader()->length(), rowHeightNow() * (rows + 1) + 2 * frameWidth()};
}

QSize RowTable::leastSize() const
{
    return {0, std::min(sizeHint().height(), 4 * rowHeightNow())};
}

void RowTable::holdPlace()
{
    connect(model(), &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex&, int first, int last) {
            const int top = verticalScrollBar()->value();
            if (first > 0 || top == 0) return;
            executeDelayedItemsLayout();
            verticalScrollBar()->setValue(top + last - first + 1);
        });
}

}  // namespace dibs::ui
