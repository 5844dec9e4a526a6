// Shuts the door before a partition whose records would not be decided in time.
#pragma once

#include <atomic>
#include <vector>

namespace dibs::coupon {

/// Set by the monitor, asked by every request.
class AdmissionGate
{
public:
    enum class State {
        Open,
        Lagging,  // more waits than the operator allows: come back later
        Stopped,  // a human must look first: what is accepted now would wait for that
    };

    explicit AdmissionGate(int partitions)
        : m_states(static_cast<size_t>(partitions))
    {
    }

    int partitionCount() const { return static_cast<int>(m_states.size()); }
    State state(int partition) const { return m_states[static_cast<size_t>(partition)]; }
    void set(int partition, State state) { m_states[static_cast<size_t>(partition)] = state; }

private:
    std::vector<std::atomic<State>> m_states;  // by partition
};

}  // namespace dibs::coupon
