// Identifiers with a type each, so that a user never ends up where a coupon belongs.
#pragma once

#include <QHashFunctions>
#include <QUuid>

#include <compare>
#include <functional>

namespace dibs {

template <class Tag>
struct Id {
    qint64 value = 0;

    /// Ids are positive; 0 and below mean "none".
    bool isValid() const { return value > 0; }
    auto operator<=>(const Id&) const = default;
};

template <class Tag>
size_t qHash(Id<Tag> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using CouponId = Id<struct CouponTag>;
using UserId = Id<struct UserTag>;
using UserCouponId = Id<struct UserCouponTag>;

/// Names one request for good: UUIDv7, or UUIDv8 derived from an Idempotency-Key.
using EventId = QUuid;

}  // namespace dibs

template <class Tag>
struct std::hash<dibs::Id<Tag>> {
    size_t operator()(dibs::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value); }
};
