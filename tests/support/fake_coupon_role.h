// A coupon role of a few lines, which keeps its rules and loses, delays or refuses what it is told
// to.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace dibs::test {

/// On the test's thread, while that runs its event loop.
class FakeCouponRole final : public QObject
{
public:
    enum class Fault {
        None,
        Drops,  // the request is lost: the connection ends, nothing was done
        LosesAnswer,  // it is done, and nobody hears of it
        Fails,  // 503, nothing was done
        FailsAfter,  // 503, and it was done
        Holds,  // no answer, and nothing done before deliverHeld()
    };

    FakeCouponRole();
    QUrl url() const;

    /// Coupon 1 takes 5,000 off 10,000 or more; 2 takes 10 %.
    void issue(qint64 userCoupon, qint64 user, qint64 coupon = 1);
    void expire(qint64 userCoupon) { m_coupons[userCoupon].isExpired = true; }

    /// What happens to the next requests whose path ends so, in this order; then None.
    void next(const QString& pathEnd, const QList<Fault>& faults) { m_faults[pathEnd] = faults; }
    /// To all requests from now on, without faults of their own.
    void always(Fault fault) { m_always = fault; }
    /// What was held arrives now, and is answered to those who still wait.
    void deliverHeld();

    QHash<qint64, qint64> usedBy() const;
    QSet<qint64> users() const { return m_users; }
    int count(const QString& pathEnd) const;
    const QList<QByteArray>& traces() const { return m_traces; }

private:
    struct Request {
        QByteArray method;
        QString path;
        QByteArray body;
    };
    struct Coupon {
        qint64 user = 0;
        qint64 coupon = 1;
        qint64 order = 0;  // 0: not used
        bool isExpired = false;
        QSet<qint64> cancelled;
    };
    struct Reply {
        int status = 200;
        QJsonObject body;
    };

    void onConnection();
    void onReadyRead(QTcpSocket* socket);
    void meet(QTcpSocket* socket, const Request& request);
    Fault faultFor(const QString& path);
    Reply carryOut(const Request& request);
    Reply onUserCoupon(const Request& request);
    Reply use(Coupon& coupon, qint64 order);
    Reply cancelUse(Coupon& coupon, qint64 order);
    static QJsonObject json(qint64 id, const Coupon& coupon);
    static void send(QTcpSocket* socket, const Reply& reply);

    QHash<QTcpSocket*, QByteArray> m_unread;
    QHash<qint64, Coupon> m_coupons;
    QHash<QString, QList<Fault>> m_faults;
    Fault m_always = Fault::None;
    QList<std::pair<Request, QPointer<QTcpSocket>>> m_held;
    QStringList m_paths;
    QList<QByteArray> m_traces;
    QSet<qint64> m_users;
    QTcpServer m_server;  // last: its sockets say goodbye to the members above
};

}  // namespace dibs::test
