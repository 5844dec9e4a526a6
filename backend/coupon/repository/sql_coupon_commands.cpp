#include "backend/coupon/repository/sql_coupon_commands.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_coupon_rows.h"

namespace dibs::coupon {
namespace {

Error notFound(CouponId coupon)
{
    return fail(ErrorCode::NotFound, QStringLiteral("there is no coupon %1").arg(coupon.value));
}

Result<ChangeKind> apply(const CouponPatch& patch, Coupon& coupon)
{
    const qint64 totalStockBefore = coupon.totalStock;
    coupon.description = patch.description.value_or(coupon.description);
    coupon.totalStock = patch.totalStock.value_or(coupon.totalStock);
    coupon.opensAtMs = patch.opensAtMs.value_or(coupon.opensAtMs);
    coupon.closesAtMs = patch.closesAtMs.value_or(coupon.closesAtMs);
    if (coupon.totalStock < coupon.issued)
        return fail(ErrorCode::Conflict,
            QStringLiteral("%1 are issued already: totalStock cannot go below that")
                .arg(coupon.issued));
    if (coupon.closesAtMs && *coupon.closesAtMs <= coupon.opensAtMs)
        return fail(ErrorCode::Conflict, QStringLiteral("closesAt must be later than opensAt"));
    return coupon.totalStock == totalStockBefore ? ChangeKind::Edited : ChangeKind::StockChanged;
}

}  // namespace

SqlCouponCommands::SqlCouponCommands(
    sql::Connection& connection, Ledger::HomePartition homePartition)
    : m_connection(connection)
    , m_homePartition(std::move(homePartition))
{
}

Result<Coupon> SqlCouponCommands::create(Coupon coupon, qint64 nowMs)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    if (!coupon.couponId.isValid()) {
        const Result<CouponId> free = freeId();
        if (!free) return free.error();
        coupon.couponId = *free;
    } else if (read(coupon.couponId)) {
        return fail(ErrorCode::Conflict,
            QStringLiteral("coupon %1 exists already: leave couponId out to get a free one")
                .arg(coupon.couponId.value));
    }
    const Result<void> inserted
        = m_connection
              .prepared(QStringLiteral(
                  "INSERT INTO coupons (coupon_id, description, discount_type, discount_amount,"
                  " min_order_amount, total_stock, remaining, opens_at, closes_at, valid_days,"
                  " rehearsal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
              .execute(coupon.couponId.value, coupon.description, word(coupon.discountType),
                  coupon.discountAmount, coupon.minOrderAmount, coupon.totalStock,
                  coupon.totalStock, coupon.opensAtMs, coupon.closesAtMs, coupon.validDays,
                  coupon.rehearsal);
    const Result<void> done
        = inserted.andThen([&] { return record(coupon, ChangeKind::Created, nowMs); }).andThen([&] {
              return transaction->commit();
          });
    if (!done) return done.error();
    return coupon;
}

Result<Coupon> SqlCouponCommands::change(CouponId coupon, const CouponPatch& patch, qint64 nowMs)
{
    return edit(coupon, nowMs, [&](Coupon& changed) { return apply(patch, changed); });
}

Result<Coupon> SqlCouponCommands::pause(CouponId coupon, qint64 nowMs)
{
    return edit(coupon, nowMs, [](Coupon& changed) -> Result<ChangeKind> {
        if (changed.closed)
            return fail(ErrorCode::Conflict, QStringLiteral("the campaign is closed for good"));
        changed.paused = true;
        return ChangeKind::Paused;
    });
}

Result<Coupon> SqlCouponCommands::resume(CouponId coupon, qint64 nowMs)
{
    return edit(coupon, nowMs, [](Coupon& changed) -> Result<ChangeKind> {
        if (changed.closed)
            return fail(ErrorCode::Conflict, QStringLiteral("the campaign is closed for good"));
        changed.paused = false;
        return ChangeKind::Resumed;
    });
}

Result<Coupon> SqlCouponCommands::close(CouponId coupon, qint64 nowMs)
{
    return edit(coupon, nowMs, [](Coupon& changed) -> Result<ChangeKind> {
        changed.closed = true;
        return ChangeKind::Closed;
    });
}

Result<void> SqlCouponCommands::addUsers(qint64 count)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    return m_connection
        .prepared(
            QStringLiteral("WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 "
                           "FROM numbers WHERE n < ?)"
                           " INSERT INTO users (user_id) SELECT n FROM numbers"
                           " WHERE n > 0 AND NOT EXISTS (SELECT 1 FROM users WHERE user_id = n)"))
        .execute(count)
        .andThen([&] { return transaction->commit(); });
}

Result<Coupon> SqlCouponCommands::edit(CouponId couponId, qint64 nowMs, const Edit& edit)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    Result<Coupon> coupon = read(couponId);
    if (!coupon) return coupon;
    const Result<ChangeKind> kind = edit(*coupon);
    if (!kind) return kind.error();
    const Result<void> done
        = store(*coupon).andThen([&] { return record(*coupon, *kind, nowMs); }).andThen([&] {
              return transaction->commit();
          });
    if (!done) return done.error();
    return coupon;
}

Result<Coupon> SqlCouponCommands::read(CouponId coupon)
{
    sql::Statement& select
        = m_connection.prepared(selectCoupons() + QStringLiteral("WHERE coupon_id = ?"));
    if (const Result<void> ran = select.execute(coupon.value); !ran) return ran.error();
    if (!select.next()) return notFound(coupon);
    Coupon found = couponFrom(select);
    if (const Result<void> done = select.finish(); !done) return done.error();
    return found;
}

Result<CouponId> SqlCouponCommands::freeId()
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT coalesce(max(coupon_id), 0) + 1 FROM coupons"));
    if (const Result<void> ran = select.execute(); !ran) return ran.error();
    select.next();
    const CouponId free{select.integer(0)};
    if (const Result<void> done = select.finish(); !done) return done.error();
    return free;
}

Result<void> SqlCouponCommands::store(const Coupon& coupon)
{
    return m_connection
        .prepared(
            QStringLiteral("UPDATE coupons SET description = ?, total_stock = ?, remaining = ?,"
                           " opens_at = ?, closes_at = ?, paused = ?, closed = ?"
                           " WHERE coupon_id = ?"))
        .execute(coupon.description, coupon.totalStock, coupon.remaining(), coupon.opensAtMs,
            coupon.closesAtMs, coupon.paused, coupon.closed, coupon.couponId.value);
}

Result<void> SqlCouponCommands::record(const Coupon& coupon, ChangeKind kind, qint64 nowMs)
{
    // The position read here is the one this change takes effect at: the transaction that changes
    // the stock holds the same lock as the one that decides.
    const int partition = m_homePartition(coupon.couponId);
    return m_connection
        .prepared(QStringLiteral(
            "INSERT INTO coupon_changes (coupon_id, partition_number, effective_offset, kind,"
            " total_stock, valid_days, changed_at) VALUES (?, ?, coalesce((SELECT next_offset FROM"
            " consumer_position WHERE topic = ? AND partition_number = ?), 0), ?, ?, ?, ?)"))
        .execute(coupon.couponId.value, partition, QLatin1String(kCouponIssueTopic), partition,
            word(kind), coupon.totalStock, coupon.validDays, nowMs);
}

}  // namespace dibs::coupon
