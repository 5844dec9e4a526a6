#include "backend/platform/http/connection.h"

#include "backend/platform/http/exchange.h"
#include "backend/platform/http/problem.h"
#include "backend/platform/http/router.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace dibs::http {
namespace {

/// What QtHttpServer's parser skips in front of a request line.
bool isSkippedBlank(char c)
{
    return c == '\r' || c == '\n' || c == ' ' || c == '\t' || c == '\v';
}

}  // namespace

Connection::Connection(std::shared_ptr<ThreadState> state, QObject* parent)
    : QTcpSocket(parent)
    , m_state(std::move(state))
    , m_answers(std::make_shared<AnswerQueue>(m_state, *this))
    , m_lastSent(m_state->now)
{
    m_state->connections.insert(this);
    m_state->load.connections.fetch_add(1, std::memory_order_relaxed);
    // Before QtHttpServer connects its own, so that we see each byte first.
    connect(this, &QTcpSocket::readyRead, this, &Connection::readHead);
}

Connection::~Connection()
{
    m_answers->connectionGone();
    m_state->connections.erase(this);
    if (m_state->reading == this) m_state->reading = nullptr;
    Load& load = m_state->load;
    if (load.connections.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    const std::lock_guard lock(load.mutex);
    load.emptied.notify_all();
}

bool Connection::open(qintptr descriptor)
{
    // The parser reads in a transaction, so this bounds head and body of one request together.
    setReadBufferSize(m_state->limits.requestBytesMax);
    const int on = 1;
    ::setsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return setSocketDescriptor(descriptor);
}

void Connection::handle(const QByteArray& body)
{
    if (m_refused || m_answers->isLastTaken()) return;
    // The parser found an end where we found none: whose request this is can no longer be told.
    if (!m_headDone) return drop();
    m_headDone = false;
    m_headBytes.clear();
    RequestHead head = std::move(m_head);
    head.request.body = body;
    const quint64 number = m_answers->begin(head.lastOnConnection);
    m_state->router->handle(head.request,
        Responder(std::make_shared<QueuedExchange>(
            m_answers, number, head.request.method == Method::Head)));
}

void Connection::sendBytes(const QByteArray& bytes)
{
    if (state() != ConnectedState) return;
    m_lastSent = m_state->now;
    // Straight to the kernel when nothing waits before it: QTcpSocket would first arm a notifier
    // and write one turn of the event loop later.
    qint64 sent = 0;
    if (bytesToWrite() == 0)
        sent = std::max<qint64>(0,
            ::send(static_cast<int>(socketDescriptor()), bytes.constData(),
                static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT));
    if (sent < bytes.size()) write(bytes.constData() + sent, bytes.size() - sent);
}

void Connection::finishSending()
{
    if (!m_refused) return disconnectFromHost();
    if (bytesToWrite() == 0) return shutdownSending();
    connect(this, &QTcpSocket::bytesWritten, this, [this] {
        if (bytesToWrite() == 0) shutdownSending();
    });
}

void Connection::sweep()
{
    if (state() == UnconnectedState) return;
    if (m_state->draining) m_answers->endAllStreams();
    if (bytesToWrite() > 0) return sweepSending();
    m_unsentAtSweep = 0;
    sweepWaiting();
}

void Connection::readHead()
{
    m_state->reading = this;
    if (m_answers->isLastTaken()) return;
    if (!isTransactionStarted()) m_headDone = false, m_headBytes.clear();
    if (m_headDone) return;
    if (m_answers->size() >= m_state->limits.pipelinedMax)
        return refuse(problem(503, "overloaded",
            "Too many requests of this connection wait for their answer.", {},
            {{"Retry-After", "1"}}));
    if (bytesToWrite() > m_state->limits.unreadAnswersBytesMax) return drop();

    peekHead();
    const qsizetype size = headSize(m_headBytes);
    if (size == 0) {
        if (m_headBytes.size() > m_state->limits.headBytesMax)
            refuse(problem(431, "head-too-large", "The request's head is too large."));
        return;
    }
    m_headDone = true;
    m_head = parseHead(QByteArrayView(m_headBytes).first(size));
    if (m_head.contentLength > m_state->limits.requestBytesMax - size)
        refuse(problem(413, "body-too-large", "The request's body is too large."));
}

void Connection::peekHead()
{
    const qsizetype start = m_headBytes.size();
    const qint64 room = m_state->limits.headBytesMax + 1 - start;
    m_headBytes.resize(start + std::min(bytesAvailable(), room));
    const qint64 got = peek(m_headBytes.data() + start, m_headBytes.size() - start);
    m_headBytes.truncate(start + std::max<qint64>(got, 0));
    if (start > 0) return;

    m_requestSince = m_state->now;
    const auto first = std::find_if_not(m_headBytes.cbegin(), m_headBytes.cend(), isSkippedBlank);
    m_headBytes.remove(0, first - m_headBytes.cbegin());
}

void Connection::refuse(const Response& response)
{
    // Neither the parser nor readHead() sees another byte. Reading goes on, because closing with
    // bytes unread would make the kernel reset the connection and lose the refusal.
    m_refused = true;
    disconnect(this, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(this, &QTcpSocket::readyRead, this, [this] { skip(bytesAvailable()); });
    m_headBytes.clear();
    m_answers->answer(m_answers->begin(true), response, false);
}

void Connection::drop()
{
    // The parser's slot comes next and would complain about a closed socket.
    disconnect(this, &QTcpSocket::readyRead, nullptr, nullptr);
    abort();
}

void Connection::shutdownSending()
{
    ::shutdown(static_cast<int>(socketDescriptor()), SHUT_WR);
}

void Connection::sweepSending()
{
    if (bytesToWrite() < m_unsentAtSweep) m_lastSent = m_state->now;
    m_unsentAtSweep = bytesToWrite();
    if (m_state->now - m_lastSent > m_state->limits.sendTime) abort();
}

void Connection::sweepWaiting()
{
    const Limits& limits = m_state->limits;
    const auto silence = m_state->now - m_lastSent;
    if (m_refused) {
        if (m_answers->size() == 0 && silence > limits.lingerTime) abort();
    } else if (m_answers->isStreaming()) {
        if (silence >= limits.heartbeat) sendBytes(":\n\n");
    } else if (isReceiving()) {
        if (m_state->now - m_requestSince > limits.requestTime)
            refuse(problem(408, "request-timeout", "The request did not arrive in time."));
    } else if (m_answers->size() == 0 && bytesAvailable() == 0) {
        if (m_state->draining || silence > limits.idleTime) disconnectFromHost();
    }
}

}  // namespace dibs::http
