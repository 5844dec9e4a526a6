// The snapshot as Prometheus reads it.
#pragma once

#include "backend/console/snapshot.h"

#include <QByteArray>

namespace dibs::server {

/// Text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
QByteArray metricsText(const console::Snapshot& snapshot);

/// Of the core role alone.
QByteArray metricsText(const console::OrdersSnapshot& orders);

}  // namespace dibs::server
