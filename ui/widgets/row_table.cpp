#include "ui/widgets/row_table.h"

#include "backend/console/status.h"
#include "ui/models/cell_roles.h"
#include "ui/theme.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/shapes.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace dibs::ui {

namespace {

constexpr int kWhatIsLeft = -1;
constexpr int kRounding = 2;  // widths are rounded, and a hair too little cuts a word

}  // namespace

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
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { updateGeometry(); });
}

void RowTable::fitColumns(const QStringList& widest)
{
    m_widest = widest;
    m_widths.clear();
    measureRows();
}

void RowTable::narrowToRows()
{
    m_narrows = true;
    connect(model(), &QAbstractItemModel::rowsInserted, this, &RowTable::measureRows);
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &RowTable::measureRows);
    connect(model(), &QAbstractItemModel::dataChanged, this, &RowTable::measureRows);
}

void RowTable::shareRoom(const QString& rest)
{
    m_rest = rest;
    layOutColumns();
}

void RowTable::measureRows()
{
    m_rowWidths.clear();
    for (int column = 0; m_narrows && column < m_widest.size(); ++column)
        m_rowWidths += widthOfRows(column);
    layOutColumns();
}

int RowTable::widthOf(int column, const QString& widest) const
{
    const QFontMetrics text(figureFont(m_bodyPt));
    const QFontMetrics heading(m_bodyPt > kBodyPt ? textFont(kWallCaptionPt) : figureFont(kBodyPt));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    return std::max(text.horizontalAdvance(widest), heading.horizontalAdvance(title))
        + 2 * kBetween;
}

int RowTable::leastWidth(int column, const QString& widest) const
{
    return widthOf(column, widest) + kRounding;
}

int RowTable::widthOfRows(int column) const
{
    const QFontMetrics text(figureFont(m_bodyPt));
    int width = leastWidth(column, {});
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, column);
        const QVariant status = index.data(CellStatusRole);
        width = std::max(width,
            2 * kBetween + kRounding
                + (status.isValid()
                        ? statusWidth(status.value<console::Status>(), textFont(m_bodyPt))
                        : text.horizontalAdvance(index.data().toString())));
    }
    return width;
}

void RowTable::layOutColumns()
{
    QList<int> widths;
    int wanted = 0;
    for (int column = 0; column < m_widest.size(); ++column) {
        const bool takesRest = m_widest[column].isEmpty();
        widths += takesRest ? kWhatIsLeft : widthOf(column, m_widest[column]) + kInside;
        wanted += takesRest ? m_rowWidths.value(column) : widths.last();
    }
    if (m_narrows && !widths.isEmpty()) narrow(widths, wanted);
    if (!m_rest.isEmpty()) share(widths);
    if (widths == m_widths) return;
    m_widths = widths;
    for (int column = 0; column < widths.size(); ++column) {
        const bool takesRest = widths[column] == kWhatIsLeft;
        horizontalHeader()->setSectionResizeMode(
            column, takesRest ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!takesRest) setColumnWidth(column, widths[column]);
    }
}

void RowTable::narrow(QList<int>& widths, int wanted) const
{
    const int room = viewport()->width();
    for (int column = 0; wanted > room && column < widths.size(); ++column)
        if (widths[column] != kWhatIsLeft) widths[column] = m_rowWidths[column];
    if (!widths.contains(kWhatIsLeft) && std::accumulate(widths.cbegin(), widths.cend(), 0) <= room)
        widths.last() = kWhatIsLeft;
}

void RowTable::share(QList<int>& widths) const
{
    int room = viewport()->width();
    int columns = 0;
    for (int column = 0; column < widths.size(); ++column) {
        if (isColumnHidden(column)) continue;
        const bool takesRest = widths[column] == kWhatIsLeft;
        room -= takesRest ? widthOf(column, m_rest) : widths[column];
        ++columns;
    }
    if (room <= 0) return;
    for (int& width : widths)
        if (width != kWhatIsLeft) width += room / columns;
}

bool RowTable::isAsLaidOut() const
{
    for (int column = 0; column < m_widths.size(); ++column)
        if (m_widths[column] != kWhatIsLeft && !isColumnHidden(column)
            && columnWidth(column) != m_widths[column])
            return false;
    return true;
}

void RowTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (m_narrows || (!m_rest.isEmpty() && isAsLaidOut())) layOutColumns();
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
    const QScrollBar& sideways = *horizontalScrollBar();
    const int bar = sideways.maximum() > 0 ? sideways.sizeHint().height() : 0;
    return {horizontalHeader()->length(), rowHeightNow() * (rows + 1) + 2 * frameWidth() + bar};
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
