// Brings records that did not decode to where other tools look for them: the dead letter topic.
//
// The table is the truth and the topic a copy: a letter is marked as published only when the log
// has said that it keeps the copy. A crash in between leaves the mark out, and the next session
// publishes again: each letter is there at least once, never not at all. Copies carry partition and
// offset of the record, so whoever reads them can tell them apart.
#pragma once

#include "backend/coupon/repository/sql_dead_letters.h"
#include "backend/eventlog/event_log.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace dibs::coupon {

/// On the consumer's thread. Without anything to do step() reads one variable.
class DeadLetterPublisher
{
public:
    /// Appends under way at most.
    static constexpr int kBatchMax = 100;
    /// What the log did not take is tried again after it.
    static constexpr auto kRetryDelay = std::chrono::milliseconds(2'000);

    explicit DeadLetterPublisher(eventlog::EventLog& log);

    /// Looks through the table from its beginning: at the start of a session, and when other
    /// partitions are ours. What is under way is forgotten, and published once more at worst.
    void sweep();
    /// There are new ones.
    void lookAgain() { m_isDue = true; }

    /// Never waits for the log. An error is the database's.
    Result<void> step(SqlDeadLetters& letters);

private:
    using Time = std::chrono::steady_clock::time_point;

    /// Outlives the publisher while the log still has something to report.
    struct UnderWay {
        std::atomic<int> unreported = 0;
        std::mutex mutex;
        std::vector<qint64> persisted;  // protected by mutex
    };

    Result<void> settle(SqlDeadLetters& letters);
    Result<void> publishNext(SqlDeadLetters& letters);
    void append(const StoredDeadLetter& letter);
    std::vector<int> ownPartitions() const;

    eventlog::EventLog& m_log;
    std::shared_ptr<UnderWay> m_underWay;  // null: nothing is
    size_t m_sent = 0;  // of what is under way
    qint64 m_after = 0;  // the last id that was sent
    bool m_isDue = false;
    Time m_notBefore;
};

}  // namespace dibs::coupon
