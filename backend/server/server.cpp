#include "backend/server/server.h"

#include "backend/common/event_id.h"
#include "backend/coupon/consumer/immediate_issue.h"
#include "backend/coupon/consumer/redis_coupon_lock.h"
#include "backend/coupon/repository/sql_position_queries.h"
#include "backend/coupon/repository/sql_secrets.h"
#include "backend/coupon/service/recognition.h"
#include "backend/server/console_routes.h"
#include "backend/server/demo.h"
#include "backend/server/operations_routes.h"
#include "backend/server/view_warm_up.h"

#include <QSysInfo>
#include <QUrl>

#include <unistd.h>

namespace dibs::server {
namespace {

constexpr int kQueryThreads = 2;

/// The snapshot of a thousand campaigns is one event, which no reader has taken a moment later.
http::Limits httpLimits()
{
    http::Limits limits;
    limits.unsentBytesMax = qint64{1} * 1024 * 1024;
    return limits;
}

coupon::Ledger::HomePartition homePartition(int partitions)
{
    return
        [partitions](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), partitions); };
}

/// "host:8081": what other tools call this instance. The port is not known yet where the kernel
/// chooses it; the process is told apart then.
QString instanceName(const Server::Options& options)
{
    const qint64 number = options.port != 0 ? options.port : ::getpid();
    return QStringLiteral("%1:%2").arg(QSysInfo::machineHostName()).arg(number);
}

std::unique_ptr<coupon::CouponLock> makeLock(const std::optional<redis::Address>& redis)
{
    if (redis) return std::make_unique<coupon::RedisCouponLock>(*redis);
    return std::make_unique<coupon::LocalCouponLock>();
}

/// The partitions are settled with the first position: with another number coupons would move.
Result<void> keepsItsPartitions(sql::Connection& connection, int partitions)
{
    const Result<int> consumed = coupon::consumedPartitions(connection);
    if (!consumed) return consumed.error();
    if (*consumed == 0 || *consumed == partitions) return {};
    return fail(ErrorCode::Conflict,
        QStringLiteral("the log has %1 partitions, but %2 when the database began to consume it: "
                       "coupons would change partitions. Put the topic back, or begin with a new "
                       "topic and a new database")
            .arg(partitions)
            .arg(*consumed));
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const Options& options)
{
    auto clock = std::make_unique<const SystemClock>();
    Result<Backing> backing = Backing::open(options.backing, instanceName(options), *clock);
    if (!backing) return backing.error();
    std::unique_ptr<Server> server(new Server(options, std::move(clock), std::move(*backing)));
    const Result<void> started = server->prepareStore().andThen([&] { return server->serve(); });
    if (!started) return started.error();
    return server;
}

Server::Server(const Options& options, std::unique_ptr<const Clock> clock, Backing backing)
    : m_options(options)
    , m_clock(std::move(clock))
    , m_backing(std::move(backing))
    , m_log(*m_backing.log)
    , m_view(options.users)
    , m_progress(m_log.partitionCount())
    , m_gate(m_log.partitionCount())
    , m_lock(makeLock(options.backing.redis))
    , m_sampler(*m_clock)
{
}

Server::~Server()
{
    if (m_http) {
        m_http->stopAccepting();
        m_feed.endWaiting();
        m_http->waitUntilIdle(std::chrono::steady_clock::now() + kShutdownTime);
    }
    // Whoever posts to a neighbour is stopped before it.
    m_monitor.reset();
    m_neighbours.reset();
    if (m_reports) m_reports->stop();
    if (m_customers) m_customers->stop();
    m_group.reset();
    m_log.close();
    if (m_worker) m_worker->stop();
    m_channel.reset();
    if (m_queries) m_queries->stop();
    m_http.reset();
    m_queries.reset();
    m_userCoupons.reset();
    m_deadLetters.reset();
    m_control.reset();
    m_door.reset();
    m_worker.reset();
    m_backing.close();
}

QString Server::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_options.address.toString());
    url.setPort(m_port);
    return url.toString();
}

QString Server::whereabouts() const
{
    return QStringLiteral("log %1, database %2").arg(m_backing.logName, m_backing.store->name());
}

Result<void> Server::prepareStore()
{
    const Result<std::unique_ptr<sql::Connection>> store
        = m_backing.store->open(sql::Connection::Access::ReadWrite);
    if (!store) return store.error();
    sql::Connection& connection = **store;
    if (Result<void> migrated = m_backing.store->migrate(connection); !migrated) return migrated;

    const Result<QByteArray> key = coupon::requestIdKey(connection);
    if (!key) return key.error();
    m_requestIdKey = *key;
    if (m_options.demo) {
        coupon::SqlCouponCommands commands(connection, homePartition(m_log.partitionCount()));
        if (Result<void> made = makeDemo(commands, m_clock->nowMs()); !made) return made;
    }
    coupon::SqlCouponQueries queries(connection);
    return loadCoupons(queries, m_view)
        .andThen([&] { return keepsItsPartitions(connection, m_log.partitionCount()); })
        .andThen([&] { return readBacklog(connection); });
}

Result<void> Server::readBacklog(sql::Connection& connection)
{
    coupon::SqlIssuanceStore store(connection);
    const Result<std::unique_ptr<eventlog::LogReader>> reader = m_log.openReader();
    if (!reader) return reader.error();
    for (int partition = 0; partition < m_log.partitionCount(); ++partition) {
        const Result<coupon::Position> position
            = store.ensurePosition(partition, m_log.incarnation()).andThen([&] {
                  return store.position(partition);
              });
        if (!position) return position.error();
        // Another instance may have been first, since the backing was opened.
        const Result<void> mayGoOn
            = m_backing.store->fits(m_options.backing.issue, position->incarnation);
        if (!mayGoOn) return mayGoOn;
        m_progress.setPosition(partition, position->nextOffset);
        if (m_backing.noLog) {
            const auto waiting = coupon::SqlIssueRequests(connection).waiting(partition);
            if (!waiting) return waiting.error();
            const qint64 count = countBacklog(*waiting);
            m_backing.noLog->setEnd(partition, position->nextOffset + count);
            continue;
        }
        const Result<void> fits = fitsLog(*position, partition).andThen([&] {
            return coupon::recognise(**reader, partition, *position);
        });
        if (!fits) return fits;
        if (m_log.isShared()) continue;  // the group's watch counts, for all instances
        const auto counts = (*reader)->countByKey(partition, position->nextOffset);
        if (!counts) return counts.error();
        countBacklog(*counts);
    }
    return {};
}

qint64 Server::countBacklog(const QHash<QByteArray, qint64>& byKey)
{
    qint64 all = 0;
    for (const auto& [key, count] : byKey.asKeyValueRange()) {
        all += count;
        if (const auto coupon = couponOf(key)) m_tallies.countBacklog(*coupon, count);
    }
    return all;
}

/// What would be accepted into another log than the one that is consumed would never be decided.
Result<void> Server::fitsLog(const coupon::Position& position, int partition) const
{
    qint64 end = m_log.watermarks(partition).high;
    // Others may have gone on since the log was asked where it ends.
    if (position.nextOffset > end && m_log.isShared()) {
        const Result<eventlog::Survey> now = m_log.survey();
        if (!now) return now.error();
        end = now->watermarks[static_cast<size_t>(partition)].high;
    }
    if (position.incarnation == m_log.incarnation() && position.nextOffset <= end) return {};
    return fail(ErrorCode::Corrupt,
        QStringLiteral("%1 does not go with %2: it has consumed another log, or more of this one. "
                       "Put both back from the same backup, or name the pair that belongs together")
            .arg(m_backing.store->name(), m_backing.logName));
}

Result<void> Server::serve()
{
    const coupon::IssueWorker::Neighbours neighbours{m_log, *m_lock, m_progress, *m_clock,
        openStore(sql::Connection::Access::ReadWrite), [this](const auto& batch) { tell(batch); }};
    m_worker = std::make_unique<coupon::IssueWorker>(neighbours);
    openDoor(neighbours);
    m_control = std::make_unique<coupon::CouponControl>(*m_worker, m_view, [this](CouponId coupon) {
        if (m_channel) m_channel->publishChanged(coupon);
    });
    m_deadLetters = std::make_unique<coupon::DeadLetterControl>(*m_worker, m_log, *m_clock);
    m_userCoupons = std::make_unique<coupon::UserCouponControl>(*m_worker, m_view, *m_clock);
    auto queries
        = coupon::SqlQueryPool::start(kQueryThreads, openStore(sql::Connection::Access::ReadOnly));
    if (!queries) return queries.error();
    m_queries = std::move(*queries);
    joinGroup();
    m_worker->start();
    warmUp(*m_queries, m_view, m_log.isShared() ? UsersMayGrow::Yes : UsersMayGrow::No);
    return openConsole().andThen([this] { return listen(); });
}

Result<void> Server::openConsole()
{
    auto customers = CustomerSearch::start(
        openStore(sql::Connection::Access::ReadOnly), m_requestIdKey, *m_clock);
    if (!customers) return customers.error();
    m_customers = std::move(*customers);
    m_reports = std::make_unique<ReportDesk>(m_options.backing, *m_clock);
    m_neighbours = std::make_unique<NeighbourWatch>(
        neighboursOf(m_options.backing, m_log, *m_backing.store), *m_clock);
    m_consoleBackend = consoleBackend({*m_control, *m_deadLetters, *m_queries, *m_customers,
        *m_reports, *m_clock, m_options.readOnly});
    m_console = std::make_unique<console::LocalConsole>(m_consoleBackend);
    return {};
}

void Server::openDoor(const coupon::IssueWorker::Neighbours& neighbours)
{
    switch (m_options.backing.issue) {
    case coupon::Generation::Event: return;  // into the log
    case coupon::Generation::Immediate:
        m_door = std::make_unique<coupon::ImmediateIssue>(*m_worker, neighbours, *m_backing.noLog);
        return;
    case coupon::Generation::Scheduled:
        m_door = std::make_unique<coupon::ScheduledIssue>(
            *m_worker, neighbours, *m_backing.noLog, m_options.reached);
        return;
    }
}

void Server::joinGroup()
{
    // Without a log it is alone, and has no name of its own that a channel could have.
    if (m_options.backing.redis && !m_backing.noLog)
        m_channel = std::make_unique<coupon::RedisOutcomeChannel>(*m_options.backing.redis,
            newEventId(m_clock->nowMs()), coupon::outcomeChannelOf(m_log.incarnation()),
            coupon::RedisOutcomeChannel::Received{[this](const auto& batch) { hear(batch); },
                [this](CouponId coupon) { reread(coupon); }, [this] { rereadAll(); }});
    if (m_log.isShared())
        m_group = std::make_unique<GroupWatch>(
            m_log, m_view, openStore(sql::Connection::Access::ReadOnly), *m_clock);
}

Result<void> Server::listen()
{
    const coupon::ApiNeighbours neighbours{m_view, m_log, m_tallies, m_feed, *m_queries, *m_control,
        *m_deadLetters, *m_userCoupons, m_gate, *m_clock, m_requestIdKey,
        [this](CouponId coupon) { return queueSize(coupon); }, m_door.get(),
        m_options.backing.issue == coupon::Generation::Immediate};
    m_http = std::make_unique<http::HttpServer>(
        http::HttpServer::Options{
            m_options.address, m_options.port, m_options.httpThreads, httpLimits()},
        [this, neighbours](Mailbox& mailbox) {
            http::Router router;
            coupon::addCouponApi(router, neighbours, mailbox);
            addOperationsRoutes(router, *m_console, m_options.backing.issue);
            addConsoleRoutes(router, *m_console, m_consoleBackend, mailbox);
            return router;
        });
    const Result<quint16> port = m_http->listen();
    if (!port) return port.error();
    m_port = *port;
    m_monitor = std::make_unique<Monitor>(
        Monitor::Watched{m_view, m_tallies, m_progress, m_log, [this] { return redisProblem(); },
            m_gate, m_group.get(), *m_clock, *m_console, url(), m_options.lagMax,
            {m_neighbours.get(), &m_sampler, m_options.environment, m_options.readOnly,
                m_options.orders}});
    return {};
}

void Server::tell(const std::shared_ptr<const coupon::BatchOutcome>& batch)
{
    m_view.apply(*batch);
    m_tallies.countDecided(*batch);
    m_feed.publish(batch);
    m_sampler.see(*batch);
    if (m_channel) m_channel->publish(batch);
}

/// What another instance has decided. Its tallies are its own.
void Server::hear(const std::shared_ptr<const coupon::BatchOutcome>& batch)
{
    m_view.apply(*batch);
    m_feed.publish(batch);
    m_sampler.see(*batch);
}

void Server::reread(CouponId coupon)
{
    // When it cannot be queued, the group's watch sees it a moment later.
    (void)m_queries->submit([this, coupon](coupon::SqlCouponQueries& queries) {
        if (const Result<coupon::Coupon> found = queries.coupon(coupon)) m_view.put(*found);
    });
}

/// News may have been missed while the channel was away.
void Server::rereadAll()
{
    (void)m_queries->submit(
        [this](coupon::SqlCouponQueries& queries) { (void)loadCoupons(queries, m_view); });
}

QString Server::redisProblem() const
{
    const QString problem = m_lock->problem();
    return problem.isEmpty() && m_channel ? m_channel->problem() : problem;
}

qint64 Server::queueSize(CouponId coupon) const
{
    return m_group ? m_group->undecided(coupon) : m_tallies.of(coupon).undecided();
}

coupon::SqlQueryPool::Open Server::openStore(sql::Connection::Access access) const
{
    return [this, access] { return m_backing.store->open(access); };
}

}  // namespace dibs::server
