#include "backend/eventlog/kafka_log_reader.h"

#include <algorithm>

namespace dibs::eventlog {
namespace {

using namespace std::chrono_literals;

/// For a record that must be there.
constexpr auto kPatience = 1'000ms;
/// For one that was written a moment ago, or is part of a transaction that is not finished.
constexpr auto kPatienceAtTheEnd = 20ms;
constexpr int kCountChunk = 10'000;
/// Without a record for so many times kPatience the counting is given up.
constexpr int kCountPausesMax = 10;

Record recordFrom(kafka::Message message)
{
    QList<Header> headers;
    for (kafka::Header& header : message.headers)
        headers.append({std::move(header.name), std::move(header.value)});
    return {message.offset, message.timestampMs, std::move(message.key), std::move(message.value),
        std::move(headers)};
}

}  // namespace

Result<std::unique_ptr<KafkaLogReader>> KafkaLogReader::open(
    const kafka::Settings& settings, kafka::Admin& admin, Log log)
{
    Result<std::unique_ptr<kafka::TopicReader>> reader
        = kafka::TopicReader::open(settings, settings.address.topic, log.readable);
    if (!reader) return reader.error();
    return std::unique_ptr<KafkaLogReader>(
        new KafkaLogReader(settings, admin, std::move(log), std::move(*reader)));
}

Result<std::unique_ptr<KafkaLogReader>> KafkaLogReader::openAlone(const kafka::Settings& settings)
{
    Result<std::unique_ptr<kafka::Admin>> admin = kafka::Admin::open(settings);
    if (!admin) return admin.error();
    Result<std::unique_ptr<KafkaLogReader>> reader = open(settings, **admin, {{}, {}, [] {}});
    if (!reader) return reader;
    (*reader)->m_ownAdmin = std::move(*admin);
    return reader;
}

KafkaLogReader::KafkaLogReader(const kafka::Settings& settings, kafka::Admin& admin, Log log,
    std::unique_ptr<kafka::TopicReader> reader)
    : m_admin(admin)
    , m_log(std::move(log))
    , m_topic(settings.address.topic)
    , m_reader(std::move(reader))
{
}

Result<qint64> KafkaLogReader::endOf(int partition, qint64 from)
{
    if (m_log.end) return m_log.end(partition);
    if (from < m_knownEnds.value(partition)) return m_knownEnds.value(partition);
    const Result<std::vector<kafka::Ends>> ends = m_admin.ends(m_topic, partition + 1);
    if (!ends) return ends.error();
    return m_knownEnds[partition] = ends->back().high;
}

Result<QList<Record>> KafkaLogReader::poll(int partition, qint64 from, int max)
{
    const Result<qint64> end = endOf(partition, from);
    if (!end) return end.error();
    // Beyond the end as it is known here may be fine: the brokers say whether it is.
    auto patience = 0ms;
    if (from != *end)
        patience = m_reader->hasMetEnd(partition, from) ? kPatienceAtTheEnd : kPatience;

    Result<kafka::TopicReader::Fetched> fetched = m_reader->fetch(partition, from, max, patience);
    if (!fetched) return fetched.error();
    Result<QList<Record>> records = recordsFrom(partition, from, max, std::move(*fetched));
    if (m_log.reaches && records && !records->isEmpty())
        m_log.reaches(partition, records->constLast().offset + 1);
    return records;
}

Result<QList<Record>> KafkaLogReader::recordsFrom(
    int partition, qint64 from, int max, kafka::TopicReader::Fetched fetched)
{
    QList<Record> records;
    records.reserve(fetched.messages.size());
    qint64 next = from;
    const auto fillUpTo = [&](qint64 offset) -> Result<void> {
        if (next >= offset) return {};
        if (const Result<void> fine = gapsAreMarkers(partition, next); !fine) return fine;
        while (next < offset && records.size() < max)
            records.append({.offset = next++, .isMarker = true});
        return {};
    };
    for (kafka::Message& message : fetched.messages) {
        if (const Result<void> filled = fillUpTo(message.offset); !filled)
            return records.isEmpty() ? Result<QList<Record>>(filled.error()) : records;
        if (records.size() >= max) return records;  // the rest is read again
        next = message.offset + 1;
        records.append(recordFrom(std::move(message)));
    }
    if (!fetched.end) return records;
    if (const Result<void> filled = fillUpTo(*fetched.end); !filled && records.isEmpty())
        return filled.error();
    return records;
}

/// Asked only when there is a gap.
Result<void> KafkaLogReader::gapsAreMarkers(int partition, qint64 offset)
{
    if (m_deletesOnlyAtTheBeginning) return {};
    const Result<QHash<QString, QString>> settings = m_admin.configuration(m_topic);
    if (!settings) return settings.error();
    const QString policy = settings->value(QStringLiteral("cleanup.policy"));
    m_deletesOnlyAtTheBeginning = policy == u"delete";
    if (m_deletesOnlyAtTheBeginning) return {};
    return fail(ErrorCode::Corrupt,
        QStringLiteral(
            "record %1 of partition %2 is missing: topic %3 has cleanup.policy=%4, which "
            "throws records away")
            .arg(offset)
            .arg(partition)
            .arg(m_topic, policy));
}

Result<QHash<QByteArray, qint64>> KafkaLogReader::countByKey(int partition, qint64 from)
{
    QHash<QByteArray, qint64> counts;
    const Result<qint64> end = endOf(partition, from);
    if (!end) return end.error();
    int pauses = 0;
    for (qint64 next = from; next < *end;) {
        const Result<kafka::TopicReader::Fetched> fetched
            = m_reader->fetch(partition, next, kCountChunk, kPatience);
        if (!fetched) return fetched.error();
        for (const kafka::Message& message : fetched->messages) {
            next = message.offset + 1;
            if (message.offset < *end) ++counts[message.key];
        }
        if (fetched->end) next = std::max(next, *fetched->end);
        pauses = fetched->messages.isEmpty() ? pauses + 1 : 0;
        if (pauses > kCountPausesMax)
            return fail(ErrorCode::Unavailable,
                QStringLiteral("counting partition %1: nothing comes after record %2")
                    .arg(partition)
                    .arg(next));
    }
    return counts;
}

Result<LogIdentity> KafkaLogReader::identity()
{
    const Result<QString> incarnation = incarnationOf(m_admin, m_topic);
    if (!incarnation) return incarnation.error();
    const Result<kafka::Admin::Shape> shape = m_admin.shape(m_topic);
    if (!shape) return shape.error();
    if (shape->partitions == 0)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no topic %1").arg(m_topic));
    return LogIdentity{*incarnation, shape->partitions};
}

Result<QString> incarnationOf(kafka::Admin& admin, const QString& topic)
{
    const Result<QString> cluster = admin.clusterId();
    if (!cluster) return cluster.error();
    return *cluster + u'/' + topic;
}

}  // namespace dibs::eventlog
