// What machines ask about the process itself.
#pragma once

#include "backend/console/console.h"
#include "backend/coupon/service/generation.h"
#include "backend/platform/http/router.h"

#include <QJsonObject>

namespace dibs::server {

/// GET /livez; /readyz and /metrics, which render the console's snapshot; /openapi.json, the
/// contract. Readiness also says what can be relied on, which is the generation's matter.
void addOperationsRoutes(
    http::Router& router, const console::Console& console, coupon::Generation issue);

/// Those of them that every role has on its port.
void addLiveness(http::Router& router);
void addContract(http::Router& router);

/// `text` is that of metricsText().
http::Response metricsResponse(const QByteArray& text);

/// A neighbour as /readyz names it; `problem` is empty when there is none.
QJsonObject neighbourJson(const char* name, const QString& problem);

}  // namespace dibs::server
