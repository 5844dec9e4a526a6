#include "backend/server/neighbour_watch.h"

#include "backend/common/thread_name.h"
#include "backend/platform/redis/connection.h"

#include <QElapsedTimer>

namespace dibs::server {
namespace {

using console::NeighbourKind;

constexpr redis::Limits kRedisLimits{std::chrono::seconds(1), std::chrono::seconds(1)};

Result<void> askLog(eventlog::EventLog& log, std::unique_ptr<eventlog::LogReader>& reader)
{
    if (log.isShared()) {
        const Result<eventlog::Survey> survey = log.survey();
        if (!survey) return survey.error();
    } else {
        if (!reader) {
            Result<std::unique_ptr<eventlog::LogReader>> opened = log.openReader();
            if (!opened) return opened.error();
            reader = std::move(*opened);
        }
        if (const Result<eventlog::LogIdentity> found = reader->identity(); !found)
            return found.error();
    }
    // It may be read and still take nothing, as on a full disk.
    if (const QString problem = log.problem(); !problem.isEmpty())
        return fail(ErrorCode::Unavailable, problem);
    return {};
}

Result<void> askStore(const Store& store, std::unique_ptr<sql::Connection>& connection)
{
    if (!connection || connection->isLost()) {
        Result<std::unique_ptr<sql::Connection>> opened
            = store.open(sql::Connection::Access::ReadOnly);
        if (!opened) return opened.error();
        connection = std::move(*opened);
    }
    sql::Statement& select
        = connection->prepared(QStringLiteral("SELECT next_offset FROM consumer_position LIMIT 1"));
    if (Result<void> ran = select.execute(); !ran) return ran;
    (void)select.next();
    return select.finish();
}

Result<void> askRedis(redis::Connection& connection)
{
    const Result<redis::Reply> pong = connection.command({"PING"});
    if (!pong) return pong.error();
    return {};
}

}  // namespace

std::vector<NeighbourWatch::Neighbour> neighboursOf(
    const BackingOptions& options, eventlog::EventLog& log, const Store& store)
{
    std::vector<NeighbourWatch::Neighbour> neighbours;
    const auto reader = std::make_shared<std::unique_ptr<eventlog::LogReader>>();
    neighbours.push_back(
        {NeighbourKind::Log, options.kafka ? QStringLiteral("Kafka") : QStringLiteral("Log"),
            [&log, reader] { return askLog(log, *reader); }});
    const auto connection = std::make_shared<std::unique_ptr<sql::Connection>>();
    neighbours.push_back({NeighbourKind::Database,
        options.database ? QStringLiteral("MariaDB") : QStringLiteral("SQLite"),
        [&store, connection] { return askStore(store, *connection); }});
    if (options.redis) {
        const auto redis = std::make_shared<redis::Connection>(*options.redis, kRedisLimits);
        neighbours.push_back(
            {NeighbourKind::Redis, QStringLiteral("Redis"), [redis] { return askRedis(*redis); }});
    }
    return neighbours;
}

NeighbourWatch::NeighbourWatch(std::vector<Neighbour> neighbours, const Clock& clock)
    : m_neighbours(std::move(neighbours))
    , m_clock(clock)
{
    for (const Neighbour& each : m_neighbours)
        m_seen.push_back({.kind = each.kind, .name = each.name});
    m_thread = std::thread([this] { run(); });
}

NeighbourWatch::~NeighbourWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

QList<console::NeighbourSnapshot> NeighbourWatch::seen() const
{
    const std::lock_guard lock(m_mutex);
    return {m_seen.begin(), m_seen.end()};
}

void NeighbourWatch::run()
{
    nameThisThread("neighbours");
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        for (size_t i = 0; i < m_neighbours.size(); ++i) ask(i);
        lock.lock();
        m_changed.wait_for(lock, kInterval, [this] { return m_stopping; });
    }
    lock.unlock();
    m_neighbours.clear();  // their connections belong to this thread
}

void NeighbourWatch::ask(size_t index)
{
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<void> answer = m_neighbours[index].ask();
    const double roundTripMs = static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
    const std::lock_guard lock(m_mutex);
    console::NeighbourSnapshot& seen = m_seen[index];
    const bool wasWell = seen.isWell();
    seen.problem = answer ? QString() : answer.error().detail;
    seen.roundTripMs = answer ? std::optional(roundTripMs) : std::nullopt;
    if (seen.sinceMs == 0 || wasWell != seen.isWell()) seen.sinceMs = m_clock.nowMs();
}

}  // namespace dibs::server
