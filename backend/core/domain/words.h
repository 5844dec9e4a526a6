// The words that enumerators go by, in the database and in the API.
#pragma once

#include "backend/core/domain/discount.h"
#include "backend/core/domain/order.h"

#include <QLatin1String>
#include <QStringView>

namespace dibs::core {

QLatin1String word(Step step);
std::optional<Step> stepFrom(QStringView word);

/// Empty for None; else the code of the answer as in API.md, "Refusals".
QLatin1String word(Refusal refusal);
std::optional<Refusal> refusalFrom(QStringView word);

QLatin1String word(OrderStatus status);

std::optional<DiscountType> discountTypeFrom(QStringView word);

}  // namespace dibs::core
