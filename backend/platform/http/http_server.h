// The front door: N threads that serve one port.
#pragma once

#include "backend/common/result.h"
#include "backend/platform/http/http_thread.h"

#include <QHostAddress>

#include <memory>
#include <vector>

namespace dibs::http {

/// Owned and called by one thread, which needs no event loop; only the counters may be read from
/// any. It needs a QCoreApplication.
///
/// The program should set QT_NO_GLIB=1 before its QCoreApplication exists: with few clients it
/// makes no difference, but beside 3,000 idle ones Qt's own event dispatcher costs a quarter less a
/// request than the one for GLib.
///
/// QtHttpServer is not meant to face the internet: the default is loopback, behind a reverse proxy.
class HttpServer
{
public:
    struct Options {
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        quint16 port = 0;  // 0: the kernel chooses
        int threads = 1;
        Limits limits = {};
    };

    /// `makeRouter` is called once on each HTTP thread, so that what its handlers hold lives there.
    /// The mailbox is the way in for values from other threads; it accepts posts until the server
    /// is destroyed, so those who post must have stopped by then.
    HttpServer(Options options, MakeRouter makeRouter);

    /// Breaks off what is still open.
    ~HttpServer();

    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Starts the threads; the port they share. At most once. See listeningSockets() for errors.
    Result<quint16> listen();

    /// From its return on nobody gets in. Open connections end: idle ones at once, event streams
    /// too, the others with "Connection: close" on their last answer.
    void stopAccepting();

    /// After stopAccepting(): true once every answer is written and every connection closed, false
    /// if that did not happen before `deadline`.
    bool waitUntilIdle(std::chrono::steady_clock::time_point deadline);

    int connectionCount() const;

    /// Requests that wait for their answer, event streams among them.
    int inFlightCount() const;

private:
    Options m_options;
    MakeRouter m_makeRouter;
    std::vector<std::unique_ptr<HttpThread>> m_threads;
};

}  // namespace dibs::http
