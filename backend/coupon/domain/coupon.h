// A coupon: the offer a campaign makes.
#pragma once

#include "backend/common/ids.h"

#include <QString>

#include <optional>

namespace dibs::coupon {

enum class DiscountType { Fixed, Percent };

/// API.md, "Shapes".
enum class CouponStatus { Scheduled, Opened, Paused, SoldOut, Closed };

struct Coupon {
    CouponId couponId;
    QString description;
    DiscountType discountType = DiscountType::Fixed;
    qint64 discountAmount = 0;  // whole won, or percent
    qint64 minOrderAmount = 0;
    qint64 totalStock = 0;
    qint64 issued = 0;
    qint64 opensAtMs = 0;
    std::optional<qint64> closesAtMs;
    std::optional<qint64> validDays;  // a user's coupon expires so long after it was accepted
    std::optional<qint64> expiresAtMs;  // or all of them at this moment; never both
    bool paused = false;
    bool closed = false;
    bool rehearsal = false;  // every positive user id may take part

    qint64 remaining() const { return totalStock - issued; }
    bool operator==(const Coupon&) const = default;
};

/// What people see when several things hold at once: closed, then not open yet, then paused, then
/// sold out. Nobody is given a coupon that has expired, so its date closes the campaign, too.
CouponStatus statusOf(const Coupon& coupon, qint64 nowMs);

/// What is wrong with expiresAt, as the rest of a sentence; empty when nothing is.
QString expiryProblem(const Coupon& coupon);

/// Why a request is not accepted. Each is a fact that is already decided, never a guess about
/// requests that are still under way: refusing on those would leave stock behind (G6).
enum class Refusal {
    CouponNotFound,
    UserNotFound,
    AlreadyIssued,
    NotOpenYet,
    Paused,
    SoldOut,
    Closed
};

/// `holdsOne` comes first: "you have it already" is what that user needs to know, also after the
/// end.
std::optional<Refusal> refusalFor(const Coupon& coupon, bool holdsOne, qint64 nowMs);

}  // namespace dibs::coupon
