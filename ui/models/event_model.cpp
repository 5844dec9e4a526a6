#include "ui/models/event_model.h"

#include "backend/console/figures.h"
#include "ui/models/cell_roles.h"

#include <QDateTime>

namespace dibs::ui {

namespace {

QString cell(const EventRow& row, int column)
{
    switch (static_cast<EventModel::Column>(column)) {
    case EventModel::Time: return console::clockTime(row.event.atMs, row.today);
    case EventModel::What: return console::wordsOf(row.event);
    }
    Q_UNREACHABLE();
}

QString title(EventModel::Column column)
{
    switch (column) {
    case EventModel::Time: return EventModel::tr("Time");
    case EventModel::What: return EventModel::tr("What happened");
    }
    Q_UNREACHABLE();
}

}  // namespace

void EventModel::take(const QList<console::Event>& oldestFirst, qint64 nowMs)
{
    // The same value all day long, so that rows only change with the day.
    const qint64 today
        = QDateTime::fromMSecsSinceEpoch(nowMs).date().startOfDay().toMSecsSinceEpoch();
    if (oldestFirst == m_taken && today == m_today) return;
    m_taken = oldestFirst;
    m_today = today;
    QList<EventRow> rows;
    rows.reserve(oldestFirst.size());
    for (auto each = oldestFirst.crbegin(); each != oldestFirst.crend(); ++each)
        rows.append({*each, today});
    follow(rows);
}

qint64 EventModel::timeAt(const QModelIndex& index) const
{
    return index.isValid() ? rowAt(index).event.atMs : 0;
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const EventRow& row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(
            console::exactTime(row.event.atMs), console::wordsOf(row.event));
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            title(static_cast<Column>(index.column())), cell(row, index.column()));
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | Qt::AlignLeft);
    case CellStatusRole:
        return index.column() == What ? QVariant::fromValue(console::statusOf(row.event.kind))
                                      : QVariant();
    default: return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return title(static_cast<Column>(section));
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | Qt::AlignLeft);
    return {};
}

}  // namespace dibs::ui
