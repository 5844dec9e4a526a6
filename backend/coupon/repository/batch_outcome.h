// What one batch of records became: the value that crosses from the fold to the database and, after
// the commit, to everybody who waits.
#pragma once

#include "backend/coupon/domain/ledger.h"
#include "backend/eventlog/records.h"

#include <QString>

#include <vector>

namespace dibs::coupon {

/// A record that does not decode, and why.
struct DeadLetter {
    eventlog::Record record;
    QString reason;
};

struct BatchOutcome {
    int partition = 0;
    qint64 nextOffset = 0;  // the position after the batch
    qint64 decidedAtMs = 0;
    QByteArray lastDigest;  // of the last record: eventlog::digestOf()
    std::vector<Decision> decisions;
    std::vector<DeadLetter> deadLetters;
    std::vector<CouponId> repeated;  // records whose event was decided before: nothing happened
};

/// One decided request, as it is read back.
struct DecidedRequest {
    Decision decision;
    qint64 decidedAtMs = 0;
};

}  // namespace dibs::coupon
