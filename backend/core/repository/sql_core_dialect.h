// The few places where the databases must be told the same thing in different words.
#pragma once

#include "backend/platform/sql/connection.h"

namespace dibs::core {

/// The folder of the migrations, for sql::migrate(), and the table that a server counts them in.
QString coreMigrations(sql::Dialect dialect);
inline constexpr auto kCoreVersionTable = "core_schema_version";

/// The number that the last INSERT of this connection was given.
Result<qint64> lastInsertId(sql::Connection& connection);

/// One number, or none where there is no row.
Result<std::optional<qint64>> numberIn(sql::Statement& executed);

}  // namespace dibs::core
