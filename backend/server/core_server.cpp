#include "backend/server/core_server.h"

#include "backend/core/api/core_api.h"
#include "backend/server/core_operations.h"
#include "backend/server/demo.h"

namespace dibs::server {
namespace {

// What another instance may be at is left alone for a while; in a file there is no other instance.
core::Recovery::Options recoveryOf(const BackingOptions& backing)
{
    if (backing.database) return {};
    return {.quietAtStart = std::chrono::milliseconds(0), .quiet = std::chrono::seconds(2)};
}

}  // namespace

Result<std::unique_ptr<CoreServer>> CoreServer::start(const Options& options)
{
    std::optional<sql::DataDirectory> directory;
    if (!options.backing.database) {
        auto held = sql::DataDirectory::hold(options.backing.coreDirectory());
        if (!held) return held.error();
        directory.emplace(std::move(*held));
    }
    std::unique_ptr<CoreServer> server(new CoreServer(options, std::move(directory)));
    const Result<void> started = server->prepareStore().andThen([&] { return server->serve(); });
    if (!started) return started.error();
    return server;
}

CoreServer::CoreServer(const Options& options, std::optional<sql::DataDirectory> directory)
    : m_options(options)
    , m_directory(std::move(directory))
    , m_place(Store::ofCore(options.backing))
{
}

CoreServer::~CoreServer()
{
    if (m_http) {
        m_http->stopAccepting();
        m_http->waitUntilIdle(std::chrono::steady_clock::now() + kShutdownTime);
    }
    // Whoever posts to a neighbour is stopped before it.
    if (m_desk) m_desk->stop();
    if (m_store) m_store->stop();
    m_http.reset();
    m_desk.reset();
    m_store.reset();
    // One more writer that comes and goes leaves the database as a single file.
    if (m_directory) (void)m_place.open(sql::Connection::Access::ReadWrite);
}

QString CoreServer::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_options.address.toString());
    url.setPort(m_port);
    return url.toString();
}

QString CoreServer::whereabouts() const
{
    return QStringLiteral("database %1, coupons from %2")
        .arg(m_place.name(), m_options.couponUrl.toString());
}

Result<void> CoreServer::prepareStore()
{
    const auto store = m_place.open(sql::Connection::Access::ReadWrite);
    if (!store) return store.error();
    if (Result<void> migrated = m_place.migrate(**store); !migrated) return migrated;
    if (!m_options.demo) return {};
    core::CoreCommands commands(**store);
    return makeCoreDemo(commands, m_clock.nowMs());
}

Result<void> CoreServer::serve()
{
    auto store = core::SqlCoreStore::start(
        [this](sql::Connection::Access access) { return m_place.open(access); });
    if (!store) return store.error();
    m_store = std::move(*store);
    m_desk = std::make_unique<core::OrderDesk>(*m_store, m_clock,
        core::OrderDesk::Options{.coupons = {.url = m_options.couponUrl},
            .recovery = recoveryOf(m_options.backing),
            .tally = m_options.tally,
            .reached = m_options.reached});
    return listen();
}

Result<void> CoreServer::listen()
{
    const core::ApiNeighbours neighbours{*m_store, *m_desk, m_clock};
    m_http = std::make_unique<http::HttpServer>(
        http::HttpServer::Options{m_options.address, m_options.port, m_options.httpThreads, {}},
        [this, neighbours](Mailbox& mailbox) {
            http::Router router;
            core::addCoreApi(router, neighbours, mailbox);
            addCoreOperations(
                router, neighbours, mailbox, [this] { return url(); }, m_options.tally);
            return router;
        });
    const Result<quint16> port = m_http->listen();
    if (!port)
        return fail(port.error().code,
            port.error().detail
                + QStringLiteral(". It is the core role's: --core-port names another port, --roles "
                                 "coupon leaves the role out"));
    m_port = *port;
    return {};
}

}  // namespace dibs::server
