// What the objects of one HTTP thread share.
#pragma once

#include "backend/platform/http/home_thread.h"
#include "backend/platform/http/limits.h"

#include <atomic>
#include <condition_variable>
#include <unordered_set>

namespace dibs::http {

class Connection;
class Router;

/// Any thread may read the numbers; the HTTP thread writes them.
struct Load {
    std::atomic<int> connections = 0;
    std::atomic<int> inFlight = 0;  // requests that wait for their answer

    std::mutex mutex;
    std::condition_variable emptied;  // notified when connections falls to 0
};

/// Kept alive by every connection and every unanswered request of the thread. Except `home` and
/// `load`, it belongs to the HTTP thread alone.
struct ThreadState {
    Limits limits;
    int connectionsMax = 0;  // this thread's share
    HomeThread home;
    Load load;

    const Router* router = nullptr;
    bool draining = false;  // accepting has stopped; each connection ends with its last answer
    std::chrono::steady_clock::time_point now;  // as of the last sweep: no clock on the hot path
    std::unordered_set<Connection*> connections;
    Connection* reading = nullptr;  // the one whose readyRead() came last
};

}  // namespace dibs::http
