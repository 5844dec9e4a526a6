#include "ui/widgets/plain_table.h"

#include "backend/console/status.h"
#include "ui/models/cell_roles.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/shapes.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace dibs::ui {

namespace {

constexpr int kBarHeight = 6;
constexpr int kTickHeight = 14;
constexpr int kFocusWidth = 3;
constexpr int kRowsWanted = 4;  // of a table that takes what room there is

class PlainDelegate final : public QStyledItemDelegate
{
public:
    PlainDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        painter->save();
        paintGround(*painter, option, index);
        const QRect inside = option.rect.adjusted(kBetween, 0, -kBetween, -1);
        if (const QVariant status = index.data(CellStatusRole); status.isValid())
            paintState(*painter, inside, status.value<console::Status>(), index);
        else if (const QVariant share = index.data(CellShareRole); share.isValid())
            paintShare(*painter, inside, share.toDouble(), index.data(CellMarkRole));
        else if (const QVariant curve = index.data(CellCurveRole); curve.isValid())
            paintSparkline(*painter, inside.adjusted(0, 5, 0, -5), curve.value<QList<float>>(),
                m_theme.accent);
        else
            paintText(*painter, inside, index);
        painter->restore();
    }

private:
    void paintGround(
        QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        if (option.state & QStyle::State_Selected) {
            painter.fillRect(option.rect, m_theme.selection());
            QRect mark = option.rect;
            mark.setWidth(kFocusWidth);
            const bool focused = option.widget && option.widget->hasFocus();
            if (index.column() == 0)
                painter.fillRect(mark, focused ? m_theme.accent : m_theme.muted);
        }
        QRect bottom = option.rect;
        bottom.setTop(bottom.bottom());
        painter.fillRect(bottom, m_theme.line);
    }

    /// Shape and word in the colour of the state; a sentence beside the shape stays plain.
    void paintState(QPainter& painter, const QRect& area, const console::Status& status,
        const QModelIndex& index) const
    {
        if (index.data(Qt::DisplayRole).toString() == status.word)
            return paintStatus(painter, area, status, m_theme, textFont(kBodyPt));
        const QRectF box(
            area.left(), area.center().y() - kShapeSize / 2.0 + 1, kShapeSize, kShapeSize);
        paintShape(painter, box, status.shape, m_theme.of(status.tone));
        paintText(painter, area.adjusted(kShapeSize + kBetween, 0, 0, 0), index);
    }

    void paintShare(QPainter& painter, const QRect& area, double share, const QVariant& tick) const
    {
        const QRect bar(
            area.left(), area.center().y() - kBarHeight / 2 + 1, area.width(), kBarHeight);
        paintBar(painter, bar, share, m_theme.accent, m_theme.track());
        if (!tick.isValid()) return;
        const int x = area.left() + int(tick.toDouble() * (area.width() - 2));
        painter.fillRect(
            QRect(x, area.center().y() - kTickHeight / 2 + 1, 2, kTickHeight), m_theme.text);
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

PlainTable::PlainTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent)
    : QTableView(parent)
{
    setModel(&model);
    setItemDelegate(new PlainDelegate(theme, this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFont(textFont(kCaptionPt));
    horizontalHeader()->setFixedHeight(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
}

void PlainTable::setWidths(const QStringList& widest)
{
    const QFontMetrics metrics(figureFont(kBodyPt));
    for (int column = 0; column < widest.size(); ++column) {
        if (widest[column].isEmpty()) {
            horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
            continue;
        }
        const QString title
            = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width
            = std::max(metrics.horizontalAdvance(widest[column]), metrics.horizontalAdvance(title));
        setColumnWidth(column, width + 2 * kBetween + kInside);
    }
}

void PlainTable::setRowsShown(int most)
{
    m_most = most;
    setSizePolicy(QSizePolicy::Expanding, most > 0 ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    updateGeometry();
}

QSize PlainTable::sizeHint() const
{
    const int rows = std::min(m_most > 0 ? m_most : kRowsWanted, model()->rowCount());
    return {horizontalHeader()->length(), kRowHeight * (rows + 1) + 2 * frameWidth()};
}

QSize PlainTable::minimumSizeHint() const
{
    return {0, std::min(sizeHint().height(), 4 * kRowHeight)};
}

}  // namespace dibs::ui
