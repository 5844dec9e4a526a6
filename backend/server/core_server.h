// The composition root of the core role: users, points, products and orders on a port of their own.
// Of the coupon role it knows an address, also where that is in the same process.
#pragma once

#include "backend/core/service/order_desk.h"
#include "backend/platform/http/http_server.h"
#include "backend/server/backing.h"

#include <QUrl>

namespace dibs::server {

/// On the main thread.
class CoreServer
{
public:
    struct Options {
        BackingOptions backing;  // its database; it has no log and no Redis
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        quint16 port = 8080;  // 0: the kernel chooses
        int httpThreads = 1;
        QUrl couponUrl;
        bool demo = false;
        std::shared_ptr<core::OrderTally> tally = std::make_shared<core::OrderTally>();
        /// For tests: where an order has come to, on the thread of the orders; see
        /// stop_point.h.
        std::function<void(QLatin1String point)> reached = {};
    };

    /// Serves when it returns. The error is a sentence for the operator, with what to do.
    static Result<std::unique_ptr<CoreServer>> start(const Options& options);

    /// Stops accepting, answers what is in flight and closes, within kShutdownTime; an order that
    /// is not through by then is gone on with at the next start.
    ~CoreServer();
    static constexpr auto kShutdownTime = std::chrono::seconds(2);

    QString url() const;
    /// Where the database is and where coupons are asked for, for people.
    QString whereabouts() const;

private:
    CoreServer(const Options& options, std::optional<sql::DataDirectory> directory);
    Result<void> prepareStore();
    Result<void> serve();
    Result<void> listen();

    // In this order, so that each part is gone before what it was handed.
    const Options m_options;
    const SystemClock m_clock;
    const std::optional<sql::DataDirectory> m_directory;  // none on a server
    const Store m_place;
    std::unique_ptr<core::SqlCoreStore> m_store;
    std::unique_ptr<core::OrderDesk> m_desk;
    std::unique_ptr<http::HttpServer> m_http;
    std::atomic<quint16> m_port = 0;  // HTTP threads tell it
};

}  // namespace dibs::server
