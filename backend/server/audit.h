// Opens log and database for `dibs verify`: for reading, beside running servers.
#pragma once

#include "backend/server/backing.h"

namespace dibs::server {

struct Audit {
    /// Those before `Event` keep no log: their outcomes stand in its place, in the order in which
    /// they were decided, so a replay proves all but who came first.
    coupon::Generation generation = coupon::Generation::Event;
    std::unique_ptr<sql::Connection> store;  // goes after the log, which may read it
    std::unique_ptr<eventlog::LogReader> log;
    eventlog::LogIdentity identity;

    /// NotFound when there is nothing to verify at that place.
    static Result<Audit> open(const BackingOptions& options);
};

}  // namespace dibs::server
