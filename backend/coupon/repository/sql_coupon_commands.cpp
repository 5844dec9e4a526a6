#include "backend/coupon/repository/sql_coupon_commands.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/coupon/domain/words.h"
#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/platform/sql/bulk_statement.h"

#include <QSet>

namespace dibs::coupon {
namespace {

// How often it is tried again when another instance was first.
constexpr int kAttemptsMax = 50;

// Users added in one transaction: a million in one would keep the consumer waiting.
constexpr qint64 kUsersAtOnce = 10'000;

bool wasSecond(const Error& error)
{
    return error.code == ErrorCode::Conflict;
}

Error notFound(CouponId coupon)
{
    return fail(ErrorCode::NotFound, QStringLiteral("there is no coupon %1").arg(coupon.value));
}

Result<void> changeExpiry(std::optional<qint64> expiresAtMs, Coupon& coupon, qint64 nowMs)
{
    if (coupon.expiresAtMs == expiresAtMs) return {};
    if (coupon.expiresAtMs && *coupon.expiresAtMs <= nowMs)
        return fail(ErrorCode::Conflict,
            QStringLiteral("expiresAt has passed: what has expired stays expired"));
    if (expiresAtMs && *expiresAtMs <= nowMs)
        return fail(ErrorCode::Conflict, QStringLiteral("expiresAt must lie ahead"));
    coupon.expiresAtMs = expiresAtMs;
    return {};
}

Result<ChangeKind> apply(const CouponPatch& patch, Coupon& coupon, qint64 nowMs)
{
    const qint64 totalStockBefore = coupon.totalStock;
    coupon.description = patch.description.value_or(coupon.description);
    coupon.totalStock = patch.totalStock.value_or(coupon.totalStock);
    coupon.opensAtMs = patch.opensAtMs.value_or(coupon.opensAtMs);
    coupon.closesAtMs = patch.closesAtMs.value_or(coupon.closesAtMs);
    const Result<void> moved
        = changeExpiry(patch.expiresAtMs.value_or(coupon.expiresAtMs), coupon, nowMs);
    if (!moved) return moved.error();
    if (coupon.totalStock < coupon.issued)
        return fail(ErrorCode::Conflict,
            QStringLiteral("%1 are issued already: totalStock cannot go below that")
                .arg(coupon.issued));
    if (coupon.closesAtMs && *coupon.closesAtMs <= coupon.opensAtMs)
        return fail(ErrorCode::Conflict, QStringLiteral("closesAt must be later than opensAt"));
    if (const QString problem = expiryProblem(coupon); !problem.isEmpty())
        return fail(ErrorCode::Conflict, QStringLiteral("expiresAt ") + problem);
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
    if (coupon.couponId.isValid()) {
        const Result<Coupon> created = tryCreate(coupon, nowMs);
        if (created || !wasSecond(created.error())) return created;
        return fail(ErrorCode::Conflict,
            QStringLiteral("coupon %1 exists already: leave couponId out to get a free one")
                .arg(coupon.couponId.value));
    }
    for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
        const Result<CouponId> free = freeId();
        if (!free) return free.error();
        coupon.couponId = *free;
        const Result<Coupon> created = tryCreate(coupon, nowMs);
        if (created || !wasSecond(created.error())) return created;
    }
    return fail(ErrorCode::Unavailable, QStringLiteral("others keep taking the next free id"));
}

Result<Coupon> SqlCouponCommands::tryCreate(const Coupon& coupon, qint64 nowMs)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    if (const Result<qint64> locked = lockPosition(coupon.couponId); !locked) return locked.error();
    const Result<void> done
        = insert(coupon)
              .andThen([&] { return coupon.expiresAtMs ? storeExpiry(coupon) : Result<void>(); })
              .andThen([&] { return record(coupon, ChangeKind::Created, nowMs); })
              .andThen([&] { return transaction->commit(); });
    if (!done) return done.error();
    return coupon;
}

Result<Coupon> SqlCouponCommands::change(CouponId coupon, const CouponPatch& patch, qint64 nowMs)
{
    return edit(coupon, nowMs, [&](Coupon& changed) { return apply(patch, changed, nowMs); });
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
    for (qint64 first = 1; first <= count; first += kUsersAtOnce) {
        const qint64 last = std::min(first + kUsersAtOnce - 1, count);
        Result<void> added = addUsersBetween(first, last);
        for (int attempt = 1; !added && wasSecond(added.error()) && attempt < kAttemptsMax;
             ++attempt)
            added = addUsersBetween(first, last);
        if (!added) return added;
    }
    return {};
}

Result<void> SqlCouponCommands::addUsersBetween(qint64 first, qint64 last)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT user_id FROM users WHERE user_id BETWEEN ? AND ?"));
    if (Result<void> ran = select.execute(first, last); !ran) return ran;
    QSet<qint64> existing;
    while (select.next()) existing.insert(select.integer(0));
    if (Result<void> done = select.finish(); !done) return done;

    sql::BulkInsert rows(m_connection, QStringLiteral("INSERT INTO users (user_id) VALUES "), 1);
    for (qint64 user = first; user <= last; ++user)
        if (!existing.contains(user)) rows.add(user);
    return rows.write().andThen([&] { return transaction->commit(); });
}

Result<Coupon> SqlCouponCommands::edit(CouponId couponId, qint64 nowMs, const Edit& edit)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(m_connection);
    if (!transaction) return transaction.error();
    if (const Result<qint64> locked = lockPosition(couponId); !locked) return locked.error();
    Result<Coupon> coupon = read(couponId);
    if (!coupon) return coupon;
    const std::optional<qint64> expiredAtMs = coupon->expiresAtMs;
    const Result<ChangeKind> kind = edit(*coupon);
    if (!kind) return kind.error();
    const bool hasMoved = coupon->expiresAtMs != expiredAtMs;
    const Result<void> done
        = store(*coupon)
              .andThen([&] { return hasMoved ? storeExpiry(*coupon) : Result<void>(); })
              .andThen([&] { return record(*coupon, *kind, nowMs); })
              .andThen([&] { return transaction->commit(); });
    if (!done) return done.error();
    return coupon;
}

Result<Coupon> SqlCouponCommands::read(CouponId coupon)
{
    sql::Statement& select = m_connection.prepared(
        selectCoupons() + QStringLiteral("WHERE coupon_id = ?") + m_connection.forUpdate());
    if (const Result<void> ran = select.execute(coupon.value); !ran) return ran.error();
    const std::optional<Coupon> found
        = select.next() ? std::optional(couponFrom(select)) : std::nullopt;
    if (const Result<void> done = select.finish(); !done) return done.error();
    if (!found) return notFound(coupon);
    return *found;
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

/// The offset from which on a change takes effect, 0 where nothing was ever consumed. Locked until
/// the transaction ends: who decides on this partition waits.
Result<qint64> SqlCouponCommands::lockPosition(CouponId coupon)
{
    sql::Statement& select
        = m_connection.prepared(QStringLiteral("SELECT next_offset FROM consumer_position"
                                               " WHERE topic = ? AND partition_number = ?")
            + m_connection.forUpdate());
    const Result<void> ran
        = select.execute(QLatin1String(kCouponIssueTopic), m_homePartition(coupon));
    if (!ran) return ran.error();
    const qint64 offset = select.next() ? select.integer(0) : 0;
    if (const Result<void> done = select.finish(); !done) return done.error();
    return offset;
}

Result<void> SqlCouponCommands::insert(const Coupon& coupon)
{
    return m_connection
        .prepared(
            QStringLiteral("INSERT INTO coupons (coupon_id, description, discount_type,"
                           " discount_amount, min_order_amount, total_stock, remaining, opens_at,"
                           " closes_at, valid_days, rehearsal)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        .execute(coupon.couponId.value, coupon.description, word(coupon.discountType),
            coupon.discountAmount, coupon.minOrderAmount, coupon.totalStock, coupon.totalStock,
            coupon.opensAtMs, coupon.closesAtMs, coupon.validDays, coupon.rehearsal);
}

Result<void> SqlCouponCommands::storeExpiry(const Coupon& coupon)
{
    Result<void> removed
        = m_connection.prepared(QStringLiteral("DELETE FROM coupon_expiry WHERE coupon_id = ?"))
              .execute(coupon.couponId.value);
    if (!removed || !coupon.expiresAtMs) return removed;
    return m_connection
        .prepared(QStringLiteral("INSERT INTO coupon_expiry (coupon_id, expires_at) VALUES (?, ?)"))
        .execute(coupon.couponId.value, *coupon.expiresAtMs);
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
    // The position is the one this change takes effect at, as who decides takes the same lock. Read
    // again, with the coupon locked: a position that was not there at first could not be locked,
    // and may have been made and moved on since, but not past a request for this coupon.
    const Result<qint64> offset = lockPosition(coupon.couponId);
    if (!offset) return offset.error();
    return m_connection
        .prepared(QStringLiteral(
            "INSERT INTO coupon_changes (coupon_id, partition_number, effective_offset, kind,"
            " total_stock, valid_days, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)"))
        .execute(coupon.couponId.value, m_homePartition(coupon.couponId), *offset, word(kind),
            coupon.totalStock, coupon.validDays, nowMs)
        .andThen([&] { return keepNote(coupon.couponId); });
}

/// Beside the change just recorded, which is this coupon's newest while the coupon is locked.
Result<void> SqlCouponCommands::keepNote(CouponId coupon)
{
    if (m_note.reason.isEmpty()) return {};
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT max(change_id) FROM coupon_changes WHERE coupon_id = ?"));
    if (Result<void> ran = select.execute(coupon.value); !ran) return ran;
    select.next();
    const qint64 change = select.integer(0);
    if (Result<void> done = select.finish(); !done) return done;
    return m_connection
        .prepared(QStringLiteral(
            "INSERT INTO change_notes (change_id, changed_by, reason) VALUES (?, ?, ?)"))
        .execute(change, m_note.changedBy.left(kChangedByMax), m_note.reason.left(kReasonMax));
}

Result<Coupon> SqlCouponCommands::noted(
    const ChangeNote& note, const std::function<Result<Coupon>(SqlCouponCommands&)>& change)
{
    m_note = note;
    Result<Coupon> changed = change(*this);
    m_note = {};
    return changed;
}

}  // namespace dibs::coupon
