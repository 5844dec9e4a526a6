// Decided requests as they come, for eyes: a sample when there are more than anybody can read.
#pragma once

#include "backend/common/ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace dibs::console {

enum class RequestOutcome { Issued, SoldOut, Duplicate, Rejected };

struct FeedRow {
    quint64 serial = 0;  // grows by one with each row of this server: its identity for a view
    EventId event;
    CouponId couponId;
    UserId userId;
    RequestOutcome outcome = RequestOutcome::Rejected;
    QString reason;  // of a rejection, else empty
    qint64 sequence = 0;  // issued: the number of the coupon
    UserCouponId userCouponId;
    int partition = 0;
    qint64 offset = 0;
    qint64 acceptedAtMs = 0;
    qint64 decidedAtMs = 0;

    bool operator==(const FeedRow&) const = default;
};

/// The last rows, oldest first. Beyond kFeedPerSecondMax decided requests a second only some of
/// them become rows; `rowsInSample` of `decidedInSample` says for how many others a row stands.
struct Feed {
    QList<FeedRow> rows;
    qint64 rowsInSample = 0;  // rows of the last second
    qint64 decidedInSample = 0;  // decided requests of the last second

    bool isSampled() const { return decidedInSample > rowsInSample; }
    bool operator==(const Feed&) const = default;
};

inline constexpr int kFeedPerSecondMax = 50;
inline constexpr int kFeedRowsMax = 500;

}  // namespace dibs::console
