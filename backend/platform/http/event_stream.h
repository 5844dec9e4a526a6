// A text/event-stream that is open towards one client.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace dibs::http {

class Exchange;

/// One event as it stands on the wire; every line of `data` becomes a data line of its own.
QByteArray eventBytes(QByteArrayView name, QByteArrayView data);

/// A handle: copies stand for the same stream, which ends with the last of them, with close(), when
/// the client leaves, or when it reads too slowly (Limits::unsentBytesMax). The server fills long
/// silence with a comment (Limits::heartbeat). On the HTTP thread of the request only, except that
/// copies may die anywhere.
class EventStream
{
public:
    explicit EventStream(std::shared_ptr<Exchange> exchange);

    /// Sends `bytes` as they are: see eventBytes(). False if the stream is over.
    bool send(const QByteArray& bytes) const;
    void close() const;
    bool isOpen() const;

private:
    std::shared_ptr<Exchange> m_exchange;
};

}  // namespace dibs::http
