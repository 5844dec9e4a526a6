// Asks what the server leans on how it is, so that nobody learns of it from a failure first.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/snapshot.h"
#include "backend/server/backing.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dibs::server {

/// A thread of its own: a neighbour that hangs makes nobody else late.
class NeighbourWatch
{
public:
    static constexpr auto kInterval = std::chrono::seconds(1);

    struct Neighbour {
        console::NeighbourKind kind;
        QString name;
        std::function<Result<void>()> ask;  // on the thread of the watch; waits with a limit
    };

    NeighbourWatch(std::vector<Neighbour> neighbours, const Clock& clock);
    ~NeighbourWatch();

    /// Any thread; as of the last answers, in the order given.
    QList<console::NeighbourSnapshot> seen() const;

private:
    void run();
    void ask(size_t index);

    std::vector<Neighbour> m_neighbours;  // of the thread
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    /// Not a QList: its memory would be shared with readers, who hold no lock.
    std::vector<console::NeighbourSnapshot> m_seen;  // protected by m_mutex
    bool m_stopping = false;  // protected by m_mutex
    std::thread m_thread;
};

/// Log, database and Redis of a server, each asked over a connection of its own.
std::vector<NeighbourWatch::Neighbour> neighboursOf(
    const BackingOptions& options, eventlog::EventLog& log, const Store& store);

}  // namespace dibs::server
