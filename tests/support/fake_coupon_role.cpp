#include "tests/support/fake_coupon_role.h"

#include <QJsonDocument>

#include <algorithm>

namespace dibs::test {
namespace {

const QString kUserCoupons = QStringLiteral("/api/coupons/user-coupons/");

QJsonObject code(const char* word)
{
    return {{QStringLiteral("code"), QLatin1String(word)}};
}

}  // namespace

FakeCouponRole::FakeCouponRole()
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeCouponRole::onConnection);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl FakeCouponRole::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void FakeCouponRole::issue(qint64 userCoupon, qint64 user, qint64 coupon)
{
    m_coupons[userCoupon] = {.user = user, .coupon = coupon, .cancelled = {}};
}

void FakeCouponRole::deliverHeld()
{
    for (const auto& [request, socket] : std::exchange(m_held, {})) {
        const Reply reply = carryOut(request);
        if (socket) send(socket, reply);
    }
}

QHash<qint64, qint64> FakeCouponRole::usedBy() const
{
    QHash<qint64, qint64> used;
    for (const auto& [id, coupon] : m_coupons.asKeyValueRange())
        if (coupon.order != 0) used[id] = coupon.order;
    return used;
}

int FakeCouponRole::count(const QString& pathEnd) const
{
    return static_cast<int>(std::ranges::count_if(
        m_paths, [&](const QString& path) { return path.endsWith(pathEnd); }));
}

void FakeCouponRole::onConnection()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_unread.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeCouponRole::onReadyRead(QTcpSocket* socket)
{
    QByteArray& unread = m_unread[socket];
    unread += socket->readAll();
    const qsizetype headEnd = unread.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    qsizetype length = 0;
    QByteArray trace;
    const QList<QByteArray> lines = unread.left(headEnd).replace("\r\n", "\n").split('\n');
    for (const QByteArray& line : lines) {
        const QByteArray lower = line.toLower();
        if (lower.startsWith("content-length:")) length = line.mid(15).toLongLong();
        if (lower.startsWith("traceparent:")) trace = line.mid(12).trimmed();
    }
    if (unread.size() < headEnd + 4 + length) return;
    const QList<QByteArray> first = lines.first().split(' ');
    const Request request{
        first.value(0), QString::fromLatin1(first.value(1)), unread.mid(headEnd + 4, length)};
    unread.clear();  // our client does not pipeline
    m_traces += trace;
    meet(socket, request);
}

void FakeCouponRole::meet(QTcpSocket* socket, const Request& request)
{
    m_paths += request.path;
    switch (faultFor(request.path)) {
    case Fault::None: return send(socket, carryOut(request));
    case Fault::Drops: return socket->abort();
    case Fault::LosesAnswer: (void)carryOut(request); return socket->abort();
    case Fault::Fails: return send(socket, {503, code("overloaded")});
    case Fault::FailsAfter: (void)carryOut(request); return send(socket, {503, code("overloaded")});
    case Fault::Holds: m_held.append({request, socket}); return;
    }
}

FakeCouponRole::Fault FakeCouponRole::faultFor(const QString& path)
{
    for (auto [end, faults] : m_faults.asKeyValueRange())
        if (path.endsWith(end) && !faults.isEmpty()) return faults.takeFirst();
    return m_always;
}

FakeCouponRole::Reply FakeCouponRole::carryOut(const Request& request)
{
    if (request.path.startsWith(kUserCoupons)) return onUserCoupon(request);
    if (request.method == "PUT") {
        m_users += request.path.section(u'/', -1).toLongLong();
        return {};
    }
    const bool isPercent = request.path.endsWith(u"/2");
    return {200,
        {{QStringLiteral("discountType"), isPercent ? u"PERCENT"_qs : u"FIXED"_qs},
            {QStringLiteral("discountAmount"), isPercent ? 10 : 5'000},
            {QStringLiteral("minOrderAmount"), isPercent ? 0 : 10'000}}};
}

FakeCouponRole::Reply FakeCouponRole::onUserCoupon(const Request& request)
{
    const QStringList rest = request.path.mid(kUserCoupons.size()).split(u'/');
    const qint64 id = rest.value(0).toLongLong();
    if (!m_coupons.contains(id)) return {404, code("not-found")};
    Coupon& coupon = m_coupons[id];
    const qint64 order = QJsonDocument::fromJson(request.body)[u"orderId"].toInteger();
    if (rest.value(1) == u"use") return use(coupon, order);
    if (rest.value(1) == u"cancel-use") return cancelUse(coupon, order);
    return {200, json(id, coupon)};
}

FakeCouponRole::Reply FakeCouponRole::use(Coupon& coupon, qint64 order)
{
    if (coupon.order == order) return {};
    if (coupon.cancelled.contains(order)) return {409, code("use-cancelled")};
    if (coupon.order != 0) return {409, code("used-by-another-order")};
    if (coupon.isExpired) return {409, code("expired")};
    coupon.order = order;
    return {};
}

FakeCouponRole::Reply FakeCouponRole::cancelUse(Coupon& coupon, qint64 order)
{
    const bool isAnothers = coupon.order != 0 && coupon.order != order;
    if (coupon.order == order) coupon.order = 0;
    coupon.cancelled += order;
    return isAnothers ? Reply{409, code("used-by-another-order")} : Reply{};
}

QJsonObject FakeCouponRole::json(qint64 id, const Coupon& coupon)
{
    const QString status = coupon.order != 0 ? u"USED"_qs
        : coupon.isExpired                   ? u"EXPIRED"_qs
                                             : u"ISSUED"_qs;
    return {{QStringLiteral("userCouponId"), id}, {QStringLiteral("userId"), coupon.user},
        {QStringLiteral("couponId"), coupon.coupon}, {QStringLiteral("status"), status}};
}

void FakeCouponRole::send(QTcpSocket* socket, const Reply& reply)
{
    const QByteArray body = QJsonDocument(reply.body).toJson(QJsonDocument::Compact);
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
        + " Said\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

}  // namespace dibs::test
