// What can be ordered.
#pragma once

#include "backend/core/domain/order.h"

#include <QString>

namespace dibs::core {

struct Product {
    ProductId productId;
    QString name;
    Won price;
    qint64 stock = 0;  // neither sold nor reserved
};

}  // namespace dibs::core
