// Reads the partitions of one topic from wherever the caller says.
#pragma once

#include "backend/platform/kafka/message.h"
#include "backend/platform/kafka/settings.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace dibs::kafka {

/// On one thread, without a consumer group. What was asked for last is read ahead in the
/// background, so a caller that goes on where it stopped finds its messages in memory.
class TopicReader
{
public:
    /// Memory for what is read ahead, by partition.
    static constexpr int kReadAheadKbytes = 2'048;
    /// A partition that nobody asks for is no longer read ahead.
    static constexpr auto kIdleMax = std::chrono::seconds(10);

    /// `readable` is called, on librdkafka's threads, whenever there is something new to fetch: it
    /// must return at once.
    static Result<std::unique_ptr<TopicReader>> open(
        const Settings& settings, const QString& topic, std::function<void()> readable);
    ~TopicReader();

    struct Fetched {
        QList<Message> messages;
        /// Set when the partition's end was met: the next offset there. What lies between the last
        /// message and it are no messages, but a transaction's marks.
        std::optional<qint64> end;
    };

    /// Up to `max` messages from `from` on. Waits `patience` at most for the first of them, and not
    /// at all for the others. Corrupt: the topic does not hold that record (any more); Unavailable:
    /// no answer.
    Result<Fetched> fetch(int partition, qint64 from, int max, std::chrono::milliseconds patience);

    /// False when the partition's end was not met at `offset` yet.
    bool hasMetEnd(int partition, qint64 offset) const;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Stream {
        Queue queue;  // null: not being read
        qint64 next = 0;  // the offset the caller will want if it goes on
        std::optional<qint64> end;
        Time lastAsked;
    };

    TopicReader() = default;
    Stream& streamOf(int partition);
    Result<void> startAt(int partition, qint64 from);
    void stop(int partition);
    void stopIdleStreams();
    Error failed(int partition, const rd_kafka_message_t& message);
    Error noSuchRecord(int partition, qint64 offset);
    Error noSuchPartition(int partition);

    std::unique_ptr<std::function<void()>> m_readable;  // its address stays, for the callbacks
    rd_kafka_resp_err_t m_trouble = RD_KAFKA_RESP_ERR_NO_ERROR;  // what the connections said last
    QString m_topicName;
    Handle m_handle;
    Topic m_topic;
    std::vector<Stream> m_streams;  // by partition
};

}  // namespace dibs::kafka
