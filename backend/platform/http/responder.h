// The right to answer one request, now or later.
#pragma once

#include "backend/platform/http/event_stream.h"
#include "backend/platform/http/response.h"

#include <functional>
#include <memory>

namespace dibs::http {

class Exchange;

/// A handle: copies stand for the same request, which is answered once, by the first send() or
/// startEventStream() of any of them. If the last copy goes unanswered, the client gets a 500.
///
/// send(), startEventStream() and clientLeft() belong to the HTTP thread that got the request;
/// copies may travel and die on any thread.
class Responder
{
public:
    explicit Responder(std::shared_ptr<Exchange> exchange);

    /// For tests of handlers: the answer goes to `answered` (a 500 if nobody answers), and what is
    /// sent on an event stream to `streamed`.
    static Responder detached(
        std::function<void(Response)> answered, std::function<void(QByteArray)> streamed = {});

    /// Harmless when the client has left, ignored when there was an answer already. Answers to
    /// pipelined requests wait here for their turn.
    void send(Response response) const;

    /// Starts text/event-stream as the answer; `headers` go with it.
    EventStream startEventStream(Headers headers = {}) const;

    /// Nobody is waiting any more: long work may be given up.
    bool clientLeft() const;

private:
    std::shared_ptr<Exchange> m_exchange;
};

}  // namespace dibs::http
