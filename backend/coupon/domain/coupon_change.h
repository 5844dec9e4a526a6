// What operators did to a coupon, and from which offset of its partition on it holds.
#pragma once

#include "backend/common/ids.h"

#include <optional>

namespace dibs::coupon {

/// Created and StockChanged are part of the fold: a replay applies them at their offset. The others
/// act on admission only and are kept for the audit.
enum class ChangeKind { Created, StockChanged, Edited, Paused, Resumed, Closed };

struct CouponChange {
    CouponId couponId;
    int partition = 0;
    qint64 effectiveOffset = 0;  // holds for records at this offset and above
    ChangeKind kind = ChangeKind::Created;
    qint64 totalStock = 0;
    std::optional<qint64> validDays;
    qint64 changedAtMs = 0;
};

}  // namespace dibs::coupon
