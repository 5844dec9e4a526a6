// Where event ids come from.
#pragma once

#include "backend/common/ids.h"

#include <QByteArray>

namespace dibs {

/// A fresh UUIDv7 (RFC 9562, 5.7): ordered by time, so that an index over them grows at its end.
/// Any thread.
EventId newEventId(qint64 nowMs);

/// The same wish of the same user under the same Idempotency-Key always gets the same id (UUIDv8,
/// RFC 9562, 5.8), so a retry meets its own outcome and nothing else has to be stored.
EventId eventIdFor(const QByteArray& idempotencyKey, UserId userId, CouponId couponId);

}  // namespace dibs
