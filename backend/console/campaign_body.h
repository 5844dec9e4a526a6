// A draft or a change as the API takes it (API.md, "coupon"), so that a window on the server and
// one elsewhere are held to the same rules.
#pragma once

#include "backend/console/campaign_draft.h"

#include <QByteArray>

namespace dibs::console {

QByteArray bodyOf(const CampaignDraft& draft);
QByteArray bodyOf(const CampaignChange& change);

}  // namespace dibs::console
