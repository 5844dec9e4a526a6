#include "backend/coupon/repository/sql_issuance_store.h"

#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/platform/sql/bulk_statement.h"

namespace dibs::coupon {
namespace {

sql::Value orNull(qint64 value)
{
    return value > 0 ? sql::Value(value) : sql::Value();
}

}  // namespace

SqlIssuanceStore::SqlIssuanceStore(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<void> SqlIssuanceStore::ensurePosition(int partition, const QString& incarnation)
{
    return m_connection
        .prepared(
            QStringLiteral("INSERT INTO consumer_position (topic, partition_number, incarnation,"
                           " next_offset) SELECT ?, ?, ?, 0 WHERE NOT EXISTS (SELECT 1 FROM"
                           " consumer_position WHERE topic = ? AND partition_number = ?)"))
        .execute(QLatin1String(kCouponIssueTopic), partition, incarnation,
            QLatin1String(kCouponIssueTopic), partition);
}

Result<void> SqlIssuanceStore::begin()
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    m_transaction.emplace(std::move(*transaction));
    return {};
}

Result<void> SqlIssuanceStore::commit()
{
    const Result<void> committed = m_transaction->commit();
    m_transaction.reset();
    return committed;
}

Result<Position> SqlIssuanceStore::position(int partition)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT incarnation, next_offset FROM consumer_position"
                       " WHERE topic = ? AND partition_number = ?"));
    const Result<void> ran = select.execute(QLatin1String(kCouponIssueTopic), partition);
    if (!ran) return ran.error();
    if (!select.next())
        return fail(ErrorCode::Corrupt,
            QStringLiteral("the position of partition %1 is missing from the database")
                .arg(partition));
    Position position{select.text(0), select.integer(1)};
    if (const Result<void> done = select.finish(); !done) return done.error();
    return position;
}

Result<void> SqlIssuanceStore::loadFacts(const std::vector<LoggedRequest>& requests, Ledger& ledger)
{
    return loadCoupons(requests, ledger)
        .andThen([&] { return loadHolders(requests, ledger); })
        .andThen([&] { return loadDecided(requests, ledger); });
}

Result<void> SqlIssuanceStore::loadCoupons(
    const std::vector<LoggedRequest>& requests, Ledger& ledger)
{
    QSet<qint64> seen;
    QList<sql::Value> keys;
    for (const LoggedRequest& request : requests) {
        const qint64 coupon = request.event.couponId.value;
        if (seen.contains(coupon)) continue;
        seen.insert(coupon);
        keys.append(coupon);
    }
    return sql::selectIn(m_connection,
        QStringLiteral("SELECT coupon_id, total_stock, remaining, valid_days FROM coupons"
                       " WHERE coupon_id IN ("),
        QStringLiteral(")"), 1, keys, [&](sql::Statement& row) {
            const qint64 totalStock = row.integer(1);
            ledger.putCoupon(CouponId{row.integer(0)},
                {totalStock, totalStock - row.integer(2),
                    row.isNull(3) ? std::nullopt : std::optional(row.integer(3))});
        });
}

Result<void> SqlIssuanceStore::loadHolders(
    const std::vector<LoggedRequest>& requests, Ledger& ledger)
{
    QList<sql::Value> keys;
    keys.reserve(static_cast<qsizetype>(requests.size()) * 2);
    for (const LoggedRequest& request : requests)
        keys << request.event.userId.value << request.event.couponId.value;
    // A join, as SQLite answers `(user_id, coupon_id) IN (VALUES …)` by reading the whole table;
    // CROSS keeps the few that are asked for on the outer side.
    return sql::selectIn(m_connection,
        QStringLiteral("SELECT coupon_id, user_id, user_coupon_id FROM (VALUES "),
        QStringLiteral(") AS asked CROSS JOIN user_coupons"
                       " ON user_id = asked.column1 AND coupon_id = asked.column2"),
        2, keys, [&](sql::Statement& row) {
            ledger.putHolder(
                CouponId{row.integer(0)}, UserId{row.integer(1)}, UserCouponId{row.integer(2)});
        });
}

Result<void> SqlIssuanceStore::loadDecided(
    const std::vector<LoggedRequest>& requests, Ledger& ledger)
{
    QList<sql::Value> keys;
    keys.reserve(static_cast<qsizetype>(requests.size()));
    for (const LoggedRequest& request : requests) keys << request.event.eventId.toRfc4122();
    return sql::selectIn(m_connection,
        QStringLiteral("SELECT event_id FROM outcomes WHERE event_id IN ("), QStringLiteral(")"), 1,
        keys, [&](sql::Statement& row) { ledger.putDecided(QUuid::fromRfc4122(row.bytes(0))); });
}

Result<void> SqlIssuanceStore::write(const BatchOutcome& batch)
{
    return writeUserCoupons(batch)
        .andThen([&] { return writeOutcomes(batch); })
        .andThen([&] { return writeStock(batch); })
        .andThen([&] { return writeDeadLetters(batch); })
        .andThen([&] { return writePosition(batch); });
}

Result<void> SqlIssuanceStore::writeUserCoupons(const BatchOutcome& batch)
{
    sql::BulkInsert rows(m_connection,
        QStringLiteral("INSERT INTO user_coupons (user_coupon_id, coupon_id, user_id, sequence,"
                       " issued_at, expires_at) VALUES "),
        6);
    for (const Decision& decision : batch.decisions) {
        if (decision.outcome != Outcome::Issued) continue;
        const CouponIssueEvent& event = decision.request.event;
        rows.add(decision.userCouponId.value, event.couponId.value, event.userId.value,
            decision.sequence, batch.decidedAtMs, decision.expiresAtMs);
    }
    return rows.write();
}

Result<void> SqlIssuanceStore::writeOutcomes(const BatchOutcome& batch)
{
    sql::BulkInsert rows(m_connection,
        QStringLiteral(
            "INSERT INTO outcomes (coupon_id, partition_number, record_offset, event_id,"
            " user_id, outcome, reason, sequence, user_coupon_id, accepted_at, decided_at)"
            " VALUES "),
        11);
    for (const Decision& decision : batch.decisions) {
        const CouponIssueEvent& event = decision.request.event;
        const sql::Value reason = decision.reason == RejectReason::None
            ? sql::Value()
            : sql::Value(word(decision.reason));
        rows.add(event.couponId.value, batch.partition, decision.request.offset,
            event.eventId.toRfc4122(), event.userId.value, word(decision.outcome), reason,
            orNull(decision.sequence), orNull(decision.userCouponId.value),
            decision.request.acceptedAtMs, batch.decidedAtMs);
    }
    return rows.write();
}

Result<void> SqlIssuanceStore::writeStock(const BatchOutcome& batch)
{
    QHash<CouponId, qint64> issued;
    for (const Decision& decision : batch.decisions)
        if (decision.outcome == Outcome::Issued) ++issued[decision.request.event.couponId];
    for (const auto& [coupon, count] : issued.asKeyValueRange()) {
        const Result<void> taken
            = m_connection
                  .prepared(QStringLiteral(
                      "UPDATE coupons SET remaining = remaining - ? WHERE coupon_id = ?"))
                  .execute(count, coupon.value);
        if (!taken) return taken;
    }
    return {};
}

Result<void> SqlIssuanceStore::writeDeadLetters(const BatchOutcome& batch)
{
    sql::BulkInsert rows(m_connection,
        QStringLiteral(
            "INSERT INTO dead_letters (partition_number, record_offset, record_key, payload,"
            " headers, reason, found_at) VALUES "),
        7);
    for (const DeadLetter& letter : batch.deadLetters)
        rows.add(batch.partition, letter.record.offset, letter.record.key, letter.record.value,
            eventlog::encodeHeaders(letter.record.headers), letter.reason, batch.decidedAtMs);
    return rows.write();
}

Result<void> SqlIssuanceStore::writePosition(const BatchOutcome& batch)
{
    return m_connection
        .prepared(QStringLiteral("UPDATE consumer_position SET next_offset = ?"
                                 " WHERE topic = ? AND partition_number = ?"))
        .execute(batch.nextOffset, QLatin1String(kCouponIssueTopic), batch.partition);
}

}  // namespace dibs::coupon
