#include "backend/server/stop_point.h"

#include <QByteArray>

#include <csignal>

namespace dibs::server {

std::function<void(QLatin1String)> stopPoint()
{
    const QByteArray wanted = qgetenv("DIBS_TEST_STOP_AT");
    if (wanted.isEmpty()) return nullptr;
    return [wanted, hasStopped = false](QLatin1String point) mutable {
        if (hasStopped || point != QLatin1String(wanted)) return;
        hasStopped = true;
        ::raise(SIGSTOP);
    };
}

}  // namespace dibs::server
