// A set of users: ten million of them in about a megabyte, asked by every request.
#pragma once

#include "backend/common/ids.h"

#include <roaring/roaring64map.hh>

namespace roaring {
}  // namespace roaring

namespace dibs::coupon {
namespace detail {
using namespace ::roaring;
using Bits = Roaring64Map;
}  // namespace detail

/// Guarded by its owner.
class UserSet
{
public:
    void add(UserId user) { m_bits.add(static_cast<uint64_t>(user.value)); }
    void remove(UserId user) { m_bits.remove(static_cast<uint64_t>(user.value)); }
    bool contains(UserId user) const { return m_bits.contains(static_cast<uint64_t>(user.value)); }

private:
    detail::Bits m_bits;
};

}  // namespace dibs::coupon
