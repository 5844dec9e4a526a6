#include "backend/coupon/consumer/dead_letter_control.h"

namespace dibs::coupon {
namespace {

using Answer = DeadLetterControl::Handled::Answer;

DeadLetterControl::Handled failed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound: return {Answer::NotFound, {}, error.detail};
    case ErrorCode::Conflict: return {Answer::HandledBefore, {}, error.detail};
    case ErrorCode::BadRequest:
    case ErrorCode::Unavailable:
    case ErrorCode::Corrupt: break;
    }
    return {Answer::StoreUnavailable, {}, error.detail};
}

Error isAway()
{
    return fail(ErrorCode::Unavailable, QStringLiteral("the database is away: try again"));
}

Error handledBefore(qint64 id, const QString& how)
{
    return fail(
        ErrorCode::Conflict, QStringLiteral("dead letter %1 is %2 already").arg(id).arg(how));
}

}  // namespace

DeadLetterControl::DeadLetterControl(
    IssueWorker& worker, eventlog::EventLog& log, const Clock& clock)
    : m_worker(worker)
    , m_log(log)
    , m_clock(clock)
{
}

bool DeadLetterControl::replay(qint64 id, Mended mended, const ChangeNote& note, Done done)
{
    return m_worker.post([this, id, mended = std::move(mended), note, done = std::move(done)](
                             SqlCouponCommands* commands) {
        const Result<StoredDeadLetter> letter
            = commands ? commands->deadLetters().one(id) : isAway();
        if (!letter) return done(failed(letter.error()));
        if (letter->state != DeadLetterState::Found)
            return done(failed(handledBefore(id, word(letter->state))));
        if (!begin(id)) return done(failed(handledBefore(id, QStringLiteral("being replayed"))));
        append(*letter, mended, {id, DeadLetterState::Replayed, note, done});
    });
}

bool DeadLetterControl::discard(qint64 id, const ChangeNote& note, Done done)
{
    return m_worker.post([this, id, note, done = std::move(done)](SqlCouponCommands* commands) {
        if (!begin(id)) return done(failed(handledBefore(id, QStringLiteral("being replayed"))));
        mark(commands, {id, DeadLetterState::Discarded, note, done});
    });
}

void DeadLetterControl::append(
    const StoredDeadLetter& letter, Mended mended, const Handling& handling)
{
    eventlog::NewRecord record{
        mended.key.value_or(letter.key), mended.payload.value_or(letter.payload), letter.headers};
    record.headers.append({"replay-of-dead-letter", QByteArray::number(letter.id)});
    const bool taken = m_log.append(std::move(record),
        [this, handling](eventlog::Delivery delivery) { delivered(handling, delivery); });
    if (!taken) delivered(handling, eventlog::Delivery::NotPersisted);
}

/// On the log's thread.
void DeadLetterControl::delivered(const Handling& handling, eventlog::Delivery delivery)
{
    const auto end = [this, &handling](Answer answer, const char* detail) {
        this->end(handling.id);
        handling.done({answer, {}, QLatin1String(detail)});
    };
    constexpr auto kUnknown = "The record may have been appended. Replaying it again is safe.";
    switch (delivery) {
    case eventlog::Delivery::NotPersisted:
        return end(Answer::LogUnavailable,
            "The event log does not take records right now. Nothing was changed: try again.");
    case eventlog::Delivery::PossiblyPersisted: return end(Answer::DeliveryUnknown, kUnknown);
    case eventlog::Delivery::Persisted: break;
    }
    const bool posted = m_worker.post(
        [this, handling](SqlCouponCommands* commands) { mark(commands, handling); });
    if (!posted) end(Answer::DeliveryUnknown, kUnknown);
}

void DeadLetterControl::mark(SqlCouponCommands* commands, const Handling& handling)
{
    const Result<StoredDeadLetter> handled = commands ? commands->deadLetters().handle(handling.id,
                                                 handling.state, handling.note, m_clock.nowMs())
                                                      : isAway();
    end(handling.id);
    if (handled)
        handling.done({Answer::Done, *handled, {}});
    else
        handling.done(failed(handled.error()));
}

bool DeadLetterControl::begin(qint64 id)
{
    const std::lock_guard lock(m_mutex);
    return m_replaying.insert(id).second;
}

void DeadLetterControl::end(qint64 id)
{
    const std::lock_guard lock(m_mutex);
    m_replaying.erase(id);
}

}  // namespace dibs::coupon
