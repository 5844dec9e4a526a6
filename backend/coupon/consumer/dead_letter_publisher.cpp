#include "backend/coupon/consumer/dead_letter_publisher.h"

namespace dibs::coupon {
namespace {

// A broker refuses a record that is too long as a whole.
constexpr qsizetype kReasonBytesMax = 500;

eventlog::NewRecord copyOf(const StoredDeadLetter& letter)
{
    eventlog::NewRecord copy{letter.key, letter.payload, letter.headers};
    copy.headers.append({"dead-letter-partition", QByteArray::number(letter.partition)});
    copy.headers.append({"dead-letter-offset", QByteArray::number(letter.offset)});
    copy.headers.append({"dead-letter-reason", letter.reason.toUtf8().left(kReasonBytesMax)});
    return copy;
}

}  // namespace

DeadLetterPublisher::DeadLetterPublisher(eventlog::EventLog& log)
    : m_log(log)
{
}

void DeadLetterPublisher::sweep()
{
    m_underWay.reset();
    m_after = 0;
    m_isDue = true;
    m_notBefore = {};
}

Result<void> DeadLetterPublisher::step(SqlDeadLetters& letters)
{
    if (m_underWay) {
        if (m_underWay->unreported > 0) return {};
        if (const Result<void> settled = settle(letters); !settled) return settled;
    }
    if (!m_isDue || std::chrono::steady_clock::now() < m_notBefore) return {};
    return publishNext(letters);
}

/// All that was sent was answered.
Result<void> DeadLetterPublisher::settle(SqlDeadLetters& letters)
{
    std::vector<qint64> persisted;
    {
        const std::lock_guard lock(m_underWay->mutex);
        persisted = m_underWay->persisted;
    }
    if (!persisted.empty())
        if (const Result<void> marked = letters.markPublished(persisted); !marked) return marked;
    m_underWay.reset();
    if (persisted.size() == m_sent) return {};
    m_after = 0;
    m_isDue = true;
    m_notBefore = std::chrono::steady_clock::now() + kRetryDelay;
    return {};
}

Result<void> DeadLetterPublisher::publishNext(SqlDeadLetters& letters)
{
    const Result<QList<StoredDeadLetter>> next
        = letters.unpublished(ownPartitions(), m_after, kBatchMax);
    if (!next) return next.error();
    m_isDue = next->size() == kBatchMax;
    if (next->isEmpty()) return {};

    m_after = next->constLast().id;
    m_sent = static_cast<size_t>(next->size());
    m_underWay = std::make_shared<UnderWay>();
    m_underWay->unreported = static_cast<int>(next->size());
    for (const StoredDeadLetter& letter : *next) append(letter);
    return {};
}

void DeadLetterPublisher::append(const StoredDeadLetter& letter)
{
    const auto report
        = [underWay = m_underWay, id = letter.id, &log = m_log](eventlog::Delivery delivery) {
              if (delivery == eventlog::Delivery::Persisted) {
                  const std::lock_guard lock(underWay->mutex);
                  underWay->persisted.push_back(id);
              }
              if (--underWay->unreported == 0) log.wake();
          };
    m_log.appendDeadLetter(copyOf(letter), report);
}

std::vector<int> DeadLetterPublisher::ownPartitions() const
{
    const eventlog::Assignment assignment = m_log.assignment();
    std::vector<int> own;
    for (size_t i = 0; i < assignment.owned.size(); ++i)
        if (assignment.owned[i]) own.push_back(static_cast<int>(i));
    return own;
}

}  // namespace dibs::coupon
