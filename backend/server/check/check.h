// `dibs --check`: tries every neighbour and says what is wrong, what it means and how to mend it.
#pragma once

#include "backend/common/clock.h"
#include "backend/server/backing.h"
#include "backend/server/check/check_line.h"
#include "backend/server/core_server.h"

#include <memory>

namespace dibs::server {

struct CheckOptions {
    struct SecretFile {
        QString setting;
        QString path;  // empty: none is named
    };

    BackingOptions backing;
    QList<SecretFile> secretFiles;
    bool hasCouponRole = true;
    std::optional<CoreServer::Options> core;  // none: not a role of this process
};

/// All neighbours at once, each within kNeighbourTime; then, as it takes two of them, whether log
/// and database go together. Reads only, also beside running servers. Threads that wait for a
/// neighbour which never answers may outlive the call, so the clock is shared.
QList<CheckLine> checkAll(const CheckOptions& options, std::shared_ptr<const Clock> clock);

constexpr auto kNeighbourTime = std::chrono::milliseconds(7'000);
constexpr auto kPairTime = std::chrono::milliseconds(6'000);

}  // namespace dibs::server
