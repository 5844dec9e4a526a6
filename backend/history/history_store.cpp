#include "backend/history/history_store.h"

#include "backend/console/console_json.h"
#include "backend/platform/sql/migrations.h"

#include <algorithm>

namespace dibs::history {

using console::Event;
using console::Snapshot;

namespace {

constexpr double kThousand = 1'000;

qint64 thousandths(double value)
{
    return static_cast<qint64>(value * kThousand);
}

/// What is worth keeping: what went on then, not the whole catalogue.
Snapshot trimmed(const Snapshot& snapshot)
{
    Snapshot kept = snapshot;
    const auto isOver = [](const console::CampaignSnapshot& each) {
        return each.state != console::CampaignState::Opened
            && each.state != console::CampaignState::Paused;
    };
    std::stable_sort(kept.campaigns.begin(), kept.campaigns.end(),
        [&](const auto& one, const auto& other) { return isOver(one) < isOver(other); });
    if (kept.campaigns.size() > HistoryStore::kCampaignsMax)
        kept.campaigns.resize(HistoryStore::kCampaignsMax);
    return kept;
}

Result<Snapshot> unpacked(const QByteArray& bytes)
{
    return console::snapshotFrom(qUncompress(bytes));
}

}  // namespace

Point pointOf(const Snapshot& snapshot)
{
    return {snapshot.takenAtMs, static_cast<float>(snapshot.acceptedPerSecond),
        static_cast<float>(snapshot.issuedPerSecond), snapshot.lag()};
}

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString& path)
{
    Result<std::unique_ptr<sql::Connection>> opened
        = sql::Connection::openSqlite(path, sql::Connection::Access::ReadWrite);
    if (!opened) return opened.error();
    if (const auto ready = sql::migrate(**opened, QStringLiteral(":/sql/sqlite/history")); !ready)
        return ready.error();
    std::unique_ptr<HistoryStore> store(new HistoryStore(std::move(*opened)));
    // A page that is torn is found now, and not when somebody looks back.
    const Result<qint64> sound = store->number(
        QStringLiteral("SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'"));
    if (!sound) return sound.error();
    if (*sound > 0) return fail(ErrorCode::Corrupt, QStringLiteral("its pages do not fit"));
    const Result<qint64> bytes
        = store->number(QStringLiteral("SELECT coalesce(sum(length(snapshot)), 0) FROM samples"));
    if (!bytes) return bytes.error();
    store->m_bytes = *bytes;
    return store;
}

HistoryStore::HistoryStore(std::unique_ptr<sql::Connection> connection)
    : m_connection(std::move(connection))
{
}

Result<qint64> HistoryStore::number(const QString& select)
{
    sql::Statement& read = m_connection->prepared(select);
    if (const Result<void> ran = read.execute(); !ran) return ran.error();
    const qint64 found = read.next() ? read.integer(0) : 0;
    if (const Result<void> done = read.finish(); !done) return done.error();
    return found;
}

Result<void> HistoryStore::add(const Snapshot& snapshot, const QList<Event>& events)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(*m_connection);
    if (!transaction) return transaction.error();
    return insert(snapshot)
        .andThen([&] { return insert(events); })
        .andThen([&] { return forget(snapshot.takenAtMs); })
        .andThen([&] { return transaction->commit(); });
}

Result<void> HistoryStore::add(const QList<Event>& events)
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(*m_connection);
    if (!transaction) return transaction.error();
    return insert(events).andThen([&] { return transaction->commit(); });
}

Result<void> HistoryStore::insert(const Snapshot& snapshot)
{
    const QByteArray packed = qCompress(console::toJson(trimmed(snapshot)));
    m_bytes += packed.size();
    return m_connection
        ->prepared(QStringLiteral("INSERT OR REPLACE INTO samples (at_ms, accepted, issued,"
                                  " waiting, snapshot) VALUES (?, ?, ?, ?, ?)"))
        .execute(snapshot.takenAtMs, thousandths(snapshot.acceptedPerSecond),
            thousandths(snapshot.issuedPerSecond), snapshot.lag(), packed);
}

Result<void> HistoryStore::insert(const QList<Event>& events)
{
    sql::Statement& write = m_connection->prepared(
        QStringLiteral("INSERT INTO events (at_ms, kind, subject, number) VALUES (?, ?, ?, ?)"));
    for (const Event& each : events)
        if (Result<void> ran
            = write.execute(each.atMs, static_cast<int>(each.kind), each.subject, each.number);
            !ran)
            return ran;
    return {};
}

Result<void> HistoryStore::forget(qint64 nowMs)
{
    using std::chrono::milliseconds;
    const qint64 fromMs = nowMs - milliseconds(kKept).count();
    for (const char* table : {"samples", "events"})
        if (Result<void> ran = m_connection
                                   ->prepared(QStringLiteral("DELETE FROM %1 WHERE at_ms <= ? OR"
                                                             " at_ms > ?")
                                                  .arg(QLatin1String(table)))
                                   .execute(fromMs, nowMs);
            !ran)
            return ran;
    if (Result<void> ran = m_connection
                               ->prepared(QStringLiteral("DELETE FROM events WHERE rowid <="
                                                         " (SELECT max(rowid) FROM events) - ?"))
                               .execute(kEventsMax);
        !ran)
        return ran;
    if (m_bytes <= kBytesMax) return {};
    // A tenth at once, so that this is not done with every snapshot.
    if (Result<void> ran
        = m_connection
              ->prepared(QStringLiteral("DELETE FROM samples WHERE at_ms <= (SELECT min(at_ms) +"
                                        " (max(at_ms) - min(at_ms)) / 10 FROM samples)"))
              .execute();
        !ran)
        return ran;
    const Result<qint64> left
        = number(QStringLiteral("SELECT coalesce(sum(length(snapshot)), 0) FROM samples"));
    if (!left) return left.error();
    m_bytes = *left;
    return {};
}

Result<Past> HistoryStore::read()
{
    Past past;
    sql::Statement& points = m_connection->prepared(QStringLiteral(
        "SELECT at_ms, accepted, issued, waiting FROM samples ORDER BY at_ms DESC LIMIT ?"));
    if (const Result<void> ran = points.execute(kPointsMax); !ran) return ran.error();
    while (points.next())
        past.points.append({points.integer(0),
            static_cast<float>(static_cast<double>(points.integer(1)) / kThousand),
            static_cast<float>(static_cast<double>(points.integer(2)) / kThousand),
            points.integer(3)});
    if (const Result<void> done = points.finish(); !done) return done.error();
    std::reverse(past.points.begin(), past.points.end());

    sql::Statement& events = m_connection->prepared(
        QStringLiteral("SELECT at_ms, kind, subject, number FROM events ORDER BY at_ms, rowid"));
    if (const Result<void> ran = events.execute(); !ran) return ran.error();
    while (events.next()) {
        const qint64 kind = events.integer(1);
        if (kind < 0 || kind > static_cast<qint64>(console::EventKind::NeighbourBack)) continue;
        past.events.append({events.integer(0), static_cast<console::EventKind>(kind),
            events.text(2), events.integer(3)});
    }
    if (const Result<void> done = events.finish(); !done) return done.error();
    if (past.points.isEmpty()) return past;
    const Result<Snapshot> last = at(past.points.last().atMs);
    if (!last) return last.error();
    past.last = *last;
    return past;
}

Result<Snapshot> HistoryStore::at(qint64 atMs)
{
    sql::Statement& read = m_connection->prepared(QStringLiteral(
        "SELECT snapshot FROM samples WHERE at_ms <= ? ORDER BY at_ms DESC LIMIT 1"));
    if (const Result<void> ran = read.execute(atMs); !ran) return ran.error();
    const std::optional<QByteArray> packed
        = read.next() ? std::optional(read.bytes(0)) : std::nullopt;
    if (const Result<void> done = read.finish(); !done) return done.error();
    if (!packed) return fail(ErrorCode::NotFound, QStringLiteral("nothing is kept of that time"));
    return unpacked(*packed);
}

}  // namespace dibs::history
