// The composition root: makes everything, hands each part its neighbours, and takes all down again.
#pragma once

#include "backend/console/local_console.h"
#include "backend/coupon/api/coupon_api.h"
#include "backend/eventlog/embedded_event_log.h"
#include "backend/platform/http/http_server.h"
#include "backend/platform/sql/data_directory.h"
#include "backend/server/monitor.h"

namespace dibs::server {

/// On the main thread.
class Server
{
public:
    struct Options {
        QString dataDirectory;
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        quint16 port = 8081;  // 0: the kernel chooses
        int httpThreads = 2;
        int partitions = 3;
        coupon::UserPolicy users = coupon::UserPolicy::Registered;
        bool demo = false;
    };

    /// Serves when it returns. The error is a sentence for the operator, with what to do.
    static Result<std::unique_ptr<Server>> start(const Options& options);

    /// Stops accepting, answers what is in flight, flushes the log, finishes the batch, closes:
    /// within kShutdownTime.
    ~Server();
    static constexpr auto kShutdownTime = std::chrono::seconds(4);

    console::Console& console() { return m_console; }
    QString url() const;

private:
    Server(const Options& options, sql::DataDirectory directory);
    Result<void> open();
    Result<void> prepareStore();
    Result<void> readBacklog(sql::Connection& connection);
    Result<void> fitsLog(const coupon::Position& position, int partition) const;
    Result<void> serve();
    Result<std::unique_ptr<sql::Connection>> openStore(sql::Connection::Access access) const;
    void tidyFiles();
    void runCommand(
        CouponId campaign, console::CampaignCommand command, console::Console::Done done);

    // In this order, so that each part is gone before what it was handed.
    const Options m_options;
    const sql::DataDirectory m_directory;
    const SystemClock m_clock;
    std::unique_ptr<eventlog::EmbeddedEventLog> m_log;
    coupon::HotView m_view;
    coupon::Tallies m_tallies;
    coupon::OutcomeFeed m_feed;
    QByteArray m_requestIdKey;
    std::unique_ptr<coupon::PartitionProgress> m_progress;
    std::unique_ptr<coupon::IssueWorker> m_worker;
    std::unique_ptr<coupon::CouponControl> m_control;
    std::unique_ptr<coupon::SqlQueryPool> m_queries;
    console::LocalConsole m_console;
    std::unique_ptr<http::HttpServer> m_http;
    std::unique_ptr<Monitor> m_monitor;
    quint16 m_port = 0;
};

}  // namespace dibs::server
