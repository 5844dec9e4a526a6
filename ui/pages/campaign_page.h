// The page of one campaign: its header, and the partitions below.
#pragma once

#include "backend/console/snapshot.h"

#include <QWidget>

namespace dibs::ui {

struct Theme;
class CampaignActions;
class CampaignHeader;
class ElidedLabel;
class PartitionModel;

class CampaignPage final : public QWidget
{
    Q_OBJECT

public:
    CampaignPage(const Theme& theme, CampaignActions& actions, PartitionModel& partitions,
        QWidget* parent = nullptr);

    void setCampaign(const console::CampaignSnapshot& campaign, const console::Snapshot& snapshot);
    void setFrozen(bool frozen);

private:
    CampaignHeader* m_header;
    ElidedLabel* m_where;
};

}  // namespace dibs::ui
