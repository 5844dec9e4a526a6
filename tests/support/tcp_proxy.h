// A TCP proxy on loopback between a client under test and a real server, with the faults of a
// network.
//
// An *answer* is what the server sends on one connection between a request and the next request
// (what it says before the first request, like a database's greeting, is one too). That is exact
// for protocols that take turns; with several requests in flight an answer may be that of an
// earlier one.
#pragma once

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct pollfd;

namespace dibs::testing {

struct ProxyPipe;

/// Has a thread of its own. Its functions may be called from any other, and hold when they return.
class TcpProxy
{
public:
    /// The way bytes go: requests from the client to the server, answers back.
    enum Way { Requests = 0, Answers = 1 };

    /// Listens on 127.0.0.1, on a port of its own choice unless told one.
    explicit TcpProxy(quint16 targetPort, quint16 port = 0);
    ~TcpProxy();
    TcpProxy(const TcpProxy&) = delete;
    TcpProxy& operator=(const TcpProxy&) = delete;

    /// 0: it could not listen.
    quint16 port() const { return m_port; }

    /// What comes in from now on goes out so much later; the order stays.
    void delay(Way way, std::chrono::milliseconds time);
    /// Resets (RST) all connections on both sides, and refuses new ones.
    void cut();
    /// Answers are lost from now on, on all connections; the server has the requests.
    void swallowAnswers();
    /// Loses the n-th answer from now, of all connections together, and no other.
    void swallowAnswer(int n);
    /// Loses the answer to the next request with these bytes in it, like "COMMIT", and no other.
    void swallowAnswerTo(const QByteArray& pattern);
    /// Half open: connections stay, new ones are taken, and what goes that way is never read.
    void stopReading(Way way);
    /// Ends all of the above; what was held back goes on its way.
    void heal();

    int connections() const { return m_connections; }
    /// Answers lost so far, whole or in part.
    int swallowed() const { return m_swallowed; }

private:
    void run();
    /// On the proxy's thread; it is done on return.
    void call(std::function<void()> command);
    void listen();
    void acceptAll();
    std::vector<pollfd> interests(std::chrono::steady_clock::time_point now) const;
    int msUntilNextDue(std::chrono::steady_clock::time_point now) const;

    /// False when the connection is over, one way or the other.
    bool advance(ProxyPipe& pipe);
    bool read(ProxyPipe& pipe, Way way);
    void take(ProxyPipe& pipe, Way way, const QByteArray& bytes);
    bool isLost(ProxyPipe& pipe);
    void watchFor(ProxyPipe& pipe, const QByteArray& request);

    const quint16 m_targetPort;
    quint16 m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_swallowed = 0;

    // Of the proxy's thread.
    int m_listener = -1;
    std::list<std::unique_ptr<ProxyPipe>> m_pipes;
    std::chrono::milliseconds m_delay[2] = {};
    bool m_isUnread[2] = {};
    bool m_swallowsAll = false;
    int m_swallowNth = 0;  // 0: none
    std::string m_pattern;  // empty: none; no QByteArray, which would be shared with the caller
    bool m_isStopping = false;

    int m_wake = -1;
    std::mutex m_mutex;
    std::vector<std::packaged_task<void()>> m_commands;  // protected by m_mutex
    std::thread m_thread;  // last: it uses the members above
};

}  // namespace dibs::testing
