// The event log in Kafka: brokers, topic, durability. Creates and changes nothing.
#pragma once

#include "backend/server/backing.h"
#include "backend/server/check/facts.h"
#include "backend/server/check/findings.h"

namespace dibs::server {

std::optional<LogFacts> checkKafka(const BackingOptions& options, Findings& findings);

}  // namespace dibs::server
