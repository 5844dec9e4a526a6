#include "ui/pages/campaign_page.h"

#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/campaign_header.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/partition_table.h"

#include <QVBoxLayout>

namespace dibs::ui {

CampaignPage::CampaignPage(
    const Theme& theme, CampaignActions& actions, PartitionModel& partitions, QWidget* parent)
    : QWidget(parent)
    , m_header(new CampaignHeader(theme, actions))
    , m_where(new ElidedLabel)
{
    auto* title = new QLabel(tr("Partitions"));
    title->setFont(textFont(kTitlePt, QFont::DemiBold));
    setRole(*m_where, "muted");

    auto* heading = new QHBoxLayout;
    heading->setSpacing(kBetween);
    heading->addWidget(title);
    heading->addWidget(m_where, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(m_header);
    layout->addSpacing(kAround);
    layout->addLayout(heading);
    layout->addWidget(new PartitionTable(theme, partitions));
    layout->addStretch(1);
}

void CampaignPage::setCampaign(
    const console::CampaignSnapshot& campaign, const console::Snapshot& snapshot)
{
    m_header->setCampaign(campaign, snapshot);
    m_where->setText(tr("this campaign is on partition %1").arg(campaign.partition));
}

void CampaignPage::setFrozen(bool frozen)
{
    m_header->setFrozen(frozen);
}

}  // namespace dibs::ui
