// The switches: a refusal, an outcome or a use becomes an HTTP answer in one place each.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/domain/use_ledger.h"
#include "backend/coupon/service/admission.h"
#include "backend/platform/http/error_response.h"

namespace dibs::coupon {

using http::overloaded;
using http::responseFor;
using http::storeUnavailable;

/// Everything but Accepted. `userCouponId` goes with AlreadyIssued when it is known, `requestId`
/// with DeliveryUnknown.
http::Response responseFor(
    const Admitted& admitted, UserCouponId userCouponId = {}, const QByteArray& requestId = {});

/// A decided request that did not win, for who waited for it.
http::Response refusalFor(const Decision& decision, const QByteArray& requestId);

/// The user coupon as it is afterwards, or why nothing was done.
http::Response responseFor(const UseDecision& decision, qint64 nowMs);

}  // namespace dibs::coupon
