// The snapshot and the feed as server-sent events: what a window elsewhere lives on.
#pragma once

#include "backend/console/console.h"
#include "backend/platform/http/responder.h"

#include <QTimer>

#include <vector>

namespace dibs::server {

/// Those who watch on one HTTP thread; it lives there. Each gets the whole snapshot first and then
/// what changed, so that a thousand campaigns at rest cost nothing. Encoded once for all of them.
/// Who reads too slowly is dropped by the server (http::Limits::unsentBytesMax) and comes back.
class ConsoleStreams
{
public:
    static constexpr auto kInterval = std::chrono::milliseconds(500);
    /// Watching on one thread at most; one more is told to come back.
    static constexpr size_t kStreamsMax = 100;

    explicit ConsoleStreams(const console::Console& console);

    /// `lastEventId` of a stream before: its feed goes on where that one ended.
    void add(const http::Responder& responder, const QByteArray& lastEventId);

private:
    struct Watcher {
        http::EventStream stream;
        quint64 lastSerial = 0;  // of the feed
    };

    void tick();
    void sendFeed(Watcher& watcher, const console::Feed& feed) const;
    QByteArray idOf(quint64 serial) const;

    const console::Console& m_console;
    std::shared_ptr<const console::Snapshot> m_last;  // what all watchers know
    std::vector<Watcher> m_watchers;
    QTimer m_timer;
};

}  // namespace dibs::server
