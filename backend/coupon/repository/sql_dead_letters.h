// Records that did not decode, and what became of each.
#pragma once

#include "backend/coupon/repository/change_note.h"
#include "backend/eventlog/records.h"
#include "backend/platform/sql/connection.h"

#include <QList>

#include <optional>
#include <vector>

namespace dibs::coupon {

enum class DeadLetterState { Found, Replayed, Discarded };

QString word(DeadLetterState state);
std::optional<DeadLetterState> deadLetterStateFrom(const QString& word);

struct StoredDeadLetter {
    qint64 id = 0;
    int partition = 0;
    qint64 offset = 0;
    QByteArray key;  // null: it had none; as the payload
    QByteArray payload;
    QList<eventlog::Header> headers;
    QString reason;
    qint64 foundAtMs = 0;
    DeadLetterState state = DeadLetterState::Found;
    std::optional<qint64> handledAtMs;
    QString note;  // why it was handled so, where a reason was given
};

/// On the thread of the connection it is given.
class SqlDeadLetters
{
public:
    explicit SqlDeadLetters(sql::Connection& connection);

    Result<StoredDeadLetter> one(qint64 id);
    /// By id; of all states without one.
    Result<QList<StoredDeadLetter>> page(
        std::optional<DeadLetterState> state, qint64 after, int limit);
    /// Those in state Found.
    Result<qint64> waiting();

    /// By id: what the dead letter topic may lack, of these partitions.
    Result<QList<StoredDeadLetter>> unpublished(
        const std::vector<int>& partitions, qint64 after, int limit);
    Result<void> markPublished(const std::vector<qint64>& ids);

    /// Conflict when somebody has handled it before, NotFound when it does not exist.
    Result<StoredDeadLetter> handle(
        qint64 id, DeadLetterState state, const ChangeNote& note, qint64 nowMs);

private:
    Result<void> keepNote(qint64 id, const ChangeNote& note);

    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
