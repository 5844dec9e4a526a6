// Why an operator did something: kept for the audit, and for nothing else.
#pragma once

#include <QString>

namespace dibs::coupon {

/// Kept when a reason is given.
struct ChangeNote {
    QString changedBy;
    QString reason;
};

// As wide as the columns are where columns have a width.
inline constexpr int kChangedByMax = 200;
inline constexpr int kReasonMax = 2'000;

}  // namespace dibs::coupon
