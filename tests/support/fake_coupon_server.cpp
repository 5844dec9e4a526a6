#include "tests/support/fake_coupon_server.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace dibs::test {

namespace {

constexpr qsizetype kBatch = 20;  // decided at once, so that duplicates meet undecided requests
constexpr int kMisfortune = 20;  // every so many presses, where a sin is a matter of luck
constexpr qint64 kLateMs = 300;

QJsonObject queueSize(qsizetype size)
{
    return {{QStringLiteral("queueSize"), static_cast<qint64>(size)}};
}

}  // namespace

FakeCouponServer::FakeCouponServer(Sin sin)
    : m_sin(sin)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeCouponServer::onConnection);
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

QUrl FakeCouponServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FakeCouponServer::onConnection()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_unread.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeCouponServer::onReadyRead(QTcpSocket* socket)
{
    QByteArray& unread = m_unread[socket];
    unread += socket->readAll();
    const qsizetype headEnd = unread.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    qsizetype length = 0;
    const QList<QByteArray> lines = unread.left(headEnd).replace("\r\n", "\n").split('\n');
    for (const QByteArray& line : lines)
        if (line.toLower().startsWith("content-length:")) length = line.mid(15).toLongLong();
    if (unread.size() < headEnd + 4 + length) return;

    const QList<QByteArray> first = lines.first().split(' ');
    const Request request{.method = first.value(0),
        .url = QUrl::fromEncoded(first.value(1)),
        .body = unread.mid(headEnd + 4, length)};
    unread.clear();  // our clients do not pipeline
    answer(socket, request);
}

void FakeCouponServer::answer(QTcpSocket* socket, const Request& request)
{
    const QString path = request.url.path();
    const QString coupon = QStringLiteral("/api/coupons/%1/").arg(campaign());
    if (path == u"/readyz") return reply(socket, m_sin == Sin::NotReady ? 503 : 200, {});
    if (path == u"/api/coupons" && request.method == "POST") {
        m_stock = QJsonDocument::fromJson(request.body)[u"totalStock"].toInteger();
        return reply(socket, 201, {{QStringLiteral("couponId"), campaign()}});
    }
    const QString action = path.startsWith(coupon) ? path.mid(coupon.size()) : QString();
    if (action == u"issue" && request.method == "POST")
        return answerPress(
            socket, QUrlQuery(request.url).queryItemValue(QStringLiteral("userId")).toLongLong());
    if (action == u"queue-size") {
        m_queueWasAskedFor = true;
        const qsizetype undecided = m_log.size() - m_position;
        if (m_sin != Sin::NeverDecides) decideAll();
        return reply(socket, 200, queueSize(undecided));
    }
    if (action == u"outcomes") return answerOutcomes(socket, request.url);
    if (action == u"close" && request.method == "POST") {
        if (m_sin == Sin::CannotClose) return refuse(socket, 503, "store-unavailable");
        m_isClosed = true;
        return reply(socket, 200, {});
    }
    refuse(socket, 404, "not-found");
}

void FakeCouponServer::answerPress(QTcpSocket* socket, qint64 user)
{
    ++m_presses;
    if (m_isClosed) return refuse(socket, 409, "closed");
    if (m_sin == Sin::RefusesAll || (m_sin == Sin::RefusesSome && everyNth(kMisfortune)))
        return refuse(socket, 503, "log-unavailable");
    if (m_sin == Sin::ShutsTheDoorEarly && m_presses > kMisfortune)
        return refuse(socket, 409, "sold-out");
    if (m_sin == Sin::Restarts && m_presses == kMisfortune) return restart();
    if (m_sin == Sin::FallsMute && everyNth(kMisfortune)) return;
    if (m_sin == Sin::Stalls && m_presses == kMisfortune) stall();

    if (m_sin == Sin::PromisesTwice && m_requestOf.contains(user))
        return reply(socket, 202, {{QStringLiteral("requestId"), m_requestOf[user]}});
    // The door refuses only on what is decided.
    if (m_sin != Sin::GivesTwo && m_holders.contains(user))
        return refuse(socket, 409, "already-issued");
    if (m_issued >= m_stock && m_sin != Sin::Oversells) return refuse(socket, 409, "sold-out");
    accept(socket, user);
}

void FakeCouponServer::accept(QTcpSocket* socket, qint64 user)
{
    const QString requestId = QStringLiteral("request-%1").arg(m_presses);
    m_log += Record{requestId, user, QDateTime::currentMSecsSinceEpoch()};
    if (!m_requestOf.contains(user)) m_requestOf[user] = requestId;
    if (m_sin != Sin::NeverDecides && m_log.size() - m_position >= kBatch) decideAll();

    if (m_sin == Sin::CutsConnections && everyNth(kMisfortune)) {
        socket->write("HTTP/1.1 202 Accepted\r\nContent-Length: 200\r\n\r\n{\"requestId\":");
        return socket->disconnectFromHost();
    }
    reply(socket, 202,
        {{QStringLiteral("success"), true}, {QStringLiteral("requestId"), requestId},
            {QStringLiteral("status"), QStringLiteral("PENDING")}});
}

void FakeCouponServer::answerOutcomes(QTcpSocket* socket, const QUrl& url)
{
    const QList<QJsonObject> all = shownOutcomes();
    const qsizetype from = QUrlQuery(url).queryItemValue(QStringLiteral("cursor")).toLongLong();
    QJsonArray items;
    for (qsizetype i = from; i < std::min(all.size(), from + kPageSize); ++i) items += all[i];
    QJsonObject page{{QStringLiteral("items"), items}};
    if (from + kPageSize < all.size())
        page[QStringLiteral("next")] = QString::number(from + kPageSize);
    reply(socket, 200, page);
}

void FakeCouponServer::reply(QTcpSocket* socket, int status, const QJsonObject& body)
{
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const bool closes = m_sin == Sin::ClosesPolitely;
    const QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n"
        + (closes ? "Connection: close\r\n" : "")
        + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size())
        + "\r\n\r\n" + json;
    const auto send = [target = QPointer(socket), bytes, closes] {
        if (!target) return;
        target->write(bytes);
        if (closes) target->disconnectFromHost();
    };
    if (m_isStalling) {
        m_held += send;
    } else {
        send();
    }
}

void FakeCouponServer::refuse(QTcpSocket* socket, int status, const char* code)
{
    reply(socket, status,
        {{QStringLiteral("status"), status}, {QStringLiteral("code"), QLatin1String(code)}});
}

void FakeCouponServer::stall()
{
    m_isStalling = true;
    QTimer::singleShot(kStallMs, this, [this] {
        m_isStalling = false;
        for (const auto& send : std::exchange(m_held, {})) send();
    });
}

void FakeCouponServer::restart()
{
    m_server.close();
    const QList<QTcpSocket*> sockets = m_unread.keys();
    for (QTcpSocket* const socket : sockets) socket->abort();
    QTimer::singleShot(kLateMs, this, [this] { m_server.listen(QHostAddress::LocalHost, m_port); });
}

void FakeCouponServer::decideAll()
{
    while (m_position < m_log.size()) {
        const qsizetype offset = m_position++;
        const bool isLost = m_sin == Sin::LosesOne && offset == kMisfortune;
        if (!isLost) decide(m_log[offset], offset);
        m_sinceDecided.start();
    }
}

void FakeCouponServer::decide(const Record& record, qint64 offset)
{
    const qint64 stock = m_stock + (m_sin == Sin::Oversells) - (m_sin == Sin::UnderIssues);
    QString status = QStringLiteral("SOLD_OUT");
    qint64 sequence = 0;
    if (m_holders.contains(record.user) && m_sin != Sin::GivesTwo) {
        status = QStringLiteral("DUPLICATE");
    } else if (m_issued < stock) {
        status = QStringLiteral("ISSUED");
        sequence = ++m_issued;
        m_holders += record.user;
    }
    m_outcomes += QJsonObject{
        {QStringLiteral("requestId"), record.requestId},
        {QStringLiteral("couponId"), campaign()},
        {QStringLiteral("userId"), record.user},
        {QStringLiteral("status"), status},
        {QStringLiteral("sequence"), sequence > 0 ? QJsonValue(sequence) : QJsonValue()},
        {QStringLiteral("acceptedAt"), record.acceptedAt},
        {QStringLiteral("decidedAt"), QDateTime::currentMSecsSinceEpoch()},
        {QStringLiteral("partition"), 0},
        {QStringLiteral("offset"), offset},
    };
}

QList<QJsonObject> FakeCouponServer::shownOutcomes() const
{
    QList<QJsonObject> shown = m_outcomes;
    if (m_sin == Sin::ShowsLate && m_sinceDecided.elapsed() < kLateMs) shown.removeLast();
    if (m_sin == Sin::InventsOne) {
        QJsonObject phantom = shown.last();
        phantom[QStringLiteral("requestId")] = QStringLiteral("nobody's");
        phantom[QStringLiteral("offset")] = static_cast<qint64>(m_log.size());
        shown += phantom;
    }
    if (m_sin == Sin::SwapsTwo) {
        QJsonObject& winner = shown.first();
        QJsonObject& loser = shown.last();
        for (const QString& member : {QStringLiteral("status"), QStringLiteral("sequence")}) {
            const QJsonValue kept = winner[member];
            winner[member] = QJsonValue(loser[member]);
            loser[member] = kept;
        }
    }
    return shown;
}

}  // namespace dibs::test
