// Why something does not work, in the language of whoever looks. Servers give their reasons in
// English: those that are Dibs' own sentences are known here and translated; what a neighbour said
// (SQLite, Kafka, the system) stays as it came, and is marked as a quotation.
#pragma once

#include <QStringList>

namespace dibs::console {

QString reasonWords(const QString& reason);

/// The sentences that are translated, with %1 for what differs; a test holds them against what the
/// backend says.
QStringList knownReasons();

}  // namespace dibs::console
