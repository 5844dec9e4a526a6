// What clients of the core role send, checked. Each error names the member.
#pragma once

#include "backend/common/result.h"
#include "backend/core/domain/product.h"

namespace dibs::core {

inline constexpr qint64 kStockMax = 1'000'000'000;
inline constexpr qsizetype kNameMax = 200;  // characters

/// The id that is asked for, if one is.
Result<std::optional<UserId>> newUserFrom(const QByteArray& body);
Result<Product> newProductFrom(const QByteArray& body);
Result<Won> chargeFrom(const QByteArray& body);
/// Its items in the order of their products; without a key.
Result<NewOrder> newOrderFrom(const QByteArray& body);

}  // namespace dibs::core
