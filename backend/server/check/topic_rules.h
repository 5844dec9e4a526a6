// What the settings of the topic mean to the promise that nobody who was accepted is forgotten.
// Pure: the answers of the brokers come as values.
#pragma once

#include "backend/platform/kafka/admin.h"
#include "backend/server/check/check_line.h"

namespace dibs::server {

using TopicSettings = QHash<QString, QString>;  // by name, as kafka-configs shows them

/// Whether a record that was acknowledged outlives the machine that acknowledged it.
CheckLine replicationLine(
    const QString& topic, const kafka::Admin::Shape& shape, const TopicSettings& settings);

/// The records of one partition that are not decided yet.
struct Undecided {
    int partition = 0;
    qint64 records = 0;
    qint64 oldestAgeMs = 0;  // 0 when there is none
    qint64 oldestBytes = 0;
    qint64 deleted = 0;  // that the log no longer has
};

/// Whether a record can be deleted before it is decided. Without `backlog` nobody could say how
/// far the partitions are.
CheckLine retentionLine(
    const QString& topic, const TopicSettings& settings, const QList<Undecided>& backlog);

/// An undecided record with less time than this is in danger.
constexpr qint64 kRetentionLeftMsMin = 60 * 60 * 1'000;

}  // namespace dibs::server
