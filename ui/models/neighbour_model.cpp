#include "ui/models/neighbour_model.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "ui/models/cell_roles.h"

namespace dibs::ui {

namespace {

using console::NeighbourSnapshot;

constexpr qint64 kMinuteMs = 60'000;

QString since(const NeighbourRow& row)
{
    const qint64 sinceMs = row.neighbour.sinceMs;
    return sinceMs > 0 ? console::pastTime(sinceMs, row.atMs) : QString(console::kUnknown);
}

QString cell(const NeighbourRow& row, int column)
{
    switch (static_cast<NeighbourModel::Column>(column)) {
    case NeighbourModel::State: return console::statusOf(row.neighbour).word;
    case NeighbourModel::Name: return row.neighbour.name;
    case NeighbourModel::Kind: return console::kindWord(row.neighbour.kind);
    case NeighbourModel::RoundTrip: return console::roundTrip(row.neighbour);
    case NeighbourModel::Since: return since(row);
    case NeighbourModel::Meaning: return console::meaningOf(row.neighbour);
    }
    Q_UNREACHABLE();
}

QString title(NeighbourModel::Column column)
{
    switch (column) {
    case NeighbourModel::State: return NeighbourModel::tr("State");
    case NeighbourModel::Name: return NeighbourModel::tr("Neighbour");
    case NeighbourModel::Kind: return NeighbourModel::tr("What it is");
    case NeighbourModel::RoundTrip: return NeighbourModel::tr("Round trip");
    case NeighbourModel::Since: return NeighbourModel::tr("Since");
    case NeighbourModel::Meaning: return NeighbourModel::tr("What that means");
    }
    Q_UNREACHABLE();
}

QString explanation(NeighbourModel::Column column)
{
    switch (column) {
    case NeighbourModel::State: return NeighbourModel::tr("Asked once a second by the server");
    case NeighbourModel::Name:
    case NeighbourModel::Kind:
    case NeighbourModel::Meaning: return title(column);
    case NeighbourModel::RoundTrip:
        return NeighbourModel::tr("How long its last answer took, measured at the server");
    case NeighbourModel::Since: return NeighbourModel::tr("When it became so, healthy or not");
    }
    Q_UNREACHABLE();
}

QString hover(const NeighbourRow& row, int column)
{
    if (column == NeighbourModel::Since && row.neighbour.sinceMs > 0)
        return console::exactTime(row.neighbour.sinceMs);
    return row.neighbour.isWell() ? cell(row, column) : console::reasonWords(row.neighbour.problem);
}

int alignmentOf(int column)
{
    return Qt::AlignVCenter
        | (column == NeighbourModel::RoundTrip ? Qt::AlignRight : Qt::AlignLeft);
}

}  // namespace

void NeighbourModel::take(const console::Snapshot& snapshot)
{
    m_newestMs = std::max(m_newestMs, snapshot.takenAtMs);
    // Of the past all is told by the clock: "14 s ago" would be told against another now.
    const bool past = snapshot.takenAtMs < m_newestMs;
    QList<NeighbourRow> rows;
    for (const NeighbourSnapshot& each : snapshot.neighbours) {
        // A row changes when what it says changes, not with each moment.
        const bool young = !past && snapshot.takenAtMs - each.sinceMs < kMinuteMs;
        const qint64 minuteMs = (m_newestMs / kMinuteMs + (past ? 2 : 1)) * kMinuteMs;
        rows.append({each, young ? snapshot.takenAtMs : minuteMs});
    }
    follow(rows);
}

int NeighbourModel::firstIll() const
{
    for (int row = 0; row < rowCount(); ++row)
        if (!rowAt(index(row, 0)).neighbour.isWell()) return row;
    return -1;
}

QString NeighbourModel::wordsAt(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const NeighbourSnapshot& neighbour = rowAt(index).neighbour;
    if (neighbour.isWell()) return {};
    return tr("%1: %2.\n%3")
        .arg(neighbour.name, console::reasonWords(neighbour.problem), console::whatToDo(neighbour));
}

int NeighbourModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant NeighbourModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const NeighbourRow& row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case Qt::ToolTipRole: return hover(row, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            title(static_cast<Column>(index.column())), cell(row, index.column()));
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case CellStatusRole:
        return index.column() == State ? QVariant::fromValue(console::statusOf(row.neighbour))
                                       : QVariant();
    default: return {};
    }
}

QVariant NeighbourModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    switch (role) {
    case Qt::DisplayRole: return title(static_cast<Column>(section));
    case Qt::ToolTipRole: return explanation(static_cast<Column>(section));
    case Qt::TextAlignmentRole: return alignmentOf(section);
    default: return {};
    }
}

}  // namespace dibs::ui
