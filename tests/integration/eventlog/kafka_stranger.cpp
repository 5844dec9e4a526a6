#include "tests/integration/eventlog/kafka_stranger.h"

#include <QUuid>

namespace dibs::test {
namespace {

constexpr int kTimeoutMs = 10'000;

using Offsets = kafka::Partitions;
using NewPartitions
    = std::unique_ptr<rd_kafka_NewPartitions_t, kafka::Destroy<rd_kafka_NewPartitions_destroy>>;
using DeleteTopic
    = std::unique_ptr<rd_kafka_DeleteTopic_t, kafka::Destroy<rd_kafka_DeleteTopic_destroy>>;
using DeleteGroup
    = std::unique_ptr<rd_kafka_DeleteGroup_t, kafka::Destroy<rd_kafka_DeleteGroup_destroy>>;
using DeleteRecords
    = std::unique_ptr<rd_kafka_DeleteRecords_t, kafka::Destroy<rd_kafka_DeleteRecords_destroy>>;

kafka::Handle handleWith(rd_kafka_type_t type, const QByteArrayList& settings)
{
    kafka::Conf conf(rd_kafka_conf_new());
    for (const QByteArray& setting : settings)
        rd_kafka_conf_set(conf.get(), setting.split('=')[0].constData(),
            setting.split('=')[1].constData(), nullptr, 0);
    return kafka::Handle(rd_kafka_new(type, conf.release(), nullptr, 0));
}

void wait(rd_kafka_queue_t* queue)
{
    const kafka::Event event(rd_kafka_queue_poll(queue, kTimeoutMs));
    if (!event || rd_kafka_event_error(event.get()) != RD_KAFKA_RESP_ERR_NO_ERROR)
        qFatal("Kafka did not do what the test needs");
}

void check(rd_kafka_error_t* error)
{
    if (error) qFatal("%s", rd_kafka_error_string(error));
}

}  // namespace

KafkaStranger::KafkaStranger(const QString& servers)
    : m_servers(servers.toUtf8())
    , m_handle(handleWith(RD_KAFKA_PRODUCER, {"bootstrap.servers=" + m_servers}))
    , m_queue(rd_kafka_queue_new(m_handle.get()))
{
}

void KafkaStranger::growTo(const QString& topic, int partitions)
{
    const NewPartitions wanted(rd_kafka_NewPartitions_new(
        topic.toUtf8().constData(), static_cast<size_t>(partitions), nullptr, 0));
    rd_kafka_NewPartitions_t* one = wanted.get();
    rd_kafka_CreatePartitions(m_handle.get(), &one, 1, nullptr, m_queue.get());
    wait(m_queue.get());
}

void KafkaStranger::remove(const QString& topic)
{
    const DeleteTopic wanted(rd_kafka_DeleteTopic_new(topic.toUtf8().constData()));
    rd_kafka_DeleteTopic_t* one = wanted.get();
    rd_kafka_DeleteTopics(m_handle.get(), &one, 1, nullptr, m_queue.get());
    wait(m_queue.get());
}

void KafkaStranger::removeIfThere(const QString& topic)
{
    const DeleteTopic wanted(rd_kafka_DeleteTopic_new(topic.toUtf8().constData()));
    rd_kafka_DeleteTopic_t* one = wanted.get();
    rd_kafka_DeleteTopics(m_handle.get(), &one, 1, nullptr, m_queue.get());
    const kafka::Event ignored(rd_kafka_queue_poll(m_queue.get(), kTimeoutMs));
}

void KafkaStranger::create(const QString& topic, int partitions)
{
    const kafka::NewTopic wanted(
        rd_kafka_NewTopic_new(topic.toUtf8().constData(), partitions, 1, nullptr, 0));
    rd_kafka_NewTopic_t* one = wanted.get();
    rd_kafka_CreateTopics(m_handle.get(), &one, 1, nullptr, m_queue.get());
    wait(m_queue.get());
}

void KafkaStranger::forgetPositions(const QString& group)
{
    const DeleteGroup wanted(rd_kafka_DeleteGroup_new(group.toUtf8().constData()));
    rd_kafka_DeleteGroup_t* one = wanted.get();
    rd_kafka_DeleteGroups(m_handle.get(), &one, 1, nullptr, m_queue.get());
    wait(m_queue.get());
}

void KafkaStranger::rewindPositions(const QString& group, const QString& topic, int partitions)
{
    const kafka::Handle consumer = handleWith(
        RD_KAFKA_CONSUMER, {"bootstrap.servers=" + m_servers, "group.id=" + group.toUtf8()});
    const Offsets offsets(rd_kafka_topic_partition_list_new(partitions));
    for (int i = 0; i < partitions; ++i)
        rd_kafka_topic_partition_list_add(offsets.get(), topic.toUtf8().constData(), i)->offset = 0;
    if (rd_kafka_commit(consumer.get(), offsets.get(), 0) != RD_KAFKA_RESP_ERR_NO_ERROR)
        qFatal("the group's positions cannot be changed");
}

void KafkaStranger::deleteRecordsBefore(const QString& topic, int partition, qint64 offset)
{
    const Offsets offsets(rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(offsets.get(), topic.toUtf8().constData(), partition)->offset
        = offset;
    const DeleteRecords wanted(rd_kafka_DeleteRecords_new(offsets.get()));
    rd_kafka_DeleteRecords_t* one = wanted.get();
    rd_kafka_DeleteRecords(m_handle.get(), &one, 1, nullptr, m_queue.get());
    wait(m_queue.get());
}

void KafkaStranger::transact(const QString& topic, const QByteArrayList& values, bool commits)
{
    const kafka::Handle producer = handleWith(RD_KAFKA_PRODUCER,
        {"bootstrap.servers=" + m_servers,
            "transactional.id=" + QUuid::createUuid().toByteArray()});
    check(rd_kafka_init_transactions(producer.get(), kTimeoutMs));
    check(rd_kafka_begin_transaction(producer.get()));
    for (const QByteArray& value : values)
        rd_kafka_producev(producer.get(), RD_KAFKA_V_TOPIC(topic.toUtf8().constData()),
            RD_KAFKA_V_PARTITION(0), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
            RD_KAFKA_V_KEY("k", 1),
            RD_KAFKA_V_VALUE(
                const_cast<char*>(value.constData()), static_cast<size_t>(value.size())),
            RD_KAFKA_V_END);
    rd_kafka_flush(producer.get(), kTimeoutMs);
    check(commits ? rd_kafka_commit_transaction(producer.get(), kTimeoutMs)
                  : rd_kafka_abort_transaction(producer.get(), kTimeoutMs));
}

qint64 KafkaStranger::committed(const QString& group, const QString& topic, int partition)
{
    const kafka::Handle consumer = handleWith(
        RD_KAFKA_CONSUMER, {"bootstrap.servers=" + m_servers, "group.id=" + group.toUtf8()});
    const Offsets offsets(rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(offsets.get(), topic.toUtf8().constData(), partition);
    rd_kafka_committed(consumer.get(), offsets.get(), kTimeoutMs);
    return offsets->elems[0].offset;
}

}  // namespace dibs::test
