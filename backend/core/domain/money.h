// Amounts of money: whole won, so that nothing is ever rounded twice.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <compare>

namespace dibs::core {

/// Sums of what API.md admits (kQuantityMax of kItemsMax products at kPriceMax) are far below 2^53,
/// the last number that JSON keeps exact.
struct Won {
    qint64 value = 0;

    auto operator<=>(const Won&) const = default;
    Won& operator+=(Won other)
    {
        value += other.value;
        return *this;
    }
    friend Won operator+(Won a, Won b) { return {a.value + b.value}; }
    friend Won operator*(Won price, qint64 quantity) { return {price.value * quantity}; }
    /// Never below zero.
    friend Won operator-(Won a, Won b) { return {std::max<qint64>(0, a.value - b.value)}; }
};

}  // namespace dibs::core
