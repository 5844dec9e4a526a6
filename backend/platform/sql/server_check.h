// What Dibs relies on and cannot set by itself: read from the server, for `dibs --check` and the
// start. On the connection's thread; for SQLite there is nothing to check.
#pragma once

#include "backend/platform/sql/connection.h"

#include <QList>

namespace dibs::sql {

struct ServerProblem {
    enum class Weight { Warning, Error };

    Weight weight = Weight::Error;
    QString name;  // of the setting
    QString value;  // as it is
    QString what;  // can happen, in a sentence
    QString mend;  // what to do

    bool operator==(const ServerProblem&) const = default;
};

/// Settings of the server that take back what a COMMIT promises, or that large batches do not fit.
Result<QList<ServerProblem>> durabilityProblems(Connection& connection);

/// What this user may not do in this database, but must.
Result<QList<ServerProblem>> privilegeProblems(Connection& connection);

/// "10.11.6-MariaDB"; SQLite's own version where there is no server.
Result<QString> serverVersion(Connection& connection);

/// Epoch milliseconds, by the server's clock.
Result<qint64> serverClockMs(Connection& connection);

}  // namespace dibs::sql
