#include "backend/console/remote_stream.h"

#include "backend/console/console_json.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRandomGenerator>

namespace dibs::console {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(250);

QByteArray lifeOf(const QByteArray& eventId)
{
    return eventId.left(eventId.indexOf('.'));
}

/// As far as it can be read; empty: it names none.
QString versionIn(const QByteArray& snapshot)
{
    constexpr qsizetype kShown = 40;
    return QJsonDocument::fromJson(snapshot)[u"version"].toString().left(kShown);
}

}  // namespace

RemoteStream::RemoteStream(
    QNetworkAccessManager& network, QUrl server, bool readOnly, const Clock& clock, Times times)
    : m_network(network)
    , m_server(std::move(server))
    , m_readOnly(readOnly)
    , m_clock(clock)
    , m_times(times)
    , m_base(std::make_shared<const Snapshot>())
    , m_snapshot(m_base)
    , m_feed(std::make_shared<const Feed>())
    , m_link{.server = m_server.toString()}
{
    m_retry.setSingleShot(true);
    QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { connectToServer(); });
    QObject::connect(&m_look, &QTimer::timeout, &m_look, [this] { look(); });
    m_look.start(kLookEvery);
    connectToServer();
}

RemoteStream::~RemoteStream()
{
    if (!m_reply) return;
    m_reply->disconnect();
    m_reply->abort();
    delete m_reply;
}

void RemoteStream::connectToServer()
{
    QUrl url = m_server;
    url.setPath(QStringLiteral("/api/console/stream"));
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "text/event-stream");
    if (!m_lastEventId.isEmpty()) request.setRawHeader("Last-Event-ID", m_lastEventId);
    m_unread.clear();
    m_sinceSnapshot.start();
    m_reply = m_network.get(request);
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_look, [this] { read(); });
    QObject::connect(m_reply, &QNetworkReply::finished, &m_look, [this] { finished(); });
}

void RemoteStream::read()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200) return;  // finished() tells what it is
    const QString kind = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!kind.startsWith(u"text/event-stream"))
        return fail(LinkState::Garbage, LinkFault::NoEvents, kind);
    m_unread += m_reply->readAll();
    for (qsizetype end = 0; (end = m_unread.indexOf("\n\n")) >= 0;) {
        const QByteArray block = m_unread.left(end);
        m_unread.remove(0, end + 2);
        takeEvent(block);
        if (!m_reply) return;  // it was not understood
    }
    if (m_unread.size() > kEventBytesMax) fail(LinkState::Garbage, LinkFault::EndlessEvent);
}

void RemoteStream::takeEvent(const QByteArray& block)
{
    QByteArray name;
    QByteArray data;
    for (const QByteArray& line : block.split('\n')) {
        if (line.startsWith("event: ")) name = line.sliced(7);
        if (line.startsWith("data: ")) data += line.sliced(6);
        if (line.startsWith("id: ")) {
            const QByteArray id = line.sliced(4);
            // Serials of a server's life before say nothing: its feed begins anew.
            if (lifeOf(id) != lifeOf(m_lastEventId)) m_feed = std::make_shared<const Feed>();
            m_lastEventId = id;
        }
    }
    if (name == "snapshot") takeSnapshot(data);
    if (name == "feed" && m_reply) takeFeed(data);
}

void RemoteStream::takeSnapshot(const QByteArray& json)
{
    Result<Snapshot> next = snapshotAfter(*m_base, json);
    if (!next) {
        const QString version = versionIn(json);
        if (!version.isEmpty() && version != QStringLiteral(DIBS_VERSION))
            return fail(LinkState::OtherVersion, LinkFault::OtherVersion, version);
        return fail(LinkState::Garbage, LinkFault::BadSnapshot, next.error().detail);
    }
    m_base = std::make_shared<const Snapshot>(*next);
    Snapshot shown = *next;
    shown.readOnly = shown.readOnly || m_readOnly;
    m_snapshot = std::make_shared<const Snapshot>(std::move(shown));
    m_sinceSnapshot.start();
    m_failures = 0;
    const qint64 aheadMs = next->takenAtMs - m_clock.nowMs();
    m_link.clockAheadMs = next->takenAtMs > 0 && std::abs(aheadMs) >= kClockOffFromMs ? aheadMs : 0;
    set(LinkState::Live);
}

void RemoteStream::takeFeed(const QByteArray& json)
{
    Result<Feed> next = feedAfter(*m_feed, json);
    if (!next) return fail(LinkState::Garbage, LinkFault::BadFeed, next.error().detail);
    m_feed = std::make_shared<const Feed>(std::move(*next));
}

/// Silence tells nothing by itself: a network that swallows packets closes no connection.
void RemoteStream::look()
{
    if (!m_reply) return;
    const auto silence = std::chrono::milliseconds(m_sinceSnapshot.elapsed());
    if (silence >= m_times.goneAfter) return fail(LinkState::Gone, LinkFault::Silent);
    if (silence >= m_times.slowAfter && m_link.state == LinkState::Live)
        set(LinkState::Slow, LinkFault::Late);
}

void RemoteStream::finished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 404) return fail(LinkState::OtherVersion, LinkFault::NoStream);
    if (status == 0 || status == 200) {
        if (m_reply->error() == QNetworkReply::NoError)
            return fail(LinkState::Gone, LinkFault::Ended);
        return fail(LinkState::Gone, LinkFault::Unreachable, m_reply->errorString());
    }
    fail(status >= 500 ? LinkState::Slow : LinkState::Garbage, LinkFault::Refused,
        QString::number(status));
}

void RemoteStream::fail(LinkState state, LinkFault fault, const QString& detail)
{
    m_reply->disconnect();
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
    set(state, fault, detail);
    // Changes go on from a snapshot; the next connection begins with a whole one.
    const int doublings = std::min(m_failures++, 16);
    const auto pause
        = std::min<qint64>(m_times.retryFirst.count() << doublings, m_times.retryLast.count());
    // Jitter: a thousand windows must not come back in the same moment.
    m_retry.start(static_cast<int>(pause / 2 + QRandomGenerator::global()->bounded(pause / 2 + 1)));
}

void RemoteStream::set(LinkState state, LinkFault fault, const QString& detail)
{
    if (state != m_link.state) m_link.sinceMs = m_clock.nowMs();
    m_link.state = state;
    m_link.fault = fault;
    m_link.detail = detail;
}

}  // namespace dibs::console
