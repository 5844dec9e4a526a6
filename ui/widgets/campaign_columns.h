// How wide the columns of the table of campaigns are: what they may have one day, and what they
// need for the campaigns that are there.
#pragma once

#include "backend/console/snapshot.h"

#include <QStringList>

namespace dibs::ui {

/// One for each column: room for what will come, so that nothing moves while figures grow.
QStringList usualTexts();

/// The least: by how many digits figures have, not by which, and no fewer than they soon may have.
QStringList neededTexts(const console::Snapshot& snapshot);

/// `usual` where there is room for it, else between both, and no narrower than `needed`: the one of
/// names gives way last. What is over goes to the names, as far as one may need it, and then to all
/// columns alike.
QList<int> columnWidths(const QList<int>& usual, const QList<int>& needed, int room);

}  // namespace dibs::ui
