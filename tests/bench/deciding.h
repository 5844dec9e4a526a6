// The real consumer with no server around it, timed over a backlog of the hot coupon.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"
#include "backend/coupon/repository/sql_coupon_commands.h"
#include "tests/bench/hot_coupon.h"

namespace dibs::bench {

/// Whose requests fill() writes: as userAt(), but `step` apart, from `first` on.
struct Crowd {
    qint64 count = 0;
    qint64 first = 1;
    qint64 step = 1;
};

Result<void> createHotCoupon(
    sql::Connection& store, int partitions, qint64 stock, const Clock& clock);

/// Appends one request of each, waits until all are in the log and closes it.
Result<void> fill(eventlog::EventLog& log, const Crowd& crowd, const Clock& clock);

struct Decided {
    quint64 records = 0;  // of this run, and issued
    double seconds = 0;
};

/// Decides all that the hot coupon's partition holds, with what the server keeps up to date beside;
/// `committed` is what happens to each batch besides.
Result<Decided> decide(eventlog::EventLog& log, coupon::CouponLock& lock,
    const coupon::IssueWorker::Open& open, const coupon::IssueWorker::Committed& committed,
    const Clock& clock);

}  // namespace dibs::bench
