// The answers that one connection owes, in the order of its requests (RFC 9112, 9.3.2).
#pragma once

#include "backend/platform/http/response.h"
#include "backend/platform/http/thread_state.h"

#include <deque>
#include <memory>

namespace dibs::http {

/// QtHttpServer hands out pipelined requests all at once and handlers finish in any order; this
/// queue holds an answer back until those before it are out. Neighbours that are ready together are
/// written together.
///
/// It outlives its connection, because unanswered requests hold on to it; without a connection
/// everything is ignored. HTTP thread only, though its last holder may die elsewhere.
class AnswerQueue
{
public:
    AnswerQueue(std::shared_ptr<ThreadState> state, Connection& connection);
    AnswerQueue(const AnswerQueue&) = delete;
    AnswerQueue& operator=(const AnswerQueue&) = delete;

    ThreadState& state() const { return *m_state; }
    qsizetype size() const { return static_cast<qsizetype>(m_slots.size()); }
    bool isConnected() const;

    /// Nothing after this answer will be answered: stop listening.
    bool isLastTaken() const { return m_lastTaken; }
    bool isStreaming() const { return !m_slots.empty() && m_slots.front().streaming; }

    /// Takes the next place. `last`: the connection ends with this answer.
    quint64 begin(bool last);
    void answer(quint64 number, const Response& response, bool bodyOmitted);

    /// An answer without a length: it ends with the connection, and nothing comes after it.
    void startStream(quint64 number, const Response& head, bool bodyOmitted);
    bool appendToStream(quint64 number, const QByteArray& bytes);
    void endStream(quint64 number);
    void endAllStreams();

    void connectionGone();

private:
    struct Slot {
        QByteArray bytes;
        bool finished = false;
        bool streaming = false;
        bool last = false;
    };

    Slot* find(quint64 number);
    void takeLast(Slot& slot);
    void writeFront();

    std::shared_ptr<ThreadState> m_state;
    Connection* m_connection;  // null once it is gone
    std::deque<Slot> m_slots;
    quint64 m_frontNumber = 0;  // of m_slots.front(); numbers count the requests of a connection
    bool m_lastTaken = false;
};

}  // namespace dibs::http
