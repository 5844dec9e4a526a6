#include "ui/models/campaign_model.h"

#include "backend/console/campaign_words.h"
#include "backend/console/figures.h"
#include "ui/models/cell_roles.h"
#include "ui/rate_history.h"

#include <QDateTime>

namespace dibs::ui {

namespace {

using console::CampaignState;

QString liveFiguresOf(const CampaignRow& row)
{
    const console::CampaignSnapshot& campaign = row.campaign;
    if (campaign.lag == 0 && campaign.state != CampaignState::Opened)
        return console::stockOutlook(campaign, row.today);

    QString text = CampaignModel::tr("%1 issued/s").arg(console::rate(campaign.issuedPerSecond));
    if (campaign.lag > 0)
        text += CampaignModel::tr(" · %1 waiting").arg(console::count(campaign.lag));
    if (row.oldestWaitMs)
        text += CampaignModel::tr(" · oldest %1").arg(console::duration(*row.oldestWaitMs));
    return text;
}

CampaignRow rowOf(
    const console::CampaignSnapshot& campaign, const console::Snapshot& snapshot, qint64 today)
{
    CampaignRow row{campaign, console::statusOf(campaign, snapshot), std::nullopt, today};
    const console::PartitionSnapshot* partition = console::partitionOf(campaign, snapshot);
    if (partition && campaign.lag > 0) row.oldestWaitMs = partition->oldestWaitMs;
    return row;
}

QString timeOf(std::optional<qint64> atMs, qint64 today)
{
    return atMs.value_or(0) > 0 ? console::clockTime(*atMs, today) : QString(console::kUnknown);
}

/// For those who hear the list instead of seeing it.
QString spoken(const CampaignRow& row)
{
    return CampaignModel::tr("%1, %2, %3 left of %4, %5")
        .arg(row.campaign.description, row.status.word, console::count(row.campaign.remaining),
            console::count(row.campaign.totalStock), figuresOf(row));
}

QString cell(const CampaignRow& row, int column)
{
    const console::CampaignSnapshot& campaign = row.campaign;
    switch (static_cast<CampaignModel::Column>(column)) {
    case CampaignModel::Name: return campaign.description;
    case CampaignModel::State: return row.status.word;
    case CampaignModel::Left: return console::count(campaign.remaining);
    case CampaignModel::Total: return console::count(campaign.totalStock);
    case CampaignModel::Issued: return console::count(campaign.issued);
    case CampaignModel::Accepting: return console::rate(campaign.acceptedPerSecond);
    case CampaignModel::Issuing: return console::rate(campaign.issuedPerSecond);
    case CampaignModel::Trend: return {};
    case CampaignModel::Waiting: return console::count(campaign.lag);
    case CampaignModel::Oldest: return console::duration(row.oldestWaitMs);
    case CampaignModel::Opens: return timeOf(campaign.opensAtMs, row.today);
    case CampaignModel::Closes: return timeOf(campaign.closesAtMs, row.today);
    case CampaignModel::Partition: return QString::number(campaign.partition);
    case CampaignModel::Number: return QString::number(campaign.couponId.value);
    }
    Q_UNREACHABLE();
}

/// Figures as figures; a state by how much it needs somebody.
QVariant sortKey(const CampaignRow& row, int column)
{
    const console::CampaignSnapshot& campaign = row.campaign;
    switch (static_cast<CampaignModel::Column>(column)) {
    case CampaignModel::Name: return campaign.description;
    case CampaignModel::State: return static_cast<int>(row.status.tone);
    case CampaignModel::Left: return campaign.remaining;
    case CampaignModel::Total: return campaign.totalStock;
    case CampaignModel::Issued: return campaign.issued;
    case CampaignModel::Accepting: return campaign.acceptedPerSecond;
    case CampaignModel::Issuing:
    case CampaignModel::Trend: return campaign.issuedPerSecond;
    case CampaignModel::Waiting: return campaign.lag;
    case CampaignModel::Oldest: return row.oldestWaitMs.value_or(-1);
    case CampaignModel::Opens: return campaign.opensAtMs;
    case CampaignModel::Closes: return campaign.closesAtMs.value_or(0);
    case CampaignModel::Partition: return campaign.partition;
    case CampaignModel::Number: return campaign.couponId.value;
    }
    Q_UNREACHABLE();
}

QString title(int column)
{
    switch (static_cast<CampaignModel::Column>(column)) {
    case CampaignModel::Name: return CampaignModel::tr("Campaign");
    case CampaignModel::State: return CampaignModel::tr("State");
    case CampaignModel::Left: return CampaignModel::tr("Left");
    case CampaignModel::Total: return CampaignModel::tr("Stock");
    case CampaignModel::Issued: return CampaignModel::tr("Issued");
    case CampaignModel::Accepting: return CampaignModel::tr("Accepted/s");
    case CampaignModel::Issuing: return CampaignModel::tr("Issued/s");
    case CampaignModel::Trend: return CampaignModel::tr("Last minute");
    case CampaignModel::Waiting: return CampaignModel::tr("Waiting");
    case CampaignModel::Oldest: return CampaignModel::tr("Oldest");
    case CampaignModel::Opens: return CampaignModel::tr("Opens");
    case CampaignModel::Closes: return CampaignModel::tr("Closes");
    case CampaignModel::Partition: return CampaignModel::tr("Partition");
    case CampaignModel::Number: return CampaignModel::tr("Number");
    }
    Q_UNREACHABLE();
}

int alignmentOf(int column)
{
    const bool isText = column == CampaignModel::Name || column == CampaignModel::State
        || column == CampaignModel::Trend;
    return int(Qt::AlignVCenter) | int(isText ? Qt::AlignLeft : Qt::AlignRight);
}

}  // namespace

QString figuresOf(const CampaignRow& row)
{
    const QString figures = liveFiguresOf(row);
    return row.campaign.rehearsal ? CampaignModel::tr("rehearsal · %1").arg(figures) : figures;
}

void CampaignModel::take(const console::Snapshot& snapshot)
{
    const qint64 today = QDateTime::fromMSecsSinceEpoch(snapshot.takenAtMs)
                             .date()
                             .startOfDay()
                             .toMSecsSinceEpoch();
    QList<CampaignRow> rows;
    rows.reserve(snapshot.campaigns.size());
    for (const console::CampaignSnapshot& each : snapshot.campaigns)
        rows.append(rowOf(each, snapshot, today));
    follow(rows);
}

CouponId CampaignModel::idAt(const QModelIndex& index) const
{
    return index.isValid() ? rowAt(index).key() : CouponId();
}

QModelIndex CampaignModel::indexOf(CouponId campaign) const
{
    const int row = find(campaign);
    return row < 0 ? QModelIndex() : index(row, 0);
}

int CampaignModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant CampaignModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const CampaignRow& row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case Qt::ToolTipRole:
        return tr("%1\nCampaign %2 on partition %3")
            .arg(row.campaign.description)
            .arg(row.campaign.couponId.value)
            .arg(row.campaign.partition);
    case Qt::AccessibleTextRole:
        if (index.column() == Name) return spoken(row);
        return tr("%1: %2").arg(title(index.column()), cell(row, index.column()));
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case CellStatusRole:
        return index.column() == State ? QVariant::fromValue(row.status) : QVariant();
    case CellCurveRole:
        if (index.column() != Trend || !m_rates || row.campaign.state != CampaignState::Opened)
            return {};
        return QVariant::fromValue(m_rates->of(row.key()).out);
    case RowRole: return QVariant::fromValue(row);
    case SortRole: return sortKey(row, index.column());
    default: return {};
    }
}

QVariant CampaignModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return title(section);
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    return {};
}

}  // namespace dibs::ui
