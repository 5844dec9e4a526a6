// The switches: what became of an order, or of a charge, becomes an HTTP answer in one place each.
#pragma once

#include "backend/core/domain/points.h"
#include "backend/core/domain/product.h"
#include "backend/core/repository/sql_order_commands.h"
#include "backend/platform/http/response.h"

#include <QJsonObject>

namespace dibs::core {

QJsonObject toJson(const Order& order);
QJsonObject toJson(const Product& product);

/// What the request wanted: the same state of an order is a success to one and a refusal to
/// another.
enum class Wish { Place, Pay, Cancel };
http::Response responseFor(Wish wish, const OrderAnswer& answer);

http::Response responseFor(Refusal refusal, const Order& order);
http::Response responseFor(UserId user, const Charge& charge);

}  // namespace dibs::core
