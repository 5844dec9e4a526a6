// What `dibs --watch` shows, as lines of text: a function of the snapshot and of where one looks.
#pragma once

#include "backend/console/console.h"
#include "backend/console/status.h"

#include <QHash>

namespace dibs::app {

struct WatchSpan {
    QString text;
    std::optional<console::Tone> tone;  // none: the terminal's own colour
    bool bold = false;
};

using WatchLine = QList<WatchSpan>;

/// Where the operator looks.
struct WatchView {
    static constexpr int kPages = 4;
    /// Of each curve; older ones are dropped.
    static constexpr qsizetype kHistoryMax = 200;

    int columns = 80;
    int rows = 24;
    int page = 1;
    bool frozen = false;
    bool help = false;
    QString filter;  // of campaigns, by their words
    bool filtering = false;  // being typed
    CouponId campaign;  // chosen; not valid: the first
    QString notice;  // what became of a command, or its question
    QHash<CouponId, QList<double>> issued;  // issued/s, oldest first

    /// Keeps the curves; once for each snapshot.
    void remember(const console::Snapshot& snapshot);
};

/// Those that the filter lets through.
QList<console::CampaignSnapshot> campaignsIn(
    const console::Snapshot& snapshot, const WatchView& view);
/// The one chosen, or null when there is none.
const console::CampaignSnapshot* chosenIn(
    const QList<console::CampaignSnapshot>& campaigns, const WatchView& view);

/// Exactly view.rows lines, none wider than view.columns.
QList<WatchLine> watchLines(const console::Console& console, const WatchView& view, qint64 nowMs);

/// Cells on a terminal: Korean letters take two.
int cellsOf(const QString& text);
/// Cut with "…" or filled with blanks to that width.
QString fitted(const QString& text, int cells, Qt::AlignmentFlag side = Qt::AlignLeft);
QString plainText(const WatchLine& line);

}  // namespace dibs::app
