// Logs in Kafka for tests: on the cluster that DIBS_LOG names (kafka://host:port), or on a mock.
#pragma once

#include "backend/common/clock.h"
#include "backend/eventlog/kafka_event_log.h"

#include <QUuid>

namespace dibs::test {

/// Empty when there is none.
inline QString realKafka()
{
    return qEnvironmentVariable("DIBS_LOG");
}

/// "host:port" of it.
inline QString realServers()
{
    return realKafka().section(u'/', 2, 2);
}

inline QString newTopic()
{
    return QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

inline eventlog::KafkaEventLog::Options kafkaOptions(
    const QString& servers, const QString& topic, std::optional<int> partitions)
{
    const auto address = kafka::Address::parse(QStringLiteral("kafka://%1/%2").arg(servers, topic));
    if (!address) qFatal("%s", qUtf8Printable(address.error().detail));
    return {.address = *address,
        .partitions = partitions,
        .group = QStringLiteral("group-of-") + topic};
}

inline std::unique_ptr<eventlog::KafkaEventLog> openKafka(
    const eventlog::KafkaEventLog::Options& options, const Clock& clock)
{
    auto log = eventlog::KafkaEventLog::open(options, clock);
    if (!log) qFatal("%s", qUtf8Printable(log.error().detail));
    return std::move(*log);
}

}  // namespace dibs::test
