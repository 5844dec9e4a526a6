// The one hot coupon of the measurements. Dibs and bare SQLite write the same rows for it, so that
// nothing but the work itself is compared.
#pragma once

#include "backend/common/ids.h"

namespace dibs::bench {

inline constexpr CouponId kHotCoupon{1};

/// Who presses as the n-th of `count` people, each of them once. People do not come in the order of
/// their ids, and an index that grows everywhere costs more than one that grows at its end.
inline UserId userAt(qint64 n, qint64 count)
{
    constexpr qint64 kPrimeStep = 7'919;
    return {n * kPrimeStep % count + 1};
}

}  // namespace dibs::bench
