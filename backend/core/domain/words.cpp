#include "backend/core/domain/words.h"

#include <array>

namespace dibs::core {
namespace {

constexpr std::array kSteps{Step::LookingUp, Step::Requested, Step::Using, Step::Paid,
    Step::Undoing, Step::Failed, Step::Cancelled};

constexpr std::array kRefusals{Refusal::None, Refusal::UserNotFound, Refusal::ProductNotFound,
    Refusal::OutOfStock, Refusal::OrderNotFound, Refusal::OrderBusy, Refusal::OrderEnded,
    Refusal::KeyReused, Refusal::CouponNotFound, Refusal::CouponUsed, Refusal::CouponExpired,
    Refusal::BelowMinimum, Refusal::CouponUnavailable, Refusal::PointsShort, Refusal::NotPaidInTime,
    Refusal::Interrupted, Refusal::CancelledByUser};

template <class Enum, size_t N>
std::optional<Enum> enumeratorFrom(QStringView text, const std::array<Enum, N>& all)
{
    for (const Enum each : all)
        if (word(each) == text) return each;
    return std::nullopt;
}

}  // namespace

QLatin1String word(Step step)
{
    switch (step) {
    case Step::LookingUp: return QLatin1String("LOOKING_UP");
    case Step::Requested: return QLatin1String("REQUESTED");
    case Step::Using: return QLatin1String("USING");
    case Step::Paid: return QLatin1String("PAID");
    case Step::Undoing: return QLatin1String("UNDOING");
    case Step::Failed: return QLatin1String("FAILED");
    case Step::Cancelled: return QLatin1String("CANCELLED");
    }
    Q_UNREACHABLE();
}

std::optional<Step> stepFrom(QStringView text)
{
    return enumeratorFrom(text, kSteps);
}

QLatin1String word(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return QLatin1String("");
    case Refusal::UserNotFound: return QLatin1String("user-not-found");
    case Refusal::ProductNotFound: return QLatin1String("product-not-found");
    case Refusal::OutOfStock: return QLatin1String("out-of-stock");
    case Refusal::OrderNotFound: return QLatin1String("order-not-found");
    case Refusal::OrderBusy: return QLatin1String("order-busy");
    case Refusal::OrderEnded: return QLatin1String("order-ended");
    case Refusal::KeyReused: return QLatin1String("idempotency-key-reused");
    case Refusal::CouponNotFound: return QLatin1String("coupon-not-found");
    case Refusal::CouponUsed: return QLatin1String("used-by-another-order");
    case Refusal::CouponExpired: return QLatin1String("expired");
    case Refusal::BelowMinimum: return QLatin1String("below-minimum");
    case Refusal::CouponUnavailable: return QLatin1String("coupon-unavailable");
    case Refusal::PointsShort: return QLatin1String("points-short");
    case Refusal::NotPaidInTime: return QLatin1String("not-paid-in-time");
    case Refusal::Interrupted: return QLatin1String("interrupted");
    case Refusal::CancelledByUser: return QLatin1String("cancelled");
    }
    Q_UNREACHABLE();
}

std::optional<Refusal> refusalFrom(QStringView text)
{
    return enumeratorFrom(text, kRefusals);
}

QLatin1String word(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Requested: return QLatin1String("REQUESTED");
    case OrderStatus::Paid: return QLatin1String("PAID");
    case OrderStatus::Failed: return QLatin1String("FAILED");
    case OrderStatus::Cancelled: return QLatin1String("CANCELLED");
    }
    Q_UNREACHABLE();
}

std::optional<DiscountType> discountTypeFrom(QStringView text)
{
    if (text == u"FIXED") return DiscountType::Fixed;
    if (text == u"PERCENT") return DiscountType::Percent;
    return std::nullopt;
}

}  // namespace dibs::core
