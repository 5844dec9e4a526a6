// One client.
#pragma once

#include "backend/platform/http/answer_queue.h"
#include "backend/platform/http/request_head.h"

#include <QTcpSocket>

namespace dibs::http {

/// The socket that QtHttpServer's parser reads from. It sees the bytes of each request first, keeps
/// the time, and writes the answers. HTTP thread only. Whoever leaves, on either side, ends in
/// QtHttpServer's deleteLater() of this object.
class Connection final : public QTcpSocket
{
public:
    Connection(std::shared_ptr<ThreadState> state, QObject* parent);
    ~Connection() override;

    bool open(qintptr descriptor);

    /// The parser is through with the request whose head came last.
    void handle(const QByteArray& body);

    void sendBytes(const QByteArray& bytes);

    /// The last answer is on its way; the connection ends when it is out.
    void finishSending();

    /// Looks at the time and at ThreadState::draining.
    void sweep();

private:
    using Time = std::chrono::steady_clock::time_point;

    void readHead();
    void peekHead();
    void refuse(const Response& response);
    void drop();
    void shutdownSending();
    bool isReceiving() const { return !m_headBytes.isEmpty(); }
    void sweepSending();
    void sweepWaiting();

    std::shared_ptr<ThreadState> m_state;
    std::shared_ptr<AnswerQueue> m_answers;

    // The request that is coming in.
    QByteArray m_headBytes;
    RequestHead m_head;
    bool m_headDone = false;
    Time m_requestSince;

    bool m_refused = false;  // what still comes in is thrown away
    Time m_lastSent;  // or the last time that something unsent went out
    qint64 m_unsentAtSweep = 0;
};

}  // namespace dibs::http
