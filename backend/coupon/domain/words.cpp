#include "backend/coupon/domain/words.h"

#include <array>

namespace dibs::coupon {
namespace {

template <class Enum, size_t N>
std::optional<Enum> find(const std::array<Enum, N>& all, const QString& wanted)
{
    for (const Enum each : all)
        if (word(each) == wanted) return each;
    return std::nullopt;
}

}  // namespace

QLatin1String word(DiscountType type)
{
    switch (type) {
    case DiscountType::Fixed: return QLatin1String("FIXED");
    case DiscountType::Percent: return QLatin1String("PERCENT");
    }
    Q_UNREACHABLE();
}

QLatin1String word(CouponStatus status)
{
    switch (status) {
    case CouponStatus::Scheduled: return QLatin1String("SCHEDULED");
    case CouponStatus::Opened: return QLatin1String("OPENED");
    case CouponStatus::Paused: return QLatin1String("PAUSED");
    case CouponStatus::SoldOut: return QLatin1String("SOLD_OUT");
    case CouponStatus::Closed: return QLatin1String("CLOSED");
    }
    Q_UNREACHABLE();
}

QLatin1String word(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Issued: return QLatin1String("ISSUED");
    case Outcome::SoldOut: return QLatin1String("SOLD_OUT");
    case Outcome::Duplicate: return QLatin1String("DUPLICATE");
    case Outcome::Rejected: return QLatin1String("REJECTED");
    }
    Q_UNREACHABLE();
}

QLatin1String word(RejectReason reason)
{
    switch (reason) {
    case RejectReason::None: return QLatin1String("");
    case RejectReason::NoSuchCoupon: return QLatin1String("no-such-coupon");
    case RejectReason::WrongPartition: return QLatin1String("wrong-partition");
    }
    Q_UNREACHABLE();
}

QLatin1String word(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Created: return QLatin1String("CREATED");
    case ChangeKind::StockChanged: return QLatin1String("STOCK_CHANGED");
    case ChangeKind::Edited: return QLatin1String("EDITED");
    case ChangeKind::Paused: return QLatin1String("PAUSED");
    case ChangeKind::Resumed: return QLatin1String("RESUMED");
    case ChangeKind::Closed: return QLatin1String("CLOSED");
    }
    Q_UNREACHABLE();
}

QLatin1String word(UserCouponStatus status)
{
    switch (status) {
    case UserCouponStatus::Issued: return QLatin1String("ISSUED");
    case UserCouponStatus::Used: return QLatin1String("USED");
    case UserCouponStatus::Expired: return QLatin1String("EXPIRED");
    }
    Q_UNREACHABLE();
}

QLatin1String word(UseEvent::Kind kind)
{
    switch (kind) {
    case UseEvent::Kind::Used: return QLatin1String("USED");
    case UseEvent::Kind::Cancelled: return QLatin1String("USE_CANCELLED");
    case UseEvent::Kind::Barred: return QLatin1String("USE_BARRED");
    case UseEvent::Kind::Expired: return QLatin1String("EXPIRED");
    }
    Q_UNREACHABLE();
}

std::optional<DiscountType> discountTypeFrom(const QString& text)
{
    return find(std::array{DiscountType::Fixed, DiscountType::Percent}, text);
}

std::optional<Outcome> outcomeFrom(const QString& text)
{
    return find(
        std::array{Outcome::Issued, Outcome::SoldOut, Outcome::Duplicate, Outcome::Rejected}, text);
}

std::optional<RejectReason> rejectReasonFrom(const QString& text)
{
    return find(
        std::array{RejectReason::None, RejectReason::NoSuchCoupon, RejectReason::WrongPartition},
        text);
}

std::optional<ChangeKind> changeKindFrom(const QString& text)
{
    return find(std::array{ChangeKind::Created, ChangeKind::StockChanged, ChangeKind::Edited,
                    ChangeKind::Paused, ChangeKind::Resumed, ChangeKind::Closed},
        text);
}

std::optional<UserCouponStatus> userCouponStatusFrom(const QString& text)
{
    return find(
        std::array{UserCouponStatus::Issued, UserCouponStatus::Used, UserCouponStatus::Expired},
        text);
}

std::optional<UseEvent::Kind> useEventKindFrom(const QString& text)
{
    return find(std::array{UseEvent::Kind::Used, UseEvent::Kind::Cancelled, UseEvent::Kind::Barred,
                    UseEvent::Kind::Expired},
        text);
}

}  // namespace dibs::coupon
