#include "backend/coupon/repository/sql_dead_letters.h"

#include "backend/coupon/repository/sql_coupon_rows.h"

#include <QStringList>

namespace dibs::coupon {
namespace {

const QString kColumns
    = QStringLiteral("SELECT dead_letter_id, partition_number, record_offset, record_key, payload,"
                     " headers, reason, found_at, state, handled_at,"
                     " (SELECT n.reason FROM dead_letter_notes n"
                     " WHERE n.dead_letter_id = dead_letters.dead_letter_id)"
                     " FROM dead_letters");

QByteArray bytesOrNull(const sql::Statement& row, int column)
{
    if (row.isNull(column)) return {};
    const QByteArray bytes = row.bytes(column);
    return bytes.isNull() ? QByteArray("") : bytes;
}

StoredDeadLetter letterFrom(const sql::Statement& row)
{
    return {.id = row.integer(0),
        .partition = static_cast<int>(row.integer(1)),
        .offset = row.integer(2),
        .key = bytesOrNull(row, 3),
        .payload = bytesOrNull(row, 4),
        .headers = eventlog::decodeHeaders(bytesOrNull(row, 5)),
        .reason = row.text(6),
        .foundAtMs = row.integer(7),
        .state = deadLetterStateFrom(row.text(8)).value_or(DeadLetterState::Found),
        .handledAtMs = integerOrNone(row, 9),
        .note = row.isNull(10) ? QString() : row.text(10)};
}

template <class... Values>
Result<QList<StoredDeadLetter>> lettersBy(sql::Statement& select, const Values&... values)
{
    if (const Result<void> ran = select.execute(values...); !ran) return ran.error();
    QList<StoredDeadLetter> letters;
    while (select.next()) letters.append(letterFrom(select));
    if (const Result<void> done = select.finish(); !done) return done.error();
    return letters;
}

Error unknown(qint64 id)
{
    return fail(ErrorCode::NotFound, QStringLiteral("there is no dead letter %1").arg(id));
}

}  // namespace

QString word(DeadLetterState state)
{
    switch (state) {
    case DeadLetterState::Found: return QStringLiteral("FOUND");
    case DeadLetterState::Replayed: return QStringLiteral("REPLAYED");
    case DeadLetterState::Discarded: return QStringLiteral("DISCARDED");
    }
    Q_UNREACHABLE();
}

std::optional<DeadLetterState> deadLetterStateFrom(const QString& text)
{
    for (const DeadLetterState state :
        {DeadLetterState::Found, DeadLetterState::Replayed, DeadLetterState::Discarded})
        if (word(state) == text) return state;
    return {};
}

SqlDeadLetters::SqlDeadLetters(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<StoredDeadLetter> SqlDeadLetters::one(qint64 id)
{
    const auto found = lettersBy(
        m_connection.prepared(kColumns + QStringLiteral(" WHERE dead_letter_id = ?")), id);
    if (!found) return found.error();
    if (found->isEmpty()) return unknown(id);
    return found->constFirst();
}

Result<QList<StoredDeadLetter>> SqlDeadLetters::page(
    std::optional<DeadLetterState> state, qint64 after, int limit)
{
    if (!state)
        return lettersBy(
            m_connection.prepared(kColumns
                + QStringLiteral(" WHERE dead_letter_id > ? ORDER BY dead_letter_id LIMIT ?")),
            after, limit);
    return lettersBy(
        m_connection.prepared(kColumns
            + QStringLiteral(
                " WHERE state = ? AND dead_letter_id > ? ORDER BY dead_letter_id LIMIT ?")),
        word(*state), after, limit);
}

Result<qint64> SqlDeadLetters::waiting()
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT count(*) FROM dead_letters WHERE state = 'FOUND'"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    const qint64 count = select.next() ? select.integer(0) : 0;
    if (const Result<void> done = select.finish(); !done) return done.error();
    return count;
}

Result<QList<StoredDeadLetter>> SqlDeadLetters::unpublished(
    const std::vector<int>& partitions, qint64 after, int limit)
{
    if (partitions.empty()) return QList<StoredDeadLetter>();
    QStringList numbers;
    for (const int partition : partitions) numbers += QString::number(partition);
    return lettersBy(
        m_connection.prepared(kColumns
            + QStringLiteral(" WHERE published = 0 AND dead_letter_id > ? AND partition_number IN"
                             " (%1) ORDER BY dead_letter_id LIMIT ?")
                  .arg(numbers.join(u','))),
        after, limit);
}

Result<void> SqlDeadLetters::markPublished(const std::vector<qint64>& ids)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    for (const qint64 id : ids) {
        const Result<void> marked
            = m_connection
                  .prepared(QStringLiteral(
                      "UPDATE dead_letters SET published = 1 WHERE dead_letter_id = ?"))
                  .execute(id);
        if (!marked) return marked;
    }
    return transaction->commit();
}

Result<void> SqlDeadLetters::keepNote(qint64 id, const ChangeNote& note)
{
    if (note.reason.isEmpty()) return {};
    return m_connection
        .prepared(QStringLiteral(
            "INSERT INTO dead_letter_notes (dead_letter_id, handled_by, reason) VALUES (?, ?, ?)"))
        .execute(id, note.changedBy.left(kChangedByMax), note.reason.left(kReasonMax));
}

Result<StoredDeadLetter> SqlDeadLetters::handle(
    qint64 id, DeadLetterState state, const ChangeNote& note, qint64 nowMs)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    const auto found
        = lettersBy(m_connection.prepared(kColumns + QStringLiteral(" WHERE dead_letter_id = ?")
                        + m_connection.forUpdate()),
            id);
    if (!found) return found.error();
    if (found->isEmpty()) return unknown(id);
    StoredDeadLetter letter = found->constFirst();
    if (letter.state != DeadLetterState::Found)
        return fail(ErrorCode::Conflict,
            QStringLiteral("dead letter %1 is %2 already").arg(id).arg(word(letter.state)));
    const Result<void> changed
        = m_connection
              .prepared(QStringLiteral(
                  "UPDATE dead_letters SET state = ?, handled_at = ? WHERE dead_letter_id = ?"))
              .execute(word(state), nowMs, id)
              .andThen([&] { return keepNote(id, note); })
              .andThen([&] { return transaction->commit(); });
    if (!changed) return changed.error();
    letter.state = state;
    letter.handledAtMs = nowMs;
    letter.note = note.reason.left(kReasonMax);
    return letter;
}

}  // namespace dibs::coupon
