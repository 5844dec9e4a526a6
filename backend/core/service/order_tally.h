// What becomes of orders, for those who watch.
#pragma once

#include "backend/core/client/circuit_breaker.h"

#include <atomic>

namespace dibs::core {

/// Counted since the start. The orders' thread writes it, any thread reads.
struct OrderTally {
    std::atomic<qint64> placed = 0;
    std::atomic<qint64> paid = 0;
    std::atomic<qint64> failed = 0;
    std::atomic<qint64> cancelled = 0;
    std::atomic<qint64> recovering = 0;  // left half done, and not yet finished or undone
    std::atomic<CircuitBreaker::State> circuit = CircuitBreaker::State::Closed;  // to the coupons
};

}  // namespace dibs::core
