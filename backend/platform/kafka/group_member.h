// A seat in a consumer group, for the one question who has which partition.
#pragma once

#include "backend/platform/kafka/settings.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace dibs::kafka {

/// Reads nothing: its partitions are paused at once. It has a thread of its own, `log-group`, and
/// rejoins by itself when its seat was lost.
///
/// The seat is a dynamic one (no group.instance.id): a static member that stops in an orderly way
/// would keep its partitions until the session timeout.
class GroupMember
{
public:
    /// Other members take over from one that was killed after this time.
    static constexpr auto kSessionTimeout = std::chrono::milliseconds(6'000);
    /// Others hear of a planned stop with their next heartbeat.
    static constexpr auto kHeartbeatInterval = std::chrono::milliseconds(300);

    /// The partitions that are ours from now on; none when they were lost. On the member's thread.
    using Changed = std::function<void(const std::vector<int>&)>;

    static Result<std::unique_ptr<GroupMember>> open(
        const Settings& settings, const QString& group, Changed changed);
    ~GroupMember();

    /// Any thread. Written to the group's offsets later, once a second at most; for displays only.
    void reportPosition(int partition, qint64 position);

    /// Leaves the group. No change is told after it.
    void close(std::chrono::milliseconds deadline);

private:
    struct Seat;
    explicit GroupMember(std::shared_ptr<Seat> seat);

    std::shared_ptr<Seat> m_seat;  // outlives the member when leaving takes too long
};

}  // namespace dibs::kafka
