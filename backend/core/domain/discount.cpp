#include "backend/core/domain/discount.h"

namespace dibs::core {
namespace {

constexpr qint64 kWhole = 100;  // percent

}  // namespace

bool isEnoughFor(const CouponTerms& terms, Won itemsPrice)
{
    return itemsPrice >= terms.minOrderAmount;
}

Won discountOn(Won itemsPrice, const CouponTerms& terms)
{
    switch (terms.type) {
    case DiscountType::Fixed: return {std::clamp<qint64>(terms.amount, 0, itemsPrice.value)};
    case DiscountType::Percent: {
        const qint64 percent = std::clamp<qint64>(terms.amount, 0, kWhole);
        // In two parts, so that no price is too large to be multiplied.
        return {itemsPrice.value / kWhole * percent + itemsPrice.value % kWhole * percent / kWhole};
    }
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::core
