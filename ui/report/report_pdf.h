// A campaign's report on paper: what a manager, or an auditor, is given.
#pragma once

#include "backend/console/report.h"

class QIODevice;

namespace dibs::ui {

/// A4, in the language of the window.
void writePdf(const console::CampaignReport& report, QIODevice& file);

}  // namespace dibs::ui
