// The switches: a refusal, an outcome, a use or an error becomes an HTTP answer in one place each.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/domain/use_ledger.h"
#include "backend/coupon/service/admission.h"
#include "backend/platform/http/response.h"

namespace dibs::coupon {

/// Everything but Accepted. `userCouponId` goes with AlreadyIssued when it is known, `requestId`
/// with DeliveryUnknown.
http::Response responseFor(
    const Admitted& admitted, UserCouponId userCouponId = {}, const QByteArray& requestId = {});

/// A decided request that did not win, for who waited for it.
http::Response refusalFor(const Decision& decision, const QByteArray& requestId);

/// The user coupon as it is afterwards, or why nothing was done.
http::Response responseFor(const UseDecision& decision, qint64 nowMs);

/// `notFoundCode` says what was not found: "coupon-not-found", …
http::Response responseFor(const Error& error, const char* notFoundCode);

http::Response storeUnavailable();
http::Response overloaded(const char* what);

}  // namespace dibs::coupon
