// What others may do to a topic of a real Kafka, by librdkafka itself.
#pragma once

#include "backend/platform/kafka/handles.h"

#include <QByteArrayList>
#include <QString>

namespace dibs::test {

class KafkaStranger
{
public:
    explicit KafkaStranger(const QString& servers);

    void growTo(const QString& topic, int partitions);
    void create(const QString& topic, int partitions);
    void remove(const QString& topic);
    void removeIfThere(const QString& topic);
    /// Of a group without members.
    void forgetPositions(const QString& group);
    void rewindPositions(const QString& group, const QString& topic, int partitions);
    void deleteRecordsBefore(const QString& topic, int partition, qint64 offset);
    /// One transaction into partition 0: committed, or taken back.
    void transact(const QString& topic, const QByteArrayList& values, bool commits);
    /// What the group has stored for the partition.
    qint64 committed(const QString& group, const QString& topic, int partition);

private:
    QByteArray m_servers;
    kafka::Handle m_handle;
    kafka::Queue m_queue;
};

}  // namespace dibs::test
