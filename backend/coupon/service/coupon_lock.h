// The lock of each coupon that is taken before the database's row locks, so that two consumers of
// one coupon do not wait for each other inside the database.
//
// Correctness never hangs on it: when it cannot be had in time, or at all, deciding goes on.
#pragma once

#include "backend/common/ids.h"

#include <QString>

#include <span>

namespace dibs::coupon {

/// acquire() and release() on one consumer's thread, problem() on any.
class CouponLock
{
public:
    virtual ~CouponLock() = default;

    /// Once for each batch. Waits 50 ms at most altogether (DESIGN.md §2); what is not had by then
    /// is done without.
    virtual void acquire(std::span<const CouponId> coupons) = 0;

    /// Of all that acquire() has got.
    virtual void release() = 0;

    /// Why issuing does without the lock ("lock degraded"); empty when all is well.
    virtual QString problem() const = 0;
};

/// For a consumer that is alone with its database: the embedded set-up.
class LocalCouponLock final : public CouponLock
{
public:
    void acquire(std::span<const CouponId>) override { }
    void release() override { }
    QString problem() const override { return {}; }
};

}  // namespace dibs::coupon
