// Requests as they stand in the log, each in one line.
#pragma once

#include "backend/common/coupon_issue_event.h"

namespace dibs::test {

inline constexpr qint64 kNowMs = 1'767'225'600'000;  // where ManualClock starts

/// The same number is always the same id.
inline EventId eventNumber(qint64 number)
{
    const QByteArray digits = QByteArray::number(number).rightJustified(12, '0');
    return QUuid::fromString(
        QLatin1String("00000000-0000-7000-8000-") + QString::fromLatin1(digits));
}

inline CouponIssueEvent event(qint64 number, UserId user, CouponId coupon)
{
    return {eventNumber(number), user, coupon, kNowMs};
}

}  // namespace dibs::test
