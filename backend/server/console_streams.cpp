#include "backend/server/console_streams.h"

#include "backend/console/console_json.h"
#include "backend/platform/http/problem.h"

namespace dibs::server {
namespace {

/// With the id that a client which comes back will name.
QByteArray event(QByteArrayView name, const QByteArray& data, const QByteArray& id)
{
    return "id: " + id + '\n' + http::eventBytes(name, data);
}

}  // namespace

ConsoleStreams::ConsoleStreams(const console::Console& console)
    : m_console(console)
    , m_last(console.snapshot())
{
    m_timer.setInterval(kInterval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

void ConsoleStreams::add(const http::Responder& responder, const QByteArray& lastEventId)
{
    if (m_watchers.size() >= kStreamsMax)
        return responder.send(http::problem(
            503, "overloaded", "Too many consoles watch this server.", {}, {{"Retry-After", "5"}}));
    // What the others know is the base of their next changes: the newcomer begins with the same.
    if (m_watchers.empty()) m_last = m_console.snapshot();
    Watcher watcher{responder.startEventStream({{"Cache-Control", "no-store"}})};
    // Serials are of one server's life: those of a life before say nothing.
    const QByteArray life = QByteArray::number(m_last->startedAtMs()) + '.';
    if (lastEventId.startsWith(life))
        watcher.lastSerial = lastEventId.sliced(life.size()).toULongLong();
    watcher.stream.send(
        "retry: 1000\n" + event("snapshot", console::toJson(*m_last), idOf(watcher.lastSerial)));
    sendFeed(watcher, *m_console.feed());
    m_watchers.push_back(std::move(watcher));
    m_timer.start();
}

void ConsoleStreams::tick()
{
    std::erase_if(m_watchers, [](const Watcher& watcher) { return !watcher.stream.isOpen(); });
    if (m_watchers.empty()) return m_timer.stop();
    const auto now = m_console.snapshot();
    if (now->takenAtMs == m_last->takenAtMs) return;
    const QByteArray changes = console::changesJson(*m_last, *now);
    const auto feed = m_console.feed();
    for (Watcher& watcher : m_watchers) {
        watcher.stream.send(event("snapshot", changes, idOf(watcher.lastSerial)));
        sendFeed(watcher, *feed);
    }
    m_last = now;
}

void ConsoleStreams::sendFeed(Watcher& watcher, const console::Feed& feed) const
{
    const quint64 newest = feed.rows.isEmpty() ? 0 : feed.rows.constLast().serial;
    // Also without new rows: how many stand behind those shown changes as well.
    const QByteArray json = console::feedJson(feed, watcher.lastSerial);
    watcher.lastSerial = std::max(watcher.lastSerial, newest);
    watcher.stream.send(event("feed", json, idOf(watcher.lastSerial)));
}

QByteArray ConsoleStreams::idOf(quint64 serial) const
{
    return QByteArray::number(m_last->startedAtMs()) + '.' + QByteArray::number(serial);
}

}  // namespace dibs::server
