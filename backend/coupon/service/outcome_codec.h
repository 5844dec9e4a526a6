// How instances tell each other what was decided: one message for a batch, compact, with a version.
#pragma once

#include "backend/common/result.h"
#include "backend/coupon/repository/batch_outcome.h"

#include <variant>

namespace dibs::coupon {

/// A coupon was created or changed: who shows it reads it again.
struct CouponChanged {
    CouponId coupon;
};

struct OutcomeMessage {
    EventId sender;  // the instance
    std::variant<BatchOutcome, CouponChanged> content;
};

QByteArray encode(EventId sender, const BatchOutcome& batch);
QByteArray encode(EventId sender, CouponChanged changed);

/// Without reading the rest of it: who publishes hears all of its own messages, too.
bool isFrom(EventId sender, const QByteArray& message);

/// Everything about decisions comes back; of repeated records and dead letters only what is
/// counted: their coupons. Whatever is not exactly a message of this version is an error, and a
/// checksum tells a damaged one: a sequence number that is too high would refuse people their
/// coupon.
Result<OutcomeMessage> decodeOutcomes(const QByteArray& message);

}  // namespace dibs::coupon
