#include "backend/server/order_figures.h"

namespace dibs::server {
namespace {

console::Circuit circuitFrom(core::CircuitBreaker::State state)
{
    switch (state) {
    case core::CircuitBreaker::State::Closed: return console::Circuit::Closed;
    case core::CircuitBreaker::State::Open: return console::Circuit::Open;
    case core::CircuitBreaker::State::HalfOpen: return console::Circuit::HalfOpen;
    }
    Q_UNREACHABLE();
}

quint64 number(const std::atomic<qint64>& count)
{
    return static_cast<quint64>(std::max(qint64{0}, count.load(std::memory_order_relaxed)));
}

}  // namespace

console::OrdersSnapshot ordersFrom(const core::OrderTally& tally)
{
    return {.placed = number(tally.placed),
        .paid = number(tally.paid),
        .failed = number(tally.failed),
        .cancelled = number(tally.cancelled),
        .recovering = number(tally.recovering),
        .circuit = circuitFrom(tally.circuit)};
}

}  // namespace dibs::server
