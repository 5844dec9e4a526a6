#include "backend/server/server.h"

#include "backend/coupon/repository/sql_secrets.h"
#include "backend/platform/sql/migrations.h"
#include "backend/server/demo.h"
#include "backend/server/operations_routes.h"
#include "backend/server/view_warm_up.h"

#include <QUrl>

namespace dibs::server {
namespace {

constexpr int kQueryThreads = 2;

coupon::Ledger::HomePartition homePartition(int partitions)
{
    return
        [partitions](CouponId coupon) { return eventlog::partitionOf(keyOf(coupon), partitions); };
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const Options& options)
{
    Result<sql::DataDirectory> directory = sql::DataDirectory::hold(options.dataDirectory);
    if (!directory) return directory.error();
    std::unique_ptr<Server> server(new Server(options, std::move(*directory)));
    const Result<void> started = server->open().andThen([&] { return server->serve(); });
    if (!started) return started.error();
    return server;
}

Server::Server(const Options& options, sql::DataDirectory directory)
    : m_options(options)
    , m_directory(std::move(directory))
    , m_view(options.users)
    , m_console(
          [this](CouponId campaign, console::CampaignCommand command, console::Console::Done done) {
              runCommand(campaign, command, std::move(done));
          })
{
}

Server::~Server()
{
    if (!m_http) return;
    m_http->stopAccepting();
    m_feed.endWaiting();
    m_http->waitUntilIdle(std::chrono::steady_clock::now() + kShutdownTime);
    m_log->close();
    m_worker->stop();
    m_queries->stop();
    m_monitor.reset();
    m_http.reset();
    tidyFiles();
}

void Server::tidyFiles()
{
    // Whoever reads closes last, and a reader leaves the write-ahead log behind. One more writer
    // that comes and goes moves it into the database, so that the .db files alone are a whole
    // backup.
    m_queries.reset();
    m_control.reset();
    m_worker.reset();
    m_log.reset();
    for (const QString& name : {QStringLiteral("log.db"), QStringLiteral("coupon.db")})
        (void)sql::Connection::openSqlite(
            m_directory.file(name), sql::Connection::Access::ReadWrite);
}

QString Server::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_options.address.toString());
    url.setPort(m_port);
    return url.toString();
}

Result<void> Server::open()
{
    Result<std::unique_ptr<eventlog::EmbeddedEventLog>> log = eventlog::EmbeddedEventLog::open(
        {m_directory.file(QStringLiteral("log.db")), m_options.partitions}, m_clock);
    if (!log) return log.error();
    m_log = std::move(*log);
    m_progress = std::make_unique<coupon::PartitionProgress>(m_options.partitions);
    return prepareStore();
}

Result<void> Server::prepareStore()
{
    const Result<std::unique_ptr<sql::Connection>> store
        = openStore(sql::Connection::Access::ReadWrite);
    if (!store) return store.error();
    sql::Connection& connection = **store;
    if (const auto migrated = sql::migrate(connection, QStringLiteral(":/sql/sqlite/coupon"));
        !migrated)
        return fail(migrated.error().code,
            m_directory.file(QStringLiteral("coupon.db ")) + migrated.error().detail);

    const Result<QByteArray> key = coupon::requestIdKey(connection);
    if (!key) return key.error();
    m_requestIdKey = *key;
    if (m_options.demo) {
        coupon::SqlCouponCommands commands(connection, homePartition(m_options.partitions));
        if (Result<void> made = makeDemo(commands, m_clock.nowMs()); !made) return made;
    }
    coupon::SqlCouponQueries queries(connection);
    return loadCoupons(queries, m_view).andThen([&] { return readBacklog(connection); });
}

Result<void> Server::readBacklog(sql::Connection& connection)
{
    coupon::SqlIssuanceStore store(connection);
    const Result<std::unique_ptr<eventlog::LogReader>> reader = m_log->openReader();
    if (!reader) return reader.error();
    for (int partition = 0; partition < m_options.partitions; ++partition) {
        const Result<coupon::Position> position
            = store.ensurePosition(partition, m_log->incarnation()).andThen([&] {
                  return store.position(partition);
              });
        if (!position) return position.error();
        if (const Result<void> fits = fitsLog(*position, partition); !fits) return fits;
        m_progress->setPosition(partition, position->nextOffset);
        const auto counts = (*reader)->countByKey(partition, position->nextOffset);
        if (!counts) return counts.error();
        for (const auto& [key, count] : counts->asKeyValueRange())
            if (const auto coupon = couponOf(key)) m_tallies.countBacklog(*coupon, count);
    }
    return {};
}

/// What would be accepted into another log than the one that is consumed would never be decided.
Result<void> Server::fitsLog(const coupon::Position& position, int partition) const
{
    if (position.incarnation == m_log->incarnation()
        && position.nextOffset <= m_log->watermarks(partition).high)
        return {};
    return fail(ErrorCode::Corrupt,
        QStringLiteral("%1 does not go with %2: it has consumed another log, or more of this one. "
                       "Put both files back from the same backup")
            .arg(m_directory.file(QStringLiteral("coupon.db")),
                m_directory.file(QStringLiteral("log.db"))));
}

Result<void> Server::serve()
{
    const auto open = [this](sql::Connection::Access access) {
        return [this, access] { return openStore(access); };
    };
    m_worker = std::make_unique<coupon::IssueWorker>(coupon::IssueWorker::Neighbours{*m_log, m_view,
        m_tallies, m_feed, *m_progress, m_clock, open(sql::Connection::Access::ReadWrite)});
    m_control = std::make_unique<coupon::CouponControl>(*m_worker, m_view);
    m_worker->start();

    auto queries
        = coupon::SqlQueryPool::start(kQueryThreads, open(sql::Connection::Access::ReadOnly));
    if (!queries) return queries.error();
    m_queries = std::move(*queries);
    warmUp(*m_queries, m_view);

    const coupon::ApiNeighbours neighbours{
        m_view, *m_log, m_tallies, m_feed, *m_queries, *m_control, m_clock, m_requestIdKey};
    m_http = std::make_unique<http::HttpServer>(
        http::HttpServer::Options{m_options.address, m_options.port, m_options.httpThreads},
        [this, neighbours](Mailbox& mailbox) {
            http::Router router;
            coupon::addCouponApi(router, neighbours, mailbox);
            addOperationsRoutes(router, m_console);
            return router;
        });
    const Result<quint16> port = m_http->listen();
    if (!port) return port.error();
    m_port = *port;
    m_monitor = std::make_unique<Monitor>(
        Monitor::Watched{m_view, m_tallies, *m_progress, *m_log, m_clock, m_console, url()});
    return {};
}

Result<std::unique_ptr<sql::Connection>> Server::openStore(sql::Connection::Access access) const
{
    return sql::Connection::openSqlite(m_directory.file(QStringLiteral("coupon.db")), access);
}

void Server::runCommand(
    CouponId campaign, console::CampaignCommand command, console::Console::Done done)
{
    const auto change
        = [campaign, command, nowMs = m_clock.nowMs()](coupon::SqlCouponCommands& commands) {
              switch (command) {
              case console::CampaignCommand::Pause: return commands.pause(campaign, nowMs);
              case console::CampaignCommand::Resume: return commands.resume(campaign, nowMs);
              case console::CampaignCommand::Close: return commands.close(campaign, nowMs);
              }
              Q_UNREACHABLE();
          };
    const bool posted = m_control->change(change, [done](const Result<coupon::Coupon>& changed) {
        done(changed ? Result<void>() : changed.error());
    });
    if (!posted)
        done(fail(ErrorCode::Unavailable,
            QStringLiteral("too many changes are under way: try again in a moment")));
}

}  // namespace dibs::server
