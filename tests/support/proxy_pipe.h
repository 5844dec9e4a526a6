// One client's connection through a TcpProxy: two sockets, and what is on its way between them.
#pragma once

#include <QByteArray>

#include <chrono>
#include <deque>

namespace dibs::testing {

using ProxyClock = std::chrono::steady_clock;
using ProxyTime = ProxyClock::time_point;

/// Bytes on their way, in order, each not before its time.
struct ProxyFlow {
    struct Chunk {
        ProxyTime due;
        QByteArray bytes;
    };

    static constexpr qsizetype kHeldMax = 8 << 20;  // bytes; beyond it nothing more is read

    std::deque<Chunk> chunks;
    qsizetype held = 0;
    bool hasEnded = false;  // nothing more comes in
    bool isShut = false;  // the receiver knows

    bool isDue(ProxyTime now) const { return !chunks.empty() && chunks.front().due <= now; }
    bool isFull() const { return held >= kHeldMax; }
    void add(ProxyTime due, const QByteArray& bytes);
    /// Sends what is due, and the end after it; false when the receiver is gone.
    bool send(int socket);
};

struct ProxyPipe {
    int sockets[2] = {-1, -1};  // by the way whose bytes are read there: the client, the server
    ProxyFlow flows[2];

    bool requestSeen = true;  // so the next bytes of the server begin an answer
    bool losesNext = false;  // that answer
    bool losesThis = false;  // the one that is coming
    QByteArray tail;  // of the requests, for a pattern that comes in two pieces

    ProxyPipe() = default;
    ~ProxyPipe();
    ProxyPipe(const ProxyPipe&) = delete;
    ProxyPipe& operator=(const ProxyPipe&) = delete;

    bool isOver() const { return flows[0].isShut && flows[1].isShut; }
    /// Both sides see a reset instead of an end.
    void reset();
};

}  // namespace dibs::testing
