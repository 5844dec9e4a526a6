// What is written to the log for every accepted request: API.md, "Event".
#pragma once

#include "backend/common/ids.h"
#include "backend/common/result.h"

#include <QByteArray>

#include <optional>

namespace dibs {

/// The topic every implementation of the event log uses.
inline constexpr auto kCouponIssueTopic = "coupon-issue-events";

struct CouponIssueEvent {
    EventId eventId;
    UserId userId;
    CouponId couponId;
    qint64 timestampMs = 0;
    int version = 1;

    bool operator==(const CouponIssueEvent&) const = default;

    QByteArray toJson() const;

    /// Members we do not know are ignored (producers may add some); what we need must be there, of
    /// its type and in range. The error says which member is wrong.
    static Result<CouponIssueEvent> fromJson(const QByteArray& json);
};

/// The record key: one coupon always lands on one partition.
QByteArray keyOf(CouponId couponId);

/// The coupon a key names; none for a key of another form.
std::optional<CouponId> couponOf(const QByteArray& key);

}  // namespace dibs
