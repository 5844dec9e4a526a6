#include "ui/models/partition_model.h"

#include "backend/console/figures.h"

namespace dibs::ui {

namespace {

using console::PartitionSnapshot;

/// Position and log do not fit, so nothing derived from both is known.
bool derivable(const PartitionSnapshot& partition)
{
    return partition.position <= partition.logEnd;
}

std::optional<double> decidedShare(const PartitionSnapshot& partition)
{
    if (!derivable(partition)) return std::nullopt;
    if (partition.logEnd == 0) return 1;
    return static_cast<double>(partition.position) / static_cast<double>(partition.logEnd);
}

QString decidedWords(const PartitionSnapshot& partition)
{
    const std::optional<double> share = decidedShare(partition);
    if (!share) return console::kUnknown;
    // 100 % is said only when nobody waits.
    const double percent = partition.lag() == 0 ? 100 : std::min(*share * 100, 99.9);
    return PartitionModel::tr("%1 % of the log is decided").arg(percent, 0, 'f', 1);
}

QString cell(const PartitionSnapshot& partition, int column)
{
    switch (static_cast<PartitionModel::Column>(column)) {
    case PartitionModel::Number: return QString::number(partition.partition);
    case PartitionModel::State: return console::statusOf(partition.state).word;
    case PartitionModel::Decided: return decidedWords(partition);
    case PartitionModel::Position: return console::count(partition.position);
    case PartitionModel::LogEnd: return console::count(partition.logEnd);
    case PartitionModel::Waiting:
        return derivable(partition) ? console::count(partition.lag()) : QString(console::kUnknown);
    case PartitionModel::Oldest: return console::duration(partition.oldestWaitMs);
    case PartitionModel::In: return console::rate(partition.inPerSecond);
    case PartitionModel::Out: return console::rate(partition.outPerSecond);
    case PartitionModel::Owner:
        return partition.owner.isEmpty() ? QString(console::kUnknown) : partition.owner;
    }
    Q_UNREACHABLE();
}

QString title(PartitionModel::Column column)
{
    switch (column) {
    case PartitionModel::Number: return PartitionModel::tr("Partition");
    case PartitionModel::State: return PartitionModel::tr("Status");
    case PartitionModel::Decided: return PartitionModel::tr("Decided");
    case PartitionModel::Position: return PartitionModel::tr("Position");
    case PartitionModel::LogEnd: return PartitionModel::tr("Log end");
    case PartitionModel::Waiting: return PartitionModel::tr("Waiting");
    case PartitionModel::Oldest: return PartitionModel::tr("Oldest");
    case PartitionModel::In: return PartitionModel::tr("In/s");
    case PartitionModel::Out: return PartitionModel::tr("Out/s");
    case PartitionModel::Owner: return PartitionModel::tr("Owner");
    }
    Q_UNREACHABLE();
}

QString explanation(PartitionModel::Column column)
{
    switch (column) {
    case PartitionModel::Number:
        return PartitionModel::tr("Part of the log; a campaign lives in one of them");
    case PartitionModel::State: return PartitionModel::tr("How the queue of this partition does");
    case PartitionModel::Decided: return PartitionModel::tr("Share of the log that is decided");
    case PartitionModel::Position:
        return PartitionModel::tr("The offset that is decided next, from the database");
    case PartitionModel::LogEnd: return PartitionModel::tr("The offset the next record will get");
    case PartitionModel::Waiting:
        return PartitionModel::tr("Lag: accepted and not yet decided, in records");
    case PartitionModel::Oldest:
        return PartitionModel::tr("How long the oldest undecided record has waited");
    case PartitionModel::In: return PartitionModel::tr("Records appended per second");
    case PartitionModel::Out: return PartitionModel::tr("Records decided per second");
    case PartitionModel::Owner:
        return PartitionModel::tr("The instance that decides this partition");
    }
    Q_UNREACHABLE();
}

bool isFigure(int column)
{
    return column >= PartitionModel::Position && column <= PartitionModel::Out;
}

QString hover(const PartitionSnapshot& partition, int column)
{
    if (partition.why.isEmpty()) return cell(partition, column);
    return partition.why + u'\n' + partition.whatToDo;
}

qint64 urgency(const PartitionSnapshot& partition)
{
    constexpr qint64 kLagMax = 1'000'000'000'000;
    return static_cast<qint64>(partition.state) * kLagMax + std::min(partition.lag(), kLagMax - 1);
}

}  // namespace

void PartitionModel::take(const console::Snapshot& snapshot)
{
    QList<PartitionRow> rows;
    rows.reserve(snapshot.partitions.size());
    for (const PartitionSnapshot& each : snapshot.partitions) rows.append({each});
    follow(rows);
}

int PartitionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant PartitionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const PartitionSnapshot& partition = rowAt(index).partition;
    switch (role) {
    case Qt::DisplayRole: return cell(partition, index.column());
    case Qt::ToolTipRole: return hover(partition, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            title(static_cast<Column>(index.column())), cell(partition, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::AlignVCenter | (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case StatusRole: return QVariant::fromValue(console::statusOf(partition.state));
    case ShareRole: {
        const std::optional<double> share = decidedShare(partition);
        return share ? QVariant(*share) : QVariant();
    }
    case UrgencyRole: return urgency(partition);
    case WordsRole: return hover(partition, index.column());
    default: return {};
    }
}

QVariant PartitionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    switch (role) {
    case Qt::DisplayRole: return title(static_cast<Column>(section));
    case Qt::ToolTipRole: return explanation(static_cast<Column>(section));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

}  // namespace dibs::ui
