// "I pressed first!": everything known of one request, or of all requests of one user, on one time
// line.
#pragma once

#include "backend/console/feed.h"

namespace dibs::console {

/// One of the two is asked for.
struct CustomerQuestion {
    std::optional<UserId> user;
    QString requestId;  // as the customer was told it

    bool operator==(const CustomerQuestion&) const = default;
};

struct UseOfCoupon {
    QString status;  // ISSUED, USED, EXPIRED
    std::optional<qint64> expiresAtMs;
    std::optional<qint64> usedAtMs;
    std::optional<qint64> orderId;

    bool operator==(const UseOfCoupon&) const = default;
};

/// What became of one request.
struct RequestStory {
    QString requestId;
    bool decided = false;  // else it is accepted and waits
    FeedRow request;  // serial is not set; undecided: without outcome and place
    QString campaign;  // its description
    std::optional<UseOfCoupon> coupon;  // of the coupon it brought
    QList<FeedRow> before;  // its neighbours in log order on the same campaign, nearest last
    QList<FeedRow> after;  // nearest first

    bool operator==(const RequestStory&) const = default;
};

struct CustomerStory {
    std::optional<UserId> user;  // none: the request is not known, so nobody is
    QList<RequestStory> requests;  // newest first, at most kRequestsMax
    bool more = false;  // there are older ones

    static constexpr int kRequestsMax = 50;
    static constexpr int kNeighboursMax = 3;
    bool operator==(const CustomerStory&) const = default;
};

}  // namespace dibs::console
