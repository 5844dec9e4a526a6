#include "ui/pages/page_list.h"

#include "ui/pages/campaign_page.h"
#include "ui/pages/customer_page.h"
#include "ui/pages/feed_page.h"
#include "ui/pages/health_page.h"
#include "ui/pages/letters_page.h"
#include "ui/pages/partitions_page.h"

namespace dibs::ui {

QList<Page*> makePages(const PageGiven& given)
{
    return {
        new CampaignPage(given),
        new PartitionsPage(given),
        new FeedPage(given),
        new CustomerPage(given),
        new HealthPage(given),
        new LettersPage(given),
    };
}

}  // namespace dibs::ui
