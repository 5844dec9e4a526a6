#include "ui/models/campaign_model.h"

#include "backend/console/campaign_words.h"
#include "backend/console/figures.h"

namespace dibs::ui {

namespace {

using console::CampaignState;

QString figuresOf(const CampaignRow& row, qint64 nowMs)
{
    const console::CampaignSnapshot& campaign = row.campaign;
    if (campaign.lag == 0 && campaign.state != CampaignState::Opened)
        return console::stockOutlook(campaign, nowMs);

    QString text = CampaignModel::tr("%1 issued/s").arg(console::rate(campaign.issuedPerSecond));
    if (campaign.lag > 0)
        text += CampaignModel::tr(" · %1 waiting").arg(console::count(campaign.lag));
    if (row.oldestWaitMs)
        text += CampaignModel::tr(" · oldest %1").arg(console::duration(*row.oldestWaitMs));
    return text;
}

CampaignRow rowOf(const console::CampaignSnapshot& campaign, const console::Snapshot& snapshot)
{
    CampaignRow row{campaign, console::statusOf(campaign, snapshot), std::nullopt, {}};
    const console::PartitionSnapshot* partition = console::partitionOf(campaign, snapshot);
    if (partition && campaign.lag > 0) row.oldestWaitMs = partition->oldestWaitMs;
    row.figures = figuresOf(row, snapshot.takenAtMs);
    if (campaign.rehearsal) row.figures = CampaignModel::tr("rehearsal · %1").arg(row.figures);
    return row;
}

/// For those who hear the list instead of seeing it.
QString spoken(const CampaignRow& row)
{
    return CampaignModel::tr("%1, %2, %3 left of %4, %5")
        .arg(row.campaign.description, row.status.word, console::count(row.campaign.remaining),
            console::count(row.campaign.totalStock), row.figures);
}

}  // namespace

void CampaignModel::take(const console::Snapshot& snapshot)
{
    QList<CampaignRow> rows;
    rows.reserve(snapshot.campaigns.size());
    for (const console::CampaignSnapshot& each : snapshot.campaigns)
        rows.append(rowOf(each, snapshot));
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
    return parent.isValid() ? 0 : 1;
}

QVariant CampaignModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const CampaignRow& row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole: return row.campaign.description;
    case Qt::ToolTipRole:
        return tr("%1\nCampaign %2 on partition %3")
            .arg(row.campaign.description)
            .arg(row.campaign.couponId.value)
            .arg(row.campaign.partition);
    case Qt::AccessibleTextRole: return spoken(row);
    case RowRole: return QVariant::fromValue(row);
    default: return {};
    }
}

}  // namespace dibs::ui
