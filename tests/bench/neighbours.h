// The servers that a measurement works on: a database and a topic of its own.
#pragma once

#include "backend/eventlog/kafka_event_log.h"
#include "backend/platform/sql/connection.h"

namespace dibs::bench {

/// The password stands in the file that DIBS_DB_PASSWORD_FILE names, if any.
Result<sql::DatabaseAddress> databaseAt(const QString& url);

/// With the server's tables; made where it is missing.
Result<std::unique_ptr<sql::Connection>> openDatabase(const sql::DatabaseAddress& address);

/// In a group that is called as the topic is.
Result<std::unique_ptr<eventlog::KafkaEventLog>> openTopic(const QString& url, const Clock& clock);

Result<void> dropDatabase(sql::DatabaseAddress address);

/// The topic, the one for its dead letters, and the group.
Result<void> dropTopic(const QString& url);

}  // namespace dibs::bench
