// The event log in a Kafka topic, which any number of instances and foreign producers share.
//
// Three connections with a duty each: a producer that appends, a seat in the consumer group that
// says which partitions are ours, and a watch that knows where the partitions end and whether the
// topic is still the one it was. Each reader has a connection of its own.
#pragma once

#include "backend/common/clock.h"
#include "backend/eventlog/event_log.h"
#include "backend/eventlog/kafka_topic_watch.h"
#include "backend/platform/kafka/group_member.h"
#include "backend/platform/kafka/producer.h"

namespace dibs::eventlog {

class KafkaEventLog final : public EventLog
{
public:
    struct Options {
        kafka::Address address;
        QList<kafka::Property> passThrough;  // security.protocol, sasl.*, ssl.*
        std::optional<int> partitions;  // none: as many as there are, kPartitions in a new topic
        QString group = QStringLiteral("coupon-issue-consumer-group");
        QString instance = QStringLiteral("dibs");  // for example "host:8081"
    };

    static constexpr int kPartitions = 3;
    static constexpr size_t kPendingMax = kafka::Producer::kPendingMax;

    /// Creates the topic, and the one for dead letters, where they are missing.
    static Result<std::unique_ptr<KafkaEventLog>> open(const Options& options, const Clock& clock);
    ~KafkaEventLog() override;

    bool append(NewRecord record, Delivered delivered) override;
    void appendDeadLetter(NewRecord record, Delivered delivered) override;
    Result<std::unique_ptr<LogReader>> openReader() override;
    int partitionCount() const override { return m_watch->partitionCount(); }
    Watermarks watermarks(int partition) const override { return m_watch->watermarks(partition); }
    QString incarnation() const override { return m_incarnation; }
    void waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout) override;
    void wake() override { m_watch->wake(); }
    Assignment assignment() const override { return m_watch->assignment(); }
    void reportPosition(int partition, qint64 position) override;
    Result<Survey> survey() override { return m_watch->survey(); }
    bool isShared() const override { return true; }
    QString problem() const override { return m_watch->problem(); }
    void close() override;

    /// For tests: as if librdkafka had declared its producer unusable.
    void failFatally() { m_producer->failFatally(); }

private:
    KafkaEventLog(const Options& options, const Clock& clock);
    Result<int> findOrCreateTopics();
    Result<void> createDeadLetterTopic(int brokers);
    void report(const kafka::Producer::Report& report, qint64 knownEnd, const Delivered& delivered);

    const Options m_options;
    const kafka::Settings m_settings;
    const Clock& m_clock;
    QString m_incarnation;

    // Each uses only those above it.
    std::unique_ptr<kafka::Admin> m_admin;
    std::unique_ptr<KafkaTopicWatch> m_watch;
    std::unique_ptr<kafka::Producer> m_producer;
    std::unique_ptr<kafka::GroupMember> m_member;
};

}  // namespace dibs::eventlog
