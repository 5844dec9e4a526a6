// Where a report goes: a file, in the form its name asks for.
#pragma once

#include "backend/common/result.h"
#include "backend/console/report.h"

namespace dibs::ui {

enum class ReportForm { Pdf, Csv, Json };

/// By the end of the name; PDF when it is none of ours.
ReportForm formOf(const QString& path);
QString suffixOf(ReportForm form);

/// "opening-night-report.pdf": what a file system and a mail take.
QString fileNameFor(const QString& description, ReportForm form);

/// Whole or not at all; the error says why, in words.
Result<void> saveReport(const console::CampaignReport& report, const QString& path);

}  // namespace dibs::ui
