#include "backend/platform/http/event_stream.h"

#include "backend/platform/http/exchange.h"

namespace dibs::http {

QByteArray eventBytes(QByteArrayView name, QByteArrayView data)
{
    QByteArray bytes;
    bytes.reserve(name.size() + data.size() + 32);
    if (!name.isEmpty()) bytes.append("event: ").append(name).append('\n');
    for (qsizetype start = 0; start >= 0;) {
        const qsizetype end = data.indexOf('\n', start);
        const QByteArrayView line = end < 0 ? data.sliced(start) : data.sliced(start, end - start);
        bytes.append("data: ").append(line).append('\n');
        start = end < 0 ? -1 : end + 1;
    }
    return bytes.append('\n');
}

EventStream::EventStream(std::shared_ptr<Exchange> exchange)
    : m_exchange(std::move(exchange))
{
}

bool EventStream::send(const QByteArray& bytes) const
{
    return m_exchange->stream(bytes);
}

void EventStream::close() const
{
    m_exchange->endStream();
}

bool EventStream::isOpen() const
{
    return m_exchange->isOpen();
}

}  // namespace dibs::http
