#include "ui/widgets/plain_table.h"

#include "backend/console/status.h"
#include "ui/models/cell_roles.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/shapes.h"

#include <QHeaderView>
#include <QPainter>

namespace dibs::ui {

namespace {

constexpr int kBarHeight = 6;
constexpr int kTickHeight = 14;
constexpr int kRowsWanted = 4;  // of a table that takes what room there is

class PlainDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& inside, const QModelIndex& index) const override
    {
        if (const QVariant status = index.data(CellStatusRole); status.isValid())
            paintStateOrWords(painter, inside, status.value<console::Status>(), index);
        else if (const QVariant share = index.data(CellShareRole); share.isValid())
            paintShare(painter, inside, share.toDouble(), index.data(CellMarkRole));
        else if (const QVariant curve = index.data(CellCurveRole); curve.isValid())
            paintSparkline(
                painter, inside.adjusted(0, 5, 0, -5), curve.value<QList<float>>(), m_theme.accent);
        else
            paintText(painter, inside, index);
    }

private:
    /// Shape and word in the colour of the state; a sentence beside the shape stays plain.
    void paintStateOrWords(QPainter& painter, const QRect& area, const console::Status& status,
        const QModelIndex& index) const
    {
        if (index.data(Qt::DisplayRole).toString() == status.word)
            return paintStatus(painter, area, status, m_theme, textFont(m_bodyPt));
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
};

}  // namespace

PlainTable::PlainTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent)
    : RowTable(*new PlainDelegate(theme), model, parent)
{
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
}

void PlainTable::setRowsShown(int most)
{
    m_most = most;
    setSizePolicy(QSizePolicy::Expanding, most > 0 ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    updateGeometry();
}

void PlainTable::setRowsWanted(int least)
{
    m_wanted = least;
    updateGeometry();
}

QSize PlainTable::sizeHint() const
{
    const int rows = m_most > 0 ? m_most : std::max(m_wanted, kRowsWanted);
    return sizeOf(std::min(rows, model()->rowCount()));
}

QSize PlainTable::minimumSizeHint() const
{
    return m_wanted > 0 ? QSize(0, sizeHint().height()) : leastSize();
}

}  // namespace dibs::ui
