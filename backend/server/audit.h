// Opens log and database for `dibs verify`: for reading, beside running servers.
#pragma once

#include "backend/server/backing.h"

namespace dibs::server {

struct Audit {
    std::unique_ptr<eventlog::LogReader> log;
    QString incarnation;
    int partitions = 0;
    std::unique_ptr<sql::Connection> store;

    /// NotFound when there is nothing to verify at that place.
    static Result<Audit> open(const BackingOptions& options);
};

}  // namespace dibs::server
