#include "backend/platform/http/responder.h"

#include "backend/platform/http/exchange.h"

namespace dibs::http {

Responder::Responder(std::shared_ptr<Exchange> exchange)
    : m_exchange(std::move(exchange))
{
}

Responder Responder::detached(
    std::function<void(Response)> answered, std::function<void(QByteArray)> streamed)
{
    return Responder(std::make_shared<DetachedExchange>(std::move(answered), std::move(streamed)));
}

void Responder::send(Response response) const
{
    m_exchange->send(std::move(response));
}

EventStream Responder::startEventStream(Headers headers) const
{
    headers.emplace_back("Cache-Control", "no-store");
    // Proxies that collect answers before they pass them on (nginx) let this one through.
    headers.emplace_back("X-Accel-Buffering", "no");
    return EventStream(m_exchange->startStream({
        .status = 200,
        .contentType = QByteArrayLiteral("text/event-stream"),
        .body = {},
        .headers = std::move(headers),
    }));
}

bool Responder::clientLeft() const
{
    return !m_exchange->isOpen();
}

}  // namespace dibs::http
