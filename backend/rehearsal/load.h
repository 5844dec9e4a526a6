// What the people of a rehearsal were told: one half of the evidence. The server's outcomes are the
// other.
#pragma once

#include "backend/common/histogram.h"
#include "backend/common/ids.h"

#include <QByteArray>

#include <chrono>
#include <map>
#include <vector>

namespace dibs::rehearsal {

/// One `202`: a promise that this request will have an outcome.
struct Promise {
    QByteArray requestId;
    UserId user;
};

struct Load {
    CouponId coupon;

    std::vector<Promise> accepted;
    std::vector<UserId> unknown;  // 504, cut or late: may have been accepted; one entry a press
    std::vector<UserId> soldOut;  // refused at the door, which must be a fact by then
    std::vector<UserId> alreadyIssued;  // likewise
    std::vector<UserId> otherwiseRefused;
    std::map<QByteArray, qint64> refusals;  // all but 202, by their code
    qint64 unavailable = 0;  // 429 and 503: nothing was accepted

    qint64 planned = 0;
    qint64 sent = 0;
    qint64 overdue = 0;  // their time had come, but no connection was free before the end
    std::chrono::milliseconds duration{0};

    // Both from the planned time, so that a stalled server cannot hide its stall.
    Histogram answerLatency;  // every press, also those that were given up
    Histogram acceptLatency;  // those with a 202
};

}  // namespace dibs::rehearsal
