#include "backend/coupon/repository/sql_user_coupon_commands.h"

#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/coupon/repository/sql_dialect.h"
#include "backend/platform/sql/bulk_statement.h"

#include <algorithm>

namespace dibs::coupon {

SqlUserCouponCommands::SqlUserCouponCommands(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<UseDecision>> SqlUserCouponCommands::apply(
    const std::vector<UseWish>& wishes, qint64 nowMs)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    UseLedger ledger;
    if (const Result<void> loaded = load(wishes, ledger); !loaded) return loaded.error();
    std::vector<UseDecision> decisions;
    decisions.reserve(wishes.size());
    for (const UseWish& wish : wishes) decisions.push_back(ledger.decide(wish, nowMs));
    const Result<void> done = write(ledger, nowMs).andThen([&] { return transaction->commit(); });
    if (!done) return done.error();
    return decisions;
}

Result<bool> SqlUserCouponCommands::sweep(qint64 nowMs, int limit)
{
    const Result<bool> swept = sweepByDays(nowMs, limit);
    if (!swept || *swept) return swept;
    return sweepByDate(nowMs, limit);
}

/// Those that have an end of their own.
Result<bool> SqlUserCouponCommands::sweepByDays(qint64 nowMs, int limit)
{
    // Without a lock: who applies the wishes looks again.
    sql::Statement& select = m_connection.prepared(QStringLiteral(
        "SELECT user_coupon_id FROM user_coupons WHERE status = 'ISSUED' AND expires_at <= ?"
        " ORDER BY expires_at LIMIT ?"));
    if (const Result<void> ran = select.execute(nowMs, limit); !ran) return ran.error();
    std::vector<UseWish> wishes;
    while (select.next()) wishes.push_back({{select.integer(0)}, 0, UseWish::Kind::Expire});
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (wishes.empty()) return false;
    if (const auto applied = apply(wishes, nowMs); !applied) return applied.error();
    return wishes.size() == static_cast<size_t>(limit);
}

/// Those of one coupon whose date has come, in the order of their sequence numbers: how far it has
/// been is kept, and what is issued late comes behind that.
Result<bool> SqlUserCouponCommands::sweepByDate(qint64 nowMs, int limit)
{
    sql::Statement& due = m_connection.prepared(
        QStringLiteral("SELECT coupon_expiry.coupon_id, swept_to FROM coupon_expiry JOIN coupons"
                       " ON coupons.coupon_id = coupon_expiry.coupon_id WHERE expires_at <= ?"
                       " AND swept_to < total_stock - remaining LIMIT 1"));
    if (const Result<void> ran = due.execute(nowMs); !ran) return ran.error();
    const bool isThere = due.next();
    const qint64 coupon = isThere ? due.integer(0) : 0;
    qint64 sweptTo = isThere ? due.integer(1) : 0;
    if (const Result<void> done = due.finish(); !done) return done.error();
    if (!isThere) return false;

    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT user_coupon_id, sequence FROM user_coupons"
                       " WHERE coupon_id = ? AND sequence > ? ORDER BY sequence LIMIT ?"));
    if (const Result<void> ran = select.execute(coupon, sweptTo, limit); !ran) return ran.error();
    std::vector<UseWish> wishes;
    while (select.next()) {
        wishes.push_back({{select.integer(0)}, 0, UseWish::Kind::Expire});
        sweptTo = select.integer(1);
    }
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (wishes.empty()) return false;
    if (const auto applied = apply(wishes, nowMs); !applied) return applied.error();
    // Behind the commit: a sweeper that is killed in between marks nothing twice.
    const Result<void> kept = m_connection
                                  .prepared(QStringLiteral("UPDATE coupon_expiry SET swept_to = ?"
                                                           " WHERE coupon_id = ? AND swept_to < ?"))
                                  .execute(sweptTo, coupon, sweptTo);
    if (!kept) return kept.error();
    return true;
}

Result<void> SqlUserCouponCommands::load(const std::vector<UseWish>& wishes, UseLedger& ledger)
{
    std::vector<qint64> ids;
    QList<sql::Value> orders;
    for (const UseWish& wish : wishes) {
        ids.push_back(wish.userCouponId.value);
        if (wish.orderId > 0) orders << wish.userCouponId.value << wish.orderId;
    }
    // In one order for all instances, so that no two wait for each other.
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    const KeyedSelect coupons = selectUserCouponsForUpdate(m_connection.dialect());
    const KeyedSelect events = selectUseEvents(m_connection.dialect());
    return sql::selectIn(m_connection, coupons.head, coupons.tail, 1,
        QList<sql::Value>(ids.cbegin(), ids.cend()),
        [&](sql::Statement& row) { ledger.put(userCouponFrom(row)); })
        .andThen([&] {
            return sql::selectIn(
                m_connection, events.head, events.tail, 2, orders, [&](sql::Statement& row) {
                    const auto kind = useEventKindFrom(row.text(1));
                    if (kind) ledger.put(UseEvent{{row.integer(0)}, *kind, row.integer(2)});
                });
        });
}

Result<void> SqlUserCouponCommands::write(const UseLedger& ledger, qint64 nowMs)
{
    sql::BulkInsert history(m_connection,
        QStringLiteral("INSERT INTO user_coupon_history (user_coupon_id, kind, order_id, "
                       "happened_at) VALUES "),
        4);
    for (const UseEvent& event : ledger.events())
        history.add(event.userCouponId.value, word(event.kind), event.orderId, nowMs);
    if (Result<void> written = history.write(); !written) return written;

    sql::Statement& update = m_connection.prepared(
        QStringLiteral("UPDATE user_coupons SET status = ?, used_at = ?, order_id = ?"
                       " WHERE user_coupon_id = ?"));
    for (const UserCouponId id : ledger.changed()) {
        const UserCoupon coupon = ledger.userCoupon(id);
        const Result<void> updated
            = update.execute(word(coupon.status), coupon.usedAtMs, coupon.orderId, id.value);
        if (!updated) return updated;
    }
    return {};
}

}  // namespace dibs::coupon
