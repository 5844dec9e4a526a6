// For the calls of librdkafka that can block longer than they promise.
#pragma once

#include <chrono>
#include <functional>

namespace dibs::kafka {

/// Runs `work` on a thread of its own and waits for it; false when the time was up first. Then the
/// work goes on by itself, so it must own all it touches.
bool runWithin(std::chrono::milliseconds limit, std::function<void()> work);

}  // namespace dibs::kafka
