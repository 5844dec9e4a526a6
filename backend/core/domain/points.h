// Points: money that a user has paid in beforehand.
#pragma once

#include "backend/common/ids.h"
#include "backend/core/domain/money.h"

#include <optional>

namespace dibs::core {

/// What a balance can be charged to. What is given back for a cancelled order may exceed it: nobody
/// loses money to a limit.
inline constexpr Won kPointsMax{2'000'000};

struct User {
    UserId userId;
    bool active = true;
    Won points;
};

enum class ChargeAnswer { Done, UserNotFound, BeyondMaximum, KeyReused };

struct Charge {
    ChargeAnswer answer = ChargeAnswer::Done;
    Won balance;  // afterwards, or as it still is
};

/// The balance after the charge; none when it would be too high.
inline std::optional<Won> charged(Won balance, Won amount)
{
    const Won sum = balance + amount;
    if (sum > kPointsMax) return std::nullopt;
    return sum;
}

}  // namespace dibs::core
