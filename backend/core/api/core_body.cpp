#include "backend/core/api/core_body.h"

#include "backend/common/json_members.h"
#include "backend/core/domain/points.h"

namespace dibs::core {
namespace {

QList<OrderItem> itemsIn(JsonMembers& order)
{
    const QLatin1String name("orderItems");
    QList<OrderItem> items;
    for (JsonMembers& each : order.objects(name, kItemsMax)) {
        items.append(OrderItem{{each.number(QLatin1String("productId"), 1, kIdMax)},
            each.number(QLatin1String("quantity"), 1, kQuantityMax), {}});
        if (each.complaint())
            order.complain(name, u"has an item whose "_qs + each.complaint()->detail);
    }
    std::ranges::sort(items, {}, &OrderItem::productId);
    const auto twice = std::ranges::adjacent_find(items, {}, &OrderItem::productId);
    if (twice != items.end())
        order.complain(name, QStringLiteral("names product %1 twice").arg(twice->productId.value));
    return items;
}

}  // namespace

Result<std::optional<UserId>> newUserFrom(const QByteArray& body)
{
    if (body.isEmpty()) return std::optional<UserId>();
    Result<JsonMembers> members = JsonMembers::parse(body);
    if (!members) return members.error();
    const auto id = members->numberOrNone(QLatin1String("userId"), 1, kIdMax);
    if (members->complaint()) return *members->complaint();
    return id ? std::optional(UserId{*id}) : std::nullopt;
}

Result<Product> newProductFrom(const QByteArray& body)
{
    Result<JsonMembers> members = JsonMembers::parse(body);
    if (!members) return members.error();
    const Product product{.name = members->text(QLatin1String("name"), kNameMax),
        .price = {members->number(QLatin1String("price"), 0, kPriceMax)},
        .stock = members->number(QLatin1String("stock"), 0, kStockMax)};
    if (members->complaint()) return *members->complaint();
    return product;
}

Result<Won> chargeFrom(const QByteArray& body)
{
    Result<JsonMembers> members = JsonMembers::parse(body);
    if (!members) return members.error();
    const Won amount{members->number(QLatin1String("amount"), 1, kPointsMax.value)};
    if (members->complaint()) return *members->complaint();
    return amount;
}

Result<NewOrder> newOrderFrom(const QByteArray& body)
{
    Result<JsonMembers> members = JsonMembers::parse(body);
    if (!members) return members.error();
    NewOrder order{.userId = {members->number(QLatin1String("userId"), 1, kIdMax)},
        .items = itemsIn(*members)};
    const auto coupon = members->numberOrNone(QLatin1String("userCouponId"), 1, kIdMax);
    if (coupon) order.userCouponId = UserCouponId{*coupon};
    if (members->complaint()) return *members->complaint();
    return order;
}

}  // namespace dibs::core
