// The event stream of a server elsewhere: the newest snapshot and feed, and how the link is.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>

#include <chrono>

class QNetworkReply;

namespace dibs::console {

/// On one thread with an event loop.
class RemoteStream
{
public:
    struct Times {
        std::chrono::milliseconds slowAfter{2'000};  // without a new snapshot
        std::chrono::milliseconds goneAfter{6'000};  // without one: a new connection is made
        std::chrono::milliseconds retryFirst{250};  // doubled with each failure, with jitter
        std::chrono::milliseconds retryLast{5'000};
    };

    /// One event at most; a server that sends more without an end is none of ours.
    static constexpr qsizetype kEventBytesMax = qsizetype{8} * 1024 * 1024;

    RemoteStream(QNetworkAccessManager& network, QUrl server, bool readOnly, const Clock& clock,
        Times times);
    ~RemoteStream();

    const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
    const std::shared_ptr<const Feed>& feed() const { return m_feed; }
    const Link& link() const { return m_link; }

private:
    void connectToServer();
    void read();
    void finished();
    void takeEvent(const QByteArray& block);
    void takeSnapshot(const QByteArray& json);
    void takeFeed(const QByteArray& json);
    void look();
    /// Ends this connection, says why, and comes back later.
    void fail(LinkState state, LinkFault fault, const QString& detail = {});
    void set(LinkState state, LinkFault fault = LinkFault::None, const QString& detail = {});

    QNetworkAccessManager& m_network;
    const QUrl m_server;
    const bool m_readOnly;
    const Clock& m_clock;
    const Times m_times;
    QNetworkReply* m_reply = nullptr;  // owned; null between two connections
    QByteArray m_unread;  // the beginning of an event
    QByteArray m_lastEventId;
    std::shared_ptr<const Snapshot> m_base;  // as sent, before it is marked as read-only
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const Feed> m_feed;
    Link m_link;
    QTimer m_retry;
    QTimer m_look;
    QElapsedTimer m_sinceSnapshot;
    int m_failures = 0;
};

}  // namespace dibs::console
