#include "backend/platform/kafka/topic_reader.h"

#include "backend/platform/kafka/deadline.h"

namespace dibs::kafka {
namespace {

using namespace std::chrono_literals;

// The broker keeps records back for a moment, until there are some, instead of answering for each
// few: under load that takes a quarter of its work away, and makes batches of what would be
// trickles (ARCHITECTURE.md, "Decisions"). One that comes alone waits for 10 ms at most.
constexpr auto kFetchBytesMin = "65536";
constexpr auto kFetchWaitMs = "10";
constexpr int kMetadataTimeoutMs = 2'000;
constexpr auto kCloseTimeout = 2s;

void callReadable(rd_kafka_t*, void* readable)
{
    (*static_cast<std::function<void()>*>(readable))();
}

void noteTrouble(rd_kafka_t*, int code, const char*, void* trouble)
{
    *static_cast<rd_kafka_resp_err_t*>(trouble) = static_cast<rd_kafka_resp_err_t>(code);
}

QByteArray bytes(const void* data, size_t size)
{
    if (!data) return {};
    return {static_cast<const char*>(data), static_cast<qsizetype>(size)};
}

QList<Header> headersOf(const rd_kafka_message_t& message)
{
    QList<Header> found;
    rd_kafka_headers_t* headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) return found;
    const char* name = nullptr;
    const void* value = nullptr;
    size_t size = 0;
    for (size_t i = 0;
         rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
         ++i)
        found.append({name, bytes(value, size)});
    return found;
}

Message copyOf(const rd_kafka_message_t& message)
{
    return {message.offset, std::max<qint64>(0, rd_kafka_message_timestamp(&message, nullptr)),
        bytes(message.key, message.key_len), bytes(message.payload, message.len),
        headersOf(message)};
}

}  // namespace

Result<std::unique_ptr<TopicReader>> TopicReader::open(
    const Settings& settings, const QString& topic, std::function<void()> readable)
{
    std::unique_ptr<TopicReader> reader(new TopicReader);
    reader->m_topicName = topic;
    reader->m_readable = std::make_unique<std::function<void()>>(std::move(readable));
    Result<Conf> conf = confFor(settings,
        {
            {"enable.auto.commit", "false"},
            {"enable.auto.offset.store", "false"},
            {"auto.offset.reset", "error"},
            {"enable.partition.eof", "true"},
            {"check.crcs", "true"},
            {"fetch.min.bytes", kFetchBytesMin},
            {"fetch.wait.max.ms", kFetchWaitMs},
            {"queued.max.messages.kbytes", QByteArray::number(kReadAheadKbytes)},
            {"fetch.error.backoff.ms", "100"},
            // How long a topic may seem to be missing before that counts; the reader is not made
            // before the topic was seen.
            {"topic.metadata.propagation.max.ms", "5000"},
        });
    if (!conf) return conf.error();
    rd_kafka_conf_set_opaque(conf->get(), &reader->m_trouble);
    rd_kafka_conf_set_error_cb(conf->get(), noteTrouble);
    Result<Handle> handle = start(RD_KAFKA_CONSUMER, std::move(*conf));
    if (!handle) return handle.error();
    reader->m_handle = std::move(*handle);
    reader->m_topic.reset(
        rd_kafka_topic_new(reader->m_handle.get(), topic.toUtf8().constData(), nullptr));
    return reader;
}

TopicReader::~TopicReader()
{
    if (!m_handle) return;
    for (size_t i = 0; i < m_streams.size(); ++i) stop(static_cast<int>(i));
    m_topic.reset();
    runWithin(kCloseTimeout,
        [handle = std::shared_ptr<rd_kafka_t>(std::move(m_handle))]() mutable { handle.reset(); });
}

Result<TopicReader::Fetched> TopicReader::fetch(
    int partition, qint64 from, int max, std::chrono::milliseconds patience)
{
    rd_kafka_poll(m_handle.get(), 0);  // runs noteTrouble(), here
    stopIdleStreams();
    Stream& stream = streamOf(partition);
    if (!stream.queue || stream.next != from)
        if (const Result<void> started = startAt(partition, from); !started) return started.error();

    Fetched fetched;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (fetched.messages.size() < max) {
        auto wait = 0ms;
        if (fetched.messages.isEmpty() && !fetched.end)
            wait = std::max(0ms,
                std::chrono::duration_cast<std::chrono::milliseconds>(
                    deadline - std::chrono::steady_clock::now()));
        // One at a time: rd_kafka_consume_batch*() loses messages around a seek before 2.1.0.
        const RawMessage message(
            rd_kafka_consume_queue(stream.queue.get(), static_cast<int>(wait.count())));
        if (!message) {
            if (wait > 0ms) continue;  // until the time is up
            break;
        }
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
            stream.end = message->offset;
            fetched.end = message->offset;
        } else if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            // What came before it is good; the error shows again at the next call.
            const Error error = failed(partition, *message);
            if (fetched.messages.isEmpty()) return error;
            break;
        } else if (message->offset >= stream.next) {
            m_trouble = RD_KAFKA_RESP_ERR_NO_ERROR;
            fetched.end.reset();
            fetched.messages.append(copyOf(*message));
            stream.next = message->offset + 1;
        }
    }
    if (fetched.end && *fetched.end > stream.next) stream.next = *fetched.end;
    if (fetched.messages.isEmpty() && !fetched.end && patience > 0ms) {
        rd_kafka_poll(m_handle.get(), 0);
        if (m_trouble != RD_KAFKA_RESP_ERR_NO_ERROR)
            return unavailable(QStringLiteral("reading partition %1").arg(partition), m_trouble);
    }
    return fetched;
}

bool TopicReader::hasMetEnd(int partition, qint64 offset) const
{
    const auto index = static_cast<size_t>(partition);
    return index < m_streams.size() && m_streams[index].queue && m_streams[index].end == offset;
}

TopicReader::Stream& TopicReader::streamOf(int partition)
{
    const auto index = static_cast<size_t>(partition);
    if (index >= m_streams.size()) m_streams.resize(index + 1);
    m_streams[index].lastAsked = std::chrono::steady_clock::now();
    return m_streams[index];
}

Result<void> TopicReader::startAt(int partition, qint64 from)
{
    stop(partition);
    Stream& stream = streamOf(partition);
    stream.next = from;
    // A new queue each time, so that nothing of what was read ahead elsewhere is left in it.
    stream.queue.reset(rd_kafka_queue_new(m_handle.get()));
    rd_kafka_queue_cb_event_enable(stream.queue.get(), callReadable, m_readable.get());
    if (rd_kafka_consume_start_queue(m_topic.get(), partition, from, stream.queue.get()) == 0)
        return {};
    stream.queue.reset();
    return unavailable(
        QStringLiteral("reading partition %1").arg(partition), rd_kafka_last_error());
}

void TopicReader::stop(int partition)
{
    Stream& stream = m_streams[static_cast<size_t>(partition)];
    if (!stream.queue) return;
    rd_kafka_queue_cb_event_enable(stream.queue.get(), nullptr, nullptr);
    rd_kafka_consume_stop(m_topic.get(), partition);
    stream = {};
}

void TopicReader::stopIdleStreams()
{
    const auto oldest = std::chrono::steady_clock::now() - kIdleMax;
    for (size_t i = 0; i < m_streams.size(); ++i)
        if (m_streams[i].queue && m_streams[i].lastAsked < oldest) stop(static_cast<int>(i));
}

/// Stops the stream, so that the next call begins anew at the place it wants.
Error TopicReader::failed(int partition, const rd_kafka_message_t& message)
{
    const qint64 next = m_streams[static_cast<size_t>(partition)].next;
    stop(partition);
    // The other codes are the connection's business; a list of them would never be complete.
    switch (static_cast<int>(message.err)) {
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: return noSuchRecord(partition, next);
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART: return noSuchPartition(partition);
    }
    return unavailable(QStringLiteral("reading partition %1").arg(partition), message.err);
}

Error TopicReader::noSuchRecord(int partition, qint64 offset)
{
    return fail(ErrorCode::Corrupt,
        QStringLiteral("the log no longer holds record %1 of partition %2: topic %3 was made anew, "
                       "or its retention has deleted it")
            .arg(offset)
            .arg(partition)
            .arg(m_topicName));
}

/// A broker that is starting may not know its topics yet, so this asks a second time.
Error TopicReader::noSuchPartition(int partition)
{
    const struct rd_kafka_metadata* raw = nullptr;
    const auto code = rd_kafka_metadata(m_handle.get(), 0, m_topic.get(), &raw, kMetadataTimeoutMs);
    const Metadata metadata(raw);
    const bool isGone = code == RD_KAFKA_RESP_ERR_NO_ERROR && metadata->topic_cnt == 1
        && (metadata->topics[0].err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
            || (metadata->topics[0].err == RD_KAFKA_RESP_ERR_NO_ERROR
                && metadata->topics[0].partition_cnt <= partition));
    if (!isGone)
        return unavailable(
            QStringLiteral("partition %1").arg(partition), RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
    return fail(ErrorCode::Corrupt,
        QStringLiteral("topic %1 has no partition %2: it was deleted")
            .arg(m_topicName)
            .arg(partition));
}

}  // namespace dibs::kafka
