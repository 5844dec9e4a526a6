#include "backend/core/domain/order.h"

#include <algorithm>

namespace dibs::core {

Won priceOf(const QList<OrderItem>& items)
{
    Won price;
    for (const OrderItem& item : items) price += item.unitPrice * item.quantity;
    return price;
}

bool isSameRequest(const Order& order, const NewOrder& wish)
{
    const auto isSame = [](const OrderItem& stored, const OrderItem& wished) {
        return stored.productId == wished.productId && stored.quantity == wished.quantity;
    };
    return order.userId == wish.userId && order.userCouponId == wish.userCouponId
        && std::ranges::equal(order.items, wish.items, isSame);
}

OrderStatus statusOf(const Order& order)
{
    switch (order.step) {
    case Step::LookingUp:
    case Step::Requested:
    case Step::Using: return OrderStatus::Requested;
    case Step::Undoing: return order.paymentId ? OrderStatus::Paid : OrderStatus::Requested;
    case Step::Paid: return OrderStatus::Paid;
    case Step::Failed: return OrderStatus::Failed;
    case Step::Cancelled: return OrderStatus::Cancelled;
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::core
