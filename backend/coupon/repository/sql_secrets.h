// Secrets that all instances share live in the database, never in argv or a log.
#pragma once

#include "backend/platform/sql/connection.h"

namespace dibs::coupon {

/// The 32 random bytes that sign request ids; made at the first call on a new database.
Result<QByteArray> requestIdKey(sql::Connection& connection);

}  // namespace dibs::coupon
