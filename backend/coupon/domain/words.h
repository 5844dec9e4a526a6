// How the domain's enumerators are written: in JSON (API.md), in CSV and in the database.
#pragma once

#include "backend/coupon/domain/coupon.h"
#include "backend/coupon/domain/coupon_change.h"
#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/domain/use_ledger.h"

#include <QLatin1String>

namespace dibs::coupon {

QLatin1String word(DiscountType type);
QLatin1String word(CouponStatus status);
QLatin1String word(Outcome outcome);
QLatin1String word(RejectReason reason);  // empty for None
QLatin1String word(ChangeKind kind);
QLatin1String word(UserCouponStatus status);
QLatin1String word(UseEvent::Kind kind);

std::optional<DiscountType> discountTypeFrom(const QString& word);
std::optional<Outcome> outcomeFrom(const QString& word);
std::optional<RejectReason> rejectReasonFrom(const QString& word);
std::optional<ChangeKind> changeKindFrom(const QString& word);
std::optional<UserCouponStatus> userCouponStatusFrom(const QString& word);
std::optional<UseEvent::Kind> useEventKindFrom(const QString& word);

}  // namespace dibs::coupon
