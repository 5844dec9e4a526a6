// A coupon server of a few lines that keeps every promise, or breaks just one of them.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace dibs::test {

enum class Sin {
    None,
    // Against the guarantees.
    Oversells,
    GivesTwo,
    LosesOne,
    PromisesTwice,  // a second press gets the request id of the first and no record of its own
    SwapsTwo,
    InventsOne,
    UnderIssues,
    ShutsTheDoorEarly,
    NeverDecides,
    // Only unkind.
    Stalls,  // once, for kStall
    CutsConnections,  // in the middle of an answer, after accepting
    ClosesPolitely,  // Connection: close with every answer
    FallsMute,  // every 20th request gets no answer at all
    Restarts,  // once: every connection is cut and the port closed for a moment
    RefusesSome,  // with 503
    RefusesAll,
    ShowsLate,  // the queue is empty before the last outcomes can be read
    NotReady,
    CannotClose,
};

class FakeCouponServer final : public QObject
{
public:
    static constexpr int kStallMs = 500;
    static constexpr int kPageSize = 100;

    explicit FakeCouponServer(Sin sin = Sin::None);

    QUrl url() const;
    quint16 port() const { return m_port; }
    qint64 campaign() const { return 77; }
    bool isClosed() const { return m_isClosed; }
    qint64 presses() const { return m_presses; }
    bool queueWasAskedFor() const { return m_queueWasAskedFor; }

private:
    struct Request {
        QByteArray method;
        QUrl url;
        QByteArray body;
    };
    struct Record {
        QString requestId;
        qint64 user;
        qint64 acceptedAt;
    };

    void onConnection();
    void onReadyRead(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const Request& request);
    void answerPress(QTcpSocket* socket, qint64 user);
    void accept(QTcpSocket* socket, qint64 user);
    void answerOutcomes(QTcpSocket* socket, const QUrl& url);
    void reply(QTcpSocket* socket, int status, const QJsonObject& body);
    void refuse(QTcpSocket* socket, int status, const char* code);
    void stall();
    void restart();

    void decideAll();
    void decide(const Record& record, qint64 offset);
    QList<QJsonObject> shownOutcomes() const;
    bool everyNth(int n) const { return m_presses % n == 0; }

    const Sin m_sin;
    quint16 m_port = 0;
    QHash<QTcpSocket*, QByteArray> m_unread;
    QList<std::function<void()>> m_held;  // while it stalls
    bool m_isStalling = false;
    bool m_isClosed = false;
    bool m_queueWasAskedFor = false;

    qint64 m_stock = 0;
    qint64 m_presses = 0;
    QList<Record> m_log;
    QHash<qint64, QString> m_requestOf;  // a user's first
    qsizetype m_position = 0;  // records before this are decided
    QSet<qint64> m_holders;
    qint64 m_issued = 0;
    QList<QJsonObject> m_outcomes;
    QElapsedTimer m_sinceDecided;

    QTcpServer m_server;  // last: its sockets say goodbye to the members above
};

}  // namespace dibs::test
