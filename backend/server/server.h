// The composition root: makes everything, hands each part its neighbours, and takes all down again.
#pragma once

#include "backend/console/local_console.h"
#include "backend/core/service/order_tally.h"
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/consumer/scheduled_issue.h"
#include "backend/coupon/service/redis_outcome_channel.h"
#include "backend/platform/http/http_server.h"
#include "backend/server/backing.h"
#include "backend/server/console_backend.h"
#include "backend/server/feed_sampler.h"
#include "backend/server/monitor.h"
#include "backend/server/neighbour_watch.h"

namespace dibs::server {

/// On the main thread.
class Server
{
public:
    struct Options {
        BackingOptions backing;
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        quint16 port = 8081;  // 0: the kernel chooses
        int httpThreads = 2;
        qint64 lagMax = 1'000'000;  // undecided records in a partition; beyond it the answer is 503
        coupon::UserPolicy users = coupon::UserPolicy::Registered;
        bool demo = false;
        QString environment;  // "production": shown to operators, so that none errs about it
        bool readOnly = false;  // consoles look and change nothing
        std::shared_ptr<const core::OrderTally> orders = {};  // of the core role, where it is here
        coupon::ScheduledIssue::Reached reached = {};  // for tests, see stop_point.h
    };

    /// Serves when it returns. The error is a sentence for the operator, with what to do.
    static Result<std::unique_ptr<Server>> start(const Options& options);

    /// Stops accepting, answers what is in flight, flushes the log, finishes the batch, closes:
    /// within kShutdownTime.
    ~Server();
    static constexpr auto kShutdownTime = std::chrono::seconds(4);

    console::Console& console() { return *m_console; }
    QString url() const;
    /// Where log and database are, for people.
    QString whereabouts() const;

private:
    Server(const Options& options, std::unique_ptr<const Clock> clock, Backing backing);
    Result<void> prepareStore();
    Result<void> readBacklog(sql::Connection& connection);
    Result<void> fitsLog(const coupon::Position& position, int partition) const;
    qint64 countBacklog(const QHash<QByteArray, qint64>& byKey);
    Result<void> serve();
    void openDoor(const coupon::IssueWorker::Neighbours& neighbours);
    void joinGroup();
    Result<void> openConsole();
    Result<void> listen();
    /// After a commit: everybody who waits, or shows it, learns of it.
    void tell(const std::shared_ptr<const coupon::BatchOutcome>& batch);
    void hear(const std::shared_ptr<const coupon::BatchOutcome>& batch);
    void reread(CouponId coupon);
    void rereadAll();
    QString redisProblem() const;
    qint64 queueSize(CouponId coupon) const;
    coupon::SqlQueryPool::Open openStore(sql::Connection::Access access) const;

    // In this order, so that each part is gone before what it was handed.
    const Options m_options;
    const std::unique_ptr<const Clock> m_clock;
    Backing m_backing;
    eventlog::EventLog& m_log;  // of m_backing
    coupon::HotView m_view;
    coupon::Tallies m_tallies;
    coupon::OutcomeFeed m_feed;
    QByteArray m_requestIdKey;
    coupon::PartitionProgress m_progress;
    coupon::AdmissionGate m_gate;
    std::unique_ptr<coupon::CouponLock> m_lock;
    std::unique_ptr<coupon::IssueWorker> m_worker;
    std::unique_ptr<eventlog::Appender> m_door;  // null: the log
    std::unique_ptr<coupon::CouponControl> m_control;
    std::unique_ptr<coupon::DeadLetterControl> m_deadLetters;
    std::unique_ptr<coupon::UserCouponControl> m_userCoupons;
    std::unique_ptr<coupon::SqlQueryPool> m_queries;
    std::unique_ptr<coupon::RedisOutcomeChannel> m_channel;  // null without Redis
    std::unique_ptr<GroupWatch> m_group;  // null where this instance is alone
    FeedSampler m_sampler;
    std::unique_ptr<NeighbourWatch> m_neighbours;
    std::unique_ptr<CustomerSearch> m_customers;
    std::unique_ptr<ReportDesk> m_reports;
    console::Backend m_consoleBackend;
    std::unique_ptr<console::LocalConsole> m_console;
    std::unique_ptr<http::HttpServer> m_http;
    std::unique_ptr<Monitor> m_monitor;
    quint16 m_port = 0;
};

}  // namespace dibs::server
