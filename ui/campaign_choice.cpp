#include "ui/campaign_choice.h"

#include <algorithm>

namespace dibs::ui {

void CampaignChoice::choose(CouponId campaign)
{
    if (m_campaign == campaign) return;
    m_campaign = campaign;
    Q_EMIT changed(campaign);
}

void CampaignChoice::follow(const console::Snapshot& snapshot)
{
    if (m_expected.isValid() && campaignOf(snapshot, m_expected)) {
        choose(m_expected);
        m_expected = {};
    }
    if (in(snapshot)) return;
    choose(snapshot.campaigns.isEmpty() ? CouponId() : snapshot.campaigns.first().couponId);
}

const console::CampaignSnapshot* CampaignChoice::in(const console::Snapshot& snapshot) const
{
    return campaignOf(snapshot, m_campaign);
}

const console::CampaignSnapshot* campaignOf(const console::Snapshot& snapshot, CouponId id)
{
    const auto found = std::find_if(snapshot.campaigns.cbegin(), snapshot.campaigns.cend(),
        [id](const console::CampaignSnapshot& each) { return each.couponId == id; });
    return found == snapshot.campaigns.cend() ? nullptr : &*found;
}

}  // namespace dibs::ui
