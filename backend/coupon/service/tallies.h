// What happened since the start, counted where it happens and read by whoever shows it.
#pragma once

#include "backend/coupon/repository/batch_outcome.h"

#include <QHash>

#include <array>
#include <atomic>
#include <memory>
#include <shared_mutex>

namespace dibs::coupon {

/// Any thread. Single figures are exact; read together they may be a moment apart.
class Tallies
{
public:
    struct Totals {
        quint64 accepted = 0;
        quint64 issued = 0;
        quint64 soldOut = 0;
        quint64 duplicate = 0;
        quint64 rejected = 0;
        quint64 deadLetters = 0;
        quint64 refused = 0;
        quint64 unavailable = 0;
    };
    struct OfCoupon {
        qint64 accepted = 0;
        qint64 decided = 0;
        qint64 issued = 0;

        /// Accepted and not yet decided; what was in the log at the start counts as accepted.
        qint64 undecided() const { return accepted > decided ? accepted - decided : 0; }
    };

    void countAccepted(CouponId coupon, qint64 count = 1);
    void countBacklog(
        CouponId coupon, qint64 count);  // undecided records found in the log at the start
    void countRefused() { ++m_refused; }
    void countUnavailable() { ++m_unavailable; }
    void countDecided(const BatchOutcome& batch);

    Totals totals() const;
    OfCoupon of(CouponId coupon) const;

private:
    struct Counters {
        std::atomic<qint64> accepted = 0;
        std::atomic<qint64> decided = 0;
        std::atomic<qint64> issued = 0;
    };
    std::shared_ptr<Counters> counters(CouponId coupon);

    mutable std::shared_mutex m_mutex;
    QHash<CouponId, std::shared_ptr<Counters>> m_coupons;  // the hash is protected by m_mutex
    std::atomic<quint64> m_accepted = 0;
    std::array<std::atomic<quint64>, 4> m_outcomes{};  // by Outcome
    std::atomic<quint64> m_deadLetters = 0;
    std::atomic<quint64> m_refused = 0;
    std::atomic<quint64> m_unavailable = 0;
};

}  // namespace dibs::coupon
