// Where a test stops the process, to kill it or its neighbour there.
#pragma once

#include <QLatin1String>

#include <functional>

namespace dibs::server {

/// Stops the process (SIGSTOP), once, where something has come to the point that DIBS_TEST_STOP_AT
/// names: a step of an order, or of draining the table of `--issue scheduled`. Null without it.
std::function<void(QLatin1String point)> stopPoint();

}  // namespace dibs::server
