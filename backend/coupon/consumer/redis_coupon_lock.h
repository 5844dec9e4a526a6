// The lock of each coupon, shared by all instances through Redis: `lock:coupon-issue:{couponId}`.
#pragma once

#include "backend/coupon/service/coupon_lock.h"
#include "backend/platform/redis/connection.h"

#include <QDeadlineTimer>

#include <condition_variable>
#include <mutex>

namespace dibs::coupon {

/// One for each consumer's thread. Each lock holds a value that nobody else has, so that only its
/// owner takes it away; an owner that died is outlived by `expiry`.
///
/// A Redis that is away, slow or silent costs one budget, and then nothing until `pause` is over;
/// the same when somebody else keeps a lock for longer than the budget.
class RedisCouponLock final : public CouponLock
{
public:
    struct Times {
        std::chrono::milliseconds budget{50};  // for acquire(), and again for release()
        std::chrono::milliseconds pause{1'000};
        std::chrono::milliseconds expiry{10'000};
    };

    explicit RedisCouponLock(redis::Address address);
    RedisCouponLock(redis::Address address, Times times);

    void acquire(std::span<const CouponId> coupons) override;
    void release() override;
    QString problem() const override;

private:
    /// The first of `keys` that are now ours.
    Result<qsizetype> take(const redis::Command& keys, QDeadlineTimer latest);
    void waitForTheNextTry();
    void doWithout(const QString& why);
    void setProblem(const QString& problem);

    const Times m_times;
    const QByteArray m_owner;  // the beginning of every value of ours
    redis::Connection m_connection;
    quint64 m_batch = 0;  // the end of the value
    redis::Command m_held;  // keys
    QDeadlineTimer m_pause;  // until when it is not tried again

    mutable std::mutex m_mutex;
    std::condition_variable m_nextTry;
    QString m_problem;  // protected by m_mutex
};

}  // namespace dibs::coupon
