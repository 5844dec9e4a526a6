// Looks after one topic: where its partitions end, which of them are ours, and whether all is well.
#pragma once

#include "backend/eventlog/event_log.h"
#include "backend/platform/kafka/admin.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace dibs::eventlog {

/// All functions may be called from any thread. Its own, `log-watch`, asks the brokers once a
/// second, and whenever somebody wants to know.
class KafkaTopicWatch
{
public:
    static constexpr auto kInterval = std::chrono::milliseconds(1'000);
    /// Beyond it nobody waits for an answer. Two questions' worth.
    static constexpr auto kSurveyTimeout = std::chrono::milliseconds(5'000);

    /// Asks once before it returns.
    static Result<std::unique_ptr<KafkaTopicWatch>> open(
        kafka::Admin& admin, const kafka::Address& address, const QString& group, int partitions);
    ~KafkaTopicWatch();

    int partitionCount() const { return static_cast<int>(m_ends.size()); }
    Watermarks watermarks(int partition) const;
    /// The high one; Corrupt once the topic is another one, whose records are not ours to decide.
    Result<qint64> readableEnd(int partition) const;
    /// Somebody has seen that the partition reaches that far.
    void raise(int partition, qint64 end);

    void waitBeyond(std::span<const qint64> positions, std::chrono::milliseconds timeout);
    void wake();

    Assignment assignment() const;
    /// The group has given us these. They count as owned once it is known where they end: a
    /// position must not look as if it lay beyond the end because an old end was remembered.
    void setOwned(const std::vector<int>& partitions);

    Result<Survey> survey();

    /// Why nothing can be appended right now; empty when it can.
    QString problem() const;
    /// True when nothing may be appended: the topic is another than the one that was opened.
    bool isUnusable() const { return m_isUnusable || m_isMadeAnew; }
    /// Somebody has seen that it is one that was made anew; it stays so.
    void setMadeAnew();
    /// For those who met a problem elsewhere; it goes away with the next good answer.
    void setProblem(const QString& problem);
    /// For those who saw that all is well: appending works.
    void clearProblem();

    /// No partition is owned after it.
    void close();

private:
    KafkaTopicWatch(
        kafka::Admin& admin, const kafka::Address& address, QString group, int partitions);

    struct End {
        std::atomic<qint64> low = 0;
        std::atomic<qint64> high = 0;
    };

    void watchUntilClosed();
    Result<void> look();
    Result<void> checkShape();
    Error madeAnew() const;
    Result<Survey> surveyNow(const Result<void>& looked);
    void take(const std::vector<kafka::Ends>& found, const std::vector<qint64>& before);
    void publishOwned();
    void notify();

    kafka::Admin& m_admin;
    const kafka::Address m_address;
    const QString m_group;
    std::vector<End> m_ends;  // by partition
    std::atomic<bool> m_isUnusable = false;
    std::atomic<bool> m_isMadeAnew = false;  // or has lost records
    std::atomic<bool> m_hasProblem = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_grown;  // for whoever waits beyond positions
    std::condition_variable m_asked;  // for the watch's thread
    std::condition_variable m_answered;  // for whoever waits for a survey
    // All below are protected by m_mutex.
    bool m_woken = false;  // stays until a waiter has seen it
    bool m_isClosed = false;
    QString m_problem;
    Assignment m_assignment;  // what others are told
    std::optional<std::vector<bool>> m_granted;  // what is to be told after the next look
    quint64 m_surveysWanted = 0;
    quint64 m_surveysDone = 0;
    Result<Survey> m_survey = Survey{};

    std::thread m_thread;
};

}  // namespace dibs::eventlog
