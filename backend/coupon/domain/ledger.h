// The fold: how one partition of the log becomes outcomes. Everything Dibs promises is decided
// here, and here alone, by pure code: the consumer runs it on each batch, `dibs verify` runs it on
// the whole log.
#pragma once

#include "backend/common/coupon_issue_event.h"
#include "backend/coupon/domain/coupon_change.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace dibs::coupon {

enum class Outcome { Issued, SoldOut, Duplicate, Rejected };

enum class RejectReason {
    None,
    NoSuchCoupon,
    // A producer put the record on a partition that is not its coupon's. Deciding it there would
    // give one coupon two logs, and two logs have no common order.
    WrongPartition,
};

/// A record of the log that could be decoded.
struct LoggedRequest {
    qint64 offset = 0;
    qint64 acceptedAtMs = 0;  // the log's timestamp
    CouponIssueEvent event;
};

struct Decision {
    int partition = 0;
    LoggedRequest request;
    Outcome outcome = Outcome::Rejected;
    RejectReason reason = RejectReason::None;
    qint64 sequence = 0;  // Issued: 1, 2, 3, … of this coupon, without a gap
    UserCouponId userCouponId;  // Issued: the new one; Duplicate: the one this user has
    std::optional<qint64> expiresAtMs;
};

/// What the fold knows of a coupon.
struct StockLine {
    qint64 totalStock = 0;
    qint64 issued = 0;
    std::optional<qint64> validDays;
};

/// The state of one partition before the next record. The consumer fills in what its batch touches;
/// verify starts from nothing and keeps all.
class Ledger
{
public:
    using HomePartition = std::function<int(CouponId)>;

    Ledger(int partition, HomePartition homePartition);

    void putCoupon(CouponId coupon, const StockLine& line) { m_coupons.insert(coupon, line); }
    void putHolder(CouponId coupon, UserId user, UserCouponId userCoupon);
    void putDecided(EventId event) { m_decided.insert(event); }

    /// An operator's change, at the place where it took effect. Those that act on admission only do
    /// nothing here.
    void apply(const CouponChange& change);

    /// Decides the next record. None when its event was decided before: the first outcome stands,
    /// as clients and producers retry.
    std::optional<Decision> decide(const LoggedRequest& request);

    const QHash<CouponId, StockLine>& coupons() const { return m_coupons; }

private:
    Decision fold(const LoggedRequest& request);

    const int m_partition;
    const HomePartition m_homePartition;
    QHash<CouponId, StockLine> m_coupons;
    QHash<std::pair<CouponId, UserId>, UserCouponId> m_holders;
    QSet<EventId> m_decided;
};

/// A user coupon's id is its place in the log, so that every replay gives the same: no counter is
/// shared and none can be lost. Partitions are below kPartitionsMax.
UserCouponId userCouponIdAt(int partition, qint64 offset);
inline constexpr int kPartitionsMax = 1024;

}  // namespace dibs::coupon
