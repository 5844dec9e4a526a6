// How far each partition is decided, by whichever instance.
#pragma once

#include "backend/platform/sql/connection.h"

#include <QList>

namespace dibs::coupon {

/// The next offset of each partition, by number; 0 for one that was never consumed. Locks nothing.
Result<QList<qint64>> readPositions(sql::Connection& connection, int partitions);

/// How many partitions the database has positions for; 0 before the first start.
Result<int> consumedPartitions(sql::Connection& connection);

}  // namespace dibs::coupon
