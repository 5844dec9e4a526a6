// A campaign's report for machines: plain figures, times in UTC, English names that stay.
#pragma once

#include "backend/console/report.h"

#include <QByteArray>

namespace dibs::ui {

/// RFC 4180 with the columns section, name, value.
QByteArray csvOf(const console::CampaignReport& report);

}  // namespace dibs::ui
