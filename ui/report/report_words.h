// A campaign's report in words, the same on the screen and on paper.
#pragma once

#include "backend/console/report.h"
#include "backend/console/status.h"

#include <QList>
#include <QString>

namespace dibs::ui {

/// Whether the log proves what the database says.
console::Status proofStatus(const console::CampaignReport& report);
QString proofWords(const console::CampaignReport& report);

/// Requests that were decided, whatever became of them.
qint64 decidedCount(const console::CampaignReport& report);

struct ReportPart {
    struct Line {
        QString name;
        QString value;
    };
    QString title;
    QList<Line> lines;
};

/// Figures, waits, refusals; a part without lines is left out.
QList<ReportPart> partsOf(const console::CampaignReport& report);

}  // namespace dibs::ui
