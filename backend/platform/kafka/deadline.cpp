#include "backend/platform/kafka/deadline.h"

#include <future>
#include <memory>
#include <thread>

namespace dibs::kafka {

bool runWithin(std::chrono::milliseconds limit, std::function<void()> work)
{
    std::promise<void> promise;
    const std::future<void> done = promise.get_future();
    std::thread([own = std::move(work), finished = std::move(promise)]() mutable {
        own();
        own = {};  // what it holds is gone before anybody is told
        finished.set_value();
    }).detach();
    return done.wait_for(limit) == std::future_status::ready;
}

}  // namespace dibs::kafka
