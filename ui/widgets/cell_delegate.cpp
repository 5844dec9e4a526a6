#include "ui/widgets/cell_delegate.h"

#include "backend/console/status.h"
#include "ui/models/cell_roles.h"
#include "ui/theme.h"
#include "ui/widgets/shapes.h"

#include <QPainter>

namespace dibs::ui {

namespace {

constexpr int kMarkWidth = 3;

}  // namespace

CellDelegate::CellDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void CellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, m_theme.selection());
        QRect mark = option.rect;
        mark.setWidth(kMarkWidth);
        const bool focused = option.widget && option.widget->hasFocus();
        if (index.column() == 0) painter->fillRect(mark, focused ? m_theme.accent : m_theme.muted);
    }
    QRect bottom = option.rect;
    bottom.setTop(bottom.bottom());
    painter->fillRect(bottom, m_theme.line);
    paintCell(*painter, option.rect.adjusted(kBetween, 0, -kBetween, -1), index);
    painter->restore();
}

void CellDelegate::paintCell(QPainter& painter, const QRect& inside, const QModelIndex& index) const
{
    if (index.data(CellStatusRole).isValid())
        paintState(painter, inside, index);
    else
        paintText(painter, inside, index);
}

void CellDelegate::paintState(
    QPainter& painter, const QRect& inside, const QModelIndex& index) const
{
    const auto status = index.data(CellStatusRole).value<console::Status>();
    paintStatus(painter, inside, status, m_theme, textFont(m_bodyPt));
}

void CellDelegate::paintText(QPainter& painter, const QRect& inside, const QModelIndex& index) const
{
    painter.setFont(figureFont(m_bodyPt));
    painter.setPen(m_theme.text);
    drawOnLine(painter, inside, index.data(Qt::TextAlignmentRole).toInt(),
        index.data(Qt::DisplayRole).toString());
}

}  // namespace dibs::ui
