// Brings a database to the newest version of its schema, one numbered file after the other.
#pragma once

#include "backend/platform/sql/connection.h"

namespace dibs::sql {

/// Applies the files NNN_….sql in `directory` (a resource path) whose number is above the
/// database's version, each in a transaction of its own. Refuses a database that a newer Dibs has
/// written.
Result<void> migrate(Connection& connection, const QString& directory);

}  // namespace dibs::sql
