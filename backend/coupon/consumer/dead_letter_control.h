// What operators do with records that did not decode.
#pragma once

#include "backend/coupon/consumer/issue_worker.h"
#include "backend/coupon/repository/sql_dead_letters.h"

#include <mutex>
#include <set>

namespace dibs::coupon {

/// Any thread; the work is done on the consumer's, between two batches.
class DeadLetterControl
{
public:
    /// Set: in the place of what was found.
    struct Mended {
        std::optional<QByteArray> key;
        std::optional<QByteArray> payload;
    };
    struct Handled {
        enum class Answer {
            Done,
            NotFound,
            HandledBefore,
            StoreUnavailable,  // nothing was changed; as below
            LogUnavailable,
            DeliveryUnknown,  // it may be in the log: once more does no harm
        };
        Answer answer = Answer::StoreUnavailable;
        StoredDeadLetter letter;  // when done
        QString detail;  // otherwise
    };
    /// Runs on the consumer's or the log's thread: post a value and return.
    using Done = std::function<void(const Handled&)>;

    DeadLetterControl(IssueWorker& worker, eventlog::EventLog& log, const Clock& clock);

    /// Appends the record once more: a new one, decided like any other. First it is in the log and
    /// then it is marked, so a crash in between leaves it to be replayed again, which decides
    /// nothing twice: it is the same event. False when too many changes wait: `done` is never
    /// called then.
    [[nodiscard]] bool replay(qint64 id, Mended mended, const ChangeNote& note, Done done);
    [[nodiscard]] bool discard(qint64 id, const ChangeNote& note, Done done);

private:
    /// What is left to do with a letter once its record is where it belongs.
    struct Handling {
        qint64 id = 0;
        DeadLetterState state = DeadLetterState::Found;
        ChangeNote note;
        Done done;
    };

    void append(const StoredDeadLetter& letter, Mended mended, const Handling& handling);
    void delivered(const Handling& handling, eventlog::Delivery delivery);
    void mark(SqlCouponCommands* commands, const Handling& handling);
    bool begin(qint64 id);
    void end(qint64 id);

    IssueWorker& m_worker;
    eventlog::EventLog& m_log;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::set<qint64> m_replaying;  // not yet marked; protected by m_mutex
};

}  // namespace dibs::coupon
