// Reads the log in Kafka, beside everybody who writes to it.
#pragma once

#include "backend/eventlog/event_log.h"
#include "backend/platform/kafka/admin.h"
#include "backend/platform/kafka/topic_reader.h"

namespace dibs::eventlog {

/// On one thread.
///
/// A transaction of a foreign producer leaves marks behind that take an offset and are never
/// delivered, and so do records that it took back. In a topic that deletes only from its beginning
/// nothing else can be missing between two records, so such offsets come as records with isMarker.
/// In any other topic a gap is Corrupt: a record may have been there that nobody has decided.
class KafkaLogReader final : public LogReader
{
public:
    /// What the log knows and wants to know. Called on the reader's thread, but for `readable`.
    struct Log {
        std::function<Result<qint64>(int partition)> end;
        std::function<void(int partition, qint64 end)> reaches;
        std::function<void()> readable;  // on a thread of librdkafka's: return at once
    };

    static Result<std::unique_ptr<KafkaLogReader>> open(
        const kafka::Settings& settings, kafka::Admin& admin, Log log);

    /// For an audit without a log. Asks the brokers where the log ends.
    static Result<std::unique_ptr<KafkaLogReader>> openAlone(const kafka::Settings& settings);

    Result<QList<Record>> poll(int partition, qint64 from, int max) override;
    Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) override;
    Result<LogIdentity> identity() override;

private:
    KafkaLogReader(const kafka::Settings& settings, kafka::Admin& admin, Log log,
        std::unique_ptr<kafka::TopicReader> reader);

    /// Where the partition ends; alone, it asks again when all up to `from` was read.
    Result<qint64> endOf(int partition, qint64 from);
    Result<QList<Record>> recordsFrom(
        int partition, qint64 from, int max, kafka::TopicReader::Fetched fetched);
    Result<void> gapsAreMarkers(int partition, qint64 offset);

    std::unique_ptr<kafka::Admin> m_ownAdmin;  // when opened alone
    kafka::Admin& m_admin;
    const Log m_log;
    const QString m_topic;
    const std::unique_ptr<kafka::TopicReader> m_reader;
    QHash<int, qint64> m_knownEnds;  // when opened alone; by partition
    bool m_deletesOnlyAtTheBeginning = false;  // true once it is known
};

/// Names the log behind a topic: "<cluster id>/<topic>".
Result<QString> incarnationOf(kafka::Admin& admin, const QString& topic);

}  // namespace dibs::eventlog
