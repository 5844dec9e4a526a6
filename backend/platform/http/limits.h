// Everything this room waits for or keeps has an end; here are all of them.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace dibs::http {

struct Limits {
    // Of the process, over all threads; one more gets a 503 and is closed.
    int connectionsMax = 10'000;
    // Unanswered requests of one connection; one more gets a 503 and is the last.
    int pipelinedMax = 100;
    qint64 headBytesMax = qint64{16} * 1024;
    // Head and body together, since the parser keeps all of a request in the socket's buffer.
    qint64 requestBytesMax = qint64{64} * 1024;
    // What a slow reader may owe us: an event stream that lies back further is dropped.
    qint64 unsentBytesMax = qint64{256} * 1024;
    // The same for a client that goes on asking and does not read its answers. More, since a single
    // answer may be large.
    qint64 unreadAnswersBytesMax = qint64{4} * 1024 * 1024;

    // From the first byte of a request to its last.
    std::chrono::milliseconds requestTime{30'000};
    // Between two requests.
    std::chrono::milliseconds idleTime{75'000};
    // For an answer that the client does not take.
    std::chrono::milliseconds sendTime{60'000};
    // How long a refused client may go on sending before we close on it: closing at once would make
    // its kernel throw away the refusal.
    std::chrono::milliseconds lingerTime{2'000};
    // Silence on an event stream after which a comment shows that both ends are alive.
    std::chrono::milliseconds heartbeat{15'000};
    // How often the times above are looked at, and so how exact they are.
    std::chrono::milliseconds sweepInterval{1'000};
};

}  // namespace dibs::http
