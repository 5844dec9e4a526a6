// Whether a log is the one that was consumed: a topic that was deleted and made again has other
// records under the same offsets.
#pragma once

#include "backend/coupon/repository/sql_issuance_store.h"
#include "backend/eventlog/event_log.h"

namespace dibs::coupon {

/// The record that was decided last must still be the same; Corrupt when it is another one. A
/// record that is gone proves nothing.
Result<void> recognise(eventlog::LogReader& reader, int partition, const Position& position);

}  // namespace dibs::coupon
