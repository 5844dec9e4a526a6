#include "backend/platform/http/listener.h"

#include "backend/platform/http/connection.h"
#include "backend/platform/http/problem.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>

#include <sys/socket.h>
#include <unistd.h>

namespace dibs::http {
namespace {

/// QtHttpServer without its answers and routes: it parses, and says when a request is complete.
class Parser final : public QAbstractHttpServer
{
public:
    explicit Parser(ThreadState& state)
        : m_state(state)
    {
    }

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override
    {
        static_cast<Connection*>(socket)->handle(request.body());
        return true;
    }

    void missingHandler(const QHttpServerRequest&, QTcpSocket*) override { }
#else
    // Since 6.5 the socket is hidden behind a responder. Requests are parsed inside readyRead(),
    // whose first receiver is the connection itself, so it is the last one that was reading. The
    // responder is left unused: going out of scope it lets the parser go on with the next request.
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder&) override
    {
        if (m_state.reading) m_state.reading->handle(request.body());
        return true;
    }

    // Qt changed its mind on the second argument; one of these overrides, and none is called.
    void missingHandler(const QHttpServerRequest&, QHttpServerResponder&) { }
    void missingHandler(const QHttpServerRequest&, QHttpServerResponder&&) { }
#endif

private:
    [[maybe_unused]] ThreadState& m_state;
};

}  // namespace

/// Makes our own sockets and refuses those that are too many.
class Acceptor final : public QTcpServer
{
public:
    explicit Acceptor(std::shared_ptr<ThreadState> state)
        : m_state(std::move(state))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (m_state->load.connections.load(std::memory_order_relaxed) >= m_state->connectionsMax)
            return refuse(static_cast<int>(descriptor));
        auto* connection = new Connection(m_state, this);
        if (connection->open(descriptor)) return addPendingConnection(connection);
        delete connection;
        ::close(static_cast<int>(descriptor));
    }

private:
    static void refuse(int descriptor)
    {
        const QByteArray bytes = toBytes(
            problem(503, "overloaded", "Too many connections.", {}, {{"Retry-After", "1"}}),
            {.closing = true});
        // As much as the kernel takes at once: an answer that has to wait would need the place that
        // we do not have.
        [[maybe_unused]] const auto sent = ::send(descriptor, bytes.constData(),
            static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        ::shutdown(descriptor, SHUT_WR);
        ::close(descriptor);
    }

    std::shared_ptr<ThreadState> m_state;
};

Listener::Listener(std::shared_ptr<ThreadState> state, int descriptor)
    : m_server(std::make_unique<Parser>(*state))
    , m_acceptor(new Acceptor(std::move(state)))
{
    m_acceptor->setSocketDescriptor(descriptor);
    m_server->bind(m_acceptor);
}

Listener::~Listener() = default;

void Listener::stopAccepting()
{
    m_acceptor->close();
}

void Listener::resumeAccepting()
{
    if (m_acceptor->isListening()) m_acceptor->resumeAccepting();
}

}  // namespace dibs::http
