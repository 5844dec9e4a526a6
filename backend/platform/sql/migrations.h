// Brings a database to the newest version of its schema, one numbered file after the other.
#pragma once

#include "backend/platform/sql/connection.h"

namespace dibs::sql {

/// Applies the files NNN_….sql in `directory` (a resource path, of the connection's dialect) whose
/// number is above the database's version. Refuses a database that a newer Dibs has written.
///
/// On SQLite each file is a transaction of its own. A server commits with every CREATE, so there a
/// file must bear to be begun again (IF NOT EXISTS), and of several instances that start at once
/// one does it while the others wait, half a minute at most.
///
/// A server keeps the version in `versionTable`: of several modules in one database each has its
/// own.
Result<void> migrate(Connection& connection, const QString& directory,
    const QString& versionTable = QStringLiteral("schema_version"));

struct SchemaVersion {
    qint64 found = 0;  // 0: there are no tables yet
    qint64 newest = 0;  // that this Dibs knows
};
/// What migrate() would find. Changes nothing.
Result<SchemaVersion> schemaVersion(Connection& connection, const QString& directory,
    const QString& versionTable = QStringLiteral("schema_version"));

}  // namespace dibs::sql
