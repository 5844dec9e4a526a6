#include "backend/coupon/repository/sql_issuance_store.h"

#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/coupon/repository/sql_dialect.h"
#include "backend/platform/sql/bulk_statement.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

sql::Value orNull(qint64 value)
{
    return value > 0 ? sql::Value(value) : sql::Value();
}

/// NotFound for a partition that was never consumed.
Result<Position> findPosition(sql::Connection& connection, int partition, const QString& lock)
{
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT incarnation, next_offset, last_digest FROM consumer_position"
                       " WHERE topic = ? AND partition_number = ?")
        + lock);
    const Result<void> ran = select.execute(QLatin1String(kCouponIssueTopic), partition);
    if (!ran) return ran.error();
    const bool isThere = select.next();
    const Position position = isThere ? Position{select.text(0), select.integer(1),
                                  select.isNull(2) ? QByteArray() : select.bytes(2)}
                                      : Position();
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (isThere) return position;
    return fail(ErrorCode::NotFound,
        QStringLiteral("the position of partition %1 is missing from the database").arg(partition));
}

Result<Position> orCorrupt(Result<Position> position)
{
    if (position || position.error().code != ErrorCode::NotFound) return position;
    return fail(ErrorCode::Corrupt, position.error().detail);
}

}  // namespace

Result<Position> readPosition(sql::Connection& connection, int partition)
{
    return orCorrupt(findPosition(connection, partition, {}));
}

SqlIssuanceStore::SqlIssuanceStore(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<void> SqlIssuanceStore::ensurePosition(int partition, const QString& incarnation)
{
    const Result<Position> found = findPosition(m_connection, partition, {});
    if (found) return {};
    if (found.error().code != ErrorCode::NotFound) return found.error();
    const Result<void> inserted
        = m_connection
              .prepared(QStringLiteral("INSERT INTO consumer_position (topic, partition_number,"
                                       " incarnation, next_offset) VALUES (?, ?, ?, 0)"))
              .execute(QLatin1String(kCouponIssueTopic), partition, incarnation);
    // Another instance was first.
    if (!inserted && inserted.error().code == ErrorCode::Conflict) return {};
    return inserted;
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
    return orCorrupt(findPosition(m_connection, partition, m_connection.forUpdate()));
}

Result<void> SqlIssuanceStore::loadFacts(const std::vector<LoggedRequest>& requests, Ledger& ledger)
{
    return loadCoupons(requests, ledger).andThen([&] { return loadHolders(requests, ledger); });
}

Result<void> SqlIssuanceStore::loadCoupons(
    const std::vector<LoggedRequest>& requests, Ledger& ledger)
{
    std::vector<qint64> coupons;
    for (const LoggedRequest& request : requests) coupons.push_back(request.event.couponId.value);
    // In one order for all consumers, so that no two wait for each other.
    std::ranges::sort(coupons);
    coupons.erase(std::ranges::unique(coupons).begin(), coupons.end());
    const QList<sql::Value> keys(coupons.cbegin(), coupons.cend());
    const KeyedSelect select = selectCouponsForUpdate(m_connection.dialect());
    return sql::selectIn(m_connection, select.head, select.tail, 1, keys, [&](sql::Statement& row) {
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
    // Not locked, as nobody but the holder of the position's lock adds a row; and not read before
    // that lock was taken, which is when a transaction begins to see.
    const KeyedSelect select = selectHolders(m_connection.dialect());
    return sql::selectIn(m_connection, select.head, select.tail, 2, keys, [&](sql::Statement& row) {
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
        .prepared(QStringLiteral("UPDATE consumer_position SET next_offset = ?, last_digest = ?"
                                 " WHERE topic = ? AND partition_number = ?"))
        .execute(
            batch.nextOffset, batch.lastDigest, QLatin1String(kCouponIssueTopic), batch.partition);
}

}  // namespace dibs::coupon
