// "I pressed first!" in a terminal: what became of a request, and who stands before and after it.
#pragma once

#include "app/watch_text.h"
#include "backend/console/customer.h"

namespace dibs::app {

/// What was asked, and what is known of it.
struct WatchCustomer {
    QString text;  // a user id or a request id, as typed
    console::CustomerQuestion question;  // the one that was asked
    bool typing = false;
    bool searching = false;
    QString problem;  // why nothing came; empty: nothing was asked, or it went well
    bool failed = false;  // else nobody was found
    std::optional<console::CustomerStory> story;
    qint64 toldAtMs = 0;
    qsizetype request = 0;  // of the story's, the one shown
};

/// At most `rows` lines; what is least needed is left out first.
QList<WatchLine> customerPage(const WatchCustomer& customer, int columns, int rows, qint64 nowMs);

}  // namespace dibs::app
