// What `dibs --watch` shows, as lines of text: a function of the snapshot and of where one looks.
#pragma once

#include "app/watch_customer.h"
#include "app/watch_letters.h"
#include "backend/console/console.h"

#include <QHash>

namespace dibs::app {

/// Where the operator looks.
struct WatchView {
    /// By the keys 1 to 6, as in the window.
    enum Page { Campaign = 1, Partitions, Feed, Customer, Health, Letters };
    static constexpr int kPages = Letters;
    /// Of each curve; older ones are dropped.
    static constexpr qsizetype kHistoryMax = 200;

    int columns = 80;
    int rows = 24;
    int page = Campaign;
    bool paused = false;  // by whoever looks
    bool help = false;
    bool problems = false;  // all of them, in the place of the page
    qsizetype problem = 0;  // the first one shown there
    QString filter;  // of campaigns, by their words
    bool filtering = false;  // being typed
    CouponId campaign;  // chosen; not valid: the first
    QString notice;  // what became of a command, or its question
    QHash<CouponId, QList<double>> issued;  // issued/s, oldest first
    WatchCustomer customer;
    WatchLetters letters;

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

}  // namespace dibs::app
