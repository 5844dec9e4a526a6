#include "ui/models/partition_model.h"

#include "backend/console/figures.h"
#include "backend/console/partition_words.h"
#include "ui/models/cell_roles.h"
#include "ui/rate_history.h"

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

/// A few records say nothing about how they are spread.
constexpr qint64 kSkewFrom = 1'000;
constexpr double kSkewed = 1.5;

qint64 recordsOf(const console::Snapshot& snapshot)
{
    qint64 records = 0;
    for (const PartitionSnapshot& each : snapshot.partitions) records += each.logEnd;
    return records;
}

double evenSharesOf(const PartitionSnapshot& partition, qint64 records, qsizetype partitions)
{
    if (records == 0) return 1;
    return static_cast<double>(partition.logEnd) * static_cast<double>(partitions)
        / static_cast<double>(records);
}

QString times(double evenShares)
{
    return PartitionModel::tr("%1 ×").arg(evenShares, 0, 'f', 1);
}

QString cell(const PartitionRow& row, int column)
{
    const PartitionSnapshot& partition = row.partition;
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
    case PartitionModel::Trend: return {};
    case PartitionModel::Skew: return times(row.evenShares);
    case PartitionModel::Owner:
        return partition.owner.isEmpty() ? QString(console::kUnknown) : partition.owner;
    }
    Q_UNREACHABLE();
}

QString title(PartitionModel::Column column)
{
    switch (column) {
    case PartitionModel::Number: return PartitionModel::tr("Partition");
    case PartitionModel::State: return PartitionModel::tr("State");
    case PartitionModel::Decided: return PartitionModel::tr("Decided");
    case PartitionModel::Position: return PartitionModel::tr("Position");
    case PartitionModel::LogEnd: return PartitionModel::tr("Log end");
    case PartitionModel::Waiting: return PartitionModel::tr("Waiting");
    case PartitionModel::Oldest: return PartitionModel::tr("Oldest");
    case PartitionModel::In: return PartitionModel::tr("In/s");
    case PartitionModel::Out: return PartitionModel::tr("Out/s");
    case PartitionModel::Trend: return PartitionModel::tr("Last minute");
    case PartitionModel::Skew: return PartitionModel::tr("Share");
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
    case PartitionModel::Trend:
        return PartitionModel::tr("Records decided per second over the last minute");
    case PartitionModel::Skew:
        return PartitionModel::tr(
            "Its records against an even share of all records, which is the tick in the middle");
    case PartitionModel::Owner:
        return PartitionModel::tr("The instance that decides this partition");
    }
    Q_UNREACHABLE();
}

bool isFigure(int column)
{
    return column >= PartitionModel::Position && column <= PartitionModel::Out;
}

QString hover(const PartitionRow& row, int column)
{
    const PartitionSnapshot& partition = row.partition;
    if (column == PartitionModel::Skew)
        return PartitionModel::tr("%1 an even share of all records").arg(cell(row, column));
    const QString why = console::why(partition);
    if (why.isEmpty()) return cell(row, column);
    return why + u'\n' + console::whatToDo(partition);
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
    const qint64 records = recordsOf(snapshot);
    for (const PartitionSnapshot& each : snapshot.partitions)
        rows.append({each, evenSharesOf(each, records, snapshot.partitions.size())});
    follow(rows);
}

int PartitionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant PartitionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const PartitionRow& row = rowAt(index);
    const PartitionSnapshot& partition = row.partition;
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case Qt::ToolTipRole: return hover(row, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            title(static_cast<Column>(index.column())), cell(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::AlignVCenter | (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case CellStatusRole: return QVariant::fromValue(console::statusOf(partition.state));
    case ShareRole: {
        const std::optional<double> share = decidedShare(partition);
        return share ? QVariant(*share) : QVariant();
    }
    case UrgencyRole: return urgency(partition);
    case WordsRole: return hover(row, index.column());
    case CellShareRole:
        return index.column() == Skew ? QVariant(std::min(row.evenShares / 2, 1.0)) : QVariant();
    case CellCurveRole:
        return index.column() == Trend && m_rates
            ? QVariant::fromValue(m_rates->ofPartition(row.key()).out)
            : QVariant();
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

QString skewWords(const console::Snapshot& snapshot)
{
    const qint64 records = recordsOf(snapshot);
    const auto most = std::max_element(snapshot.partitions.cbegin(), snapshot.partitions.cend(),
        [](const PartitionSnapshot& one, const PartitionSnapshot& other) {
            return one.logEnd < other.logEnd;
        });
    if (records < kSkewFrom) return {};
    const double shares = evenSharesOf(*most, records, snapshot.partitions.size());
    if (shares < kSkewed) return {};
    return PartitionModel::tr(
        "Partition %1 has %2 an even share of all records. A campaign lives in "
        "one partition, so a large one makes its partition hot; others are "
        "not held up by it.")
        .arg(QString::number(most->partition), times(shares));
}

}  // namespace dibs::ui
