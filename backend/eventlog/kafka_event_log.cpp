#include "backend/eventlog/kafka_event_log.h"

#include "backend/eventlog/kafka_log_reader.h"

namespace dibs::eventlog {
namespace {

using namespace std::chrono_literals;

constexpr auto kFlushDeadline = 4s;
constexpr auto kLeaveDeadline = 2s;

// The producer's topics.
constexpr int kEvents = 0;
constexpr int kDeadLetters = 1;

QString deadLetterTopic(const QString& topic)
{
    return topic + QStringLiteral("-dlt");
}

QList<kafka::Header> headersFrom(QList<Header> headers)
{
    QList<kafka::Header> all;
    for (Header& header : headers) all.append({std::move(header.name), std::move(header.value)});
    return all;
}

Delivery deliveryOf(kafka::Producer::Outcome outcome)
{
    switch (outcome) {
    case kafka::Producer::Outcome::Persisted: return Delivery::Persisted;
    case kafka::Producer::Outcome::NotPersisted: return Delivery::NotPersisted;
    case kafka::Producer::Outcome::PossiblyPersisted: return Delivery::PossiblyPersisted;
    }
    Q_UNREACHABLE();
}

}  // namespace

Result<std::unique_ptr<KafkaEventLog>> KafkaEventLog::open(
    const Options& options, const Clock& clock)
{
    std::unique_ptr<KafkaEventLog> log(new KafkaEventLog(options, clock));
    Result<std::unique_ptr<kafka::Admin>> admin = kafka::Admin::open(log->m_settings);
    if (!admin) return admin.error();
    log->m_admin = std::move(*admin);

    const Result<int> partitions = log->findOrCreateTopics();
    if (!partitions) return partitions.error();
    const Result<QString> incarnation = incarnationOf(*log->m_admin, options.address.topic);
    if (!incarnation) return incarnation.error();
    log->m_incarnation = *incarnation;
    Result<std::unique_ptr<KafkaTopicWatch>> watch
        = KafkaTopicWatch::open(*log->m_admin, options.address, options.group, *partitions);
    if (!watch) return watch.error();
    log->m_watch = std::move(*watch);

    KafkaTopicWatch& known = *log->m_watch;
    const auto grown = [&known](int topic, int partition, qint64 end) {
        if (topic == kEvents) known.raise(partition, end);
    };
    const auto troubled
        = [&known, servers = QString::fromUtf8(options.address.servers)](rd_kafka_resp_err_t code) {
              if (code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN
                  && code != RD_KAFKA_RESP_ERR__AUTHENTICATION)
                  return;  // the others mend themselves, or show in the reports
              known.setProblem(
                  kafka::unavailable(QStringLiteral("no answer from ") + servers, code).detail);
          };
    Result<std::unique_ptr<kafka::Producer>> producer = kafka::Producer::open(log->m_settings,
        {options.address.topic, deadLetterTopic(options.address.topic)}, {grown, troubled});
    if (!producer) return producer.error();
    log->m_producer = std::move(*producer);

    Result<std::unique_ptr<kafka::GroupMember>> member = kafka::GroupMember::open(log->m_settings,
        options.group, [&known](const std::vector<int>& owned) { known.setOwned(owned); });
    if (!member) return member.error();
    log->m_member = std::move(*member);
    return log;
}

KafkaEventLog::KafkaEventLog(const Options& options, const Clock& clock)
    : m_options(options)
    , m_settings{options.address, options.passThrough, options.instance}
    , m_clock(clock)
{
}

KafkaEventLog::~KafkaEventLog()
{
    close();
}

Result<int> KafkaEventLog::findOrCreateTopics()
{
    const QString topic = m_options.address.topic;
    Result<kafka::Admin::Shape> shape = m_admin->shape(topic);
    if (shape && shape->partitions == 0) {
        const int wanted = m_options.partitions.value_or(kPartitions);
        const Result<void> created = m_admin->create(topic, wanted, shape->brokers);
        if (!created) return created.error();
        shape = m_admin->shape(topic);  // another instance may have been faster
    }
    if (!shape)
        return fail(shape.error().code,
            QStringLiteral("no answer from %1 (%2)")
                .arg(QString::fromUtf8(m_options.address.servers), shape.error().detail));
    if (m_options.partitions.value_or(shape->partitions) != shape->partitions)
        return fail(ErrorCode::Conflict,
            QStringLiteral("topic %1 has %2 partitions, %3 were asked for: the number is settled "
                           "when the topic is created, leave it out or choose another topic")
                .arg(topic)
                .arg(shape->partitions)
                .arg(*m_options.partitions));
    if (const Result<void> created = createDeadLetterTopic(shape->brokers); !created)
        return created.error();
    return shape->partitions;
}

Result<void> KafkaEventLog::createDeadLetterTopic(int brokers)
{
    const QString topic = deadLetterTopic(m_options.address.topic);
    const Result<kafka::Admin::Shape> shape = m_admin->shape(topic);
    if (!shape) return shape.error();
    if (shape->partitions > 0) return {};
    return m_admin->create(topic, 1, brokers);
}

bool KafkaEventLog::append(NewRecord record, Delivered delivered)
{
    const int partition = partitionOf(record.key, partitionCount());
    auto reported
        = [this, knownEnd = m_watch->watermarks(partition).high, told = std::move(delivered)](
              const kafka::Producer::Report& said) { report(said, knownEnd, told); };
    if (m_watch->isUnusable()) return m_producer->refuse(std::move(reported));
    // Chosen here, by the number of partitions that was found at the start: librdkafka would follow
    // a topic that grows and move keys to other partitions.
    return m_producer->send({.topic = kEvents,
                                .partition = partition,
                                .timestampMs = m_clock.nowMs(),
                                .key = std::move(record.key),
                                .value = std::move(record.value),
                                .headers = headersFrom(std::move(record.headers))},
        std::move(reported));
}

void KafkaEventLog::appendDeadLetter(NewRecord record, Delivered delivered)
{
    const bool taken = m_producer->send({.topic = kDeadLetters,
                                            .partition = RD_KAFKA_PARTITION_UA,
                                            .timestampMs = m_clock.nowMs(),
                                            .key = std::move(record.key),
                                            .value = std::move(record.value),
                                            .headers = headersFrom(std::move(record.headers))},
        [delivered](const kafka::Producer::Report& said) { delivered(deliveryOf(said.outcome)); });
    if (!taken) delivered(Delivery::NotPersisted);
}

/// On the delivery thread. A topic never gives an offset out twice: what lies before the end that
/// was known when it was sent lies in another topic of that name, and nobody will decide it.
void KafkaEventLog::report(
    const kafka::Producer::Report& report, qint64 knownEnd, const Delivered& delivered)
{
    const bool isPersisted = report.outcome == kafka::Producer::Outcome::Persisted;
    if (isPersisted && report.offset >= 0 && report.offset < knownEnd) {
        m_watch->setMadeAnew();
        return delivered(Delivery::PossiblyPersisted);
    }
    if (isPersisted)
        m_watch->clearProblem();
    else if (report.code != RD_KAFKA_RESP_ERR__FATAL && !m_watch->isUnusable())
        m_watch->setProblem(kafka::unavailable(
            QStringLiteral("appending to %1").arg(m_options.address.text()), report.code)
                                .detail);
    delivered(deliveryOf(report.outcome));
}

Result<std::unique_ptr<LogReader>> KafkaEventLog::openReader()
{
    KafkaTopicWatch& known = *m_watch;
    Result<std::unique_ptr<KafkaLogReader>> reader = KafkaLogReader::open(m_settings, *m_admin,
        {.end = [&known](int partition) { return known.readableEnd(partition); },
            .reaches = [&known](int partition, qint64 end) { known.raise(partition, end); },
            .readable = [&known] { known.wake(); }});
    if (!reader) return reader.error();
    return std::unique_ptr<LogReader>(std::move(*reader));
}

void KafkaEventLog::waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout)
{
    m_watch->waitBeyond(positions, timeout);
}

void KafkaEventLog::reportPosition(int partition, qint64 position)
{
    m_member->reportPosition(partition, position);
}

void KafkaEventLog::close()
{
    // First the seat, so that others take over while the last records are being written.
    if (m_member) m_member->close(kLeaveDeadline);
    if (m_producer) m_producer->close(kFlushDeadline);
    if (m_watch) m_watch->close();
}

}  // namespace dibs::eventlog
