#include "backend/platform/http/http_thread.h"

#include "backend/common/thread_name.h"
#include "backend/platform/http/connection.h"
#include "backend/platform/http/listener.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace dibs::http {

HttpThread::HttpThread(Setup setup)
{
    std::promise<void> ready;
    std::future<void> isReady = ready.get_future();
    m_thread = std::thread([this, setup = std::move(setup), ready = std::move(ready)]() mutable {
        nameThisThread("http-" + std::to_string(setup.number));
        run(setup, ready);
    });
    isReady.wait();
}

HttpThread::~HttpThread()
{
    m_mailbox->post([this] { m_quit(); });
    m_thread.join();
}

void HttpThread::stopAccepting()
{
    std::promise<void> stopped;
    m_mailbox->post([this, &stopped] {
        m_listener->stopAccepting();
        m_state->draining = true;
        sweep();
        stopped.set_value();
    });
    stopped.get_future().wait();
}

void HttpThread::run(const Setup& setup, std::promise<void>& ready)
{
    m_mailbox = std::make_unique<Mailbox>();
    m_state->limits = setup.limits;
    m_state->connectionsMax = setup.connectionsMax;
    m_state->now = std::chrono::steady_clock::now();
    m_state->home.open(*m_mailbox);
    const Router router = setup.makeRouter(*m_mailbox);
    m_state->router = &router;

    QEventLoop loop;
    m_quit = [&loop] { loop.quit(); };
    {
        Listener listener(m_state, setup.descriptor);
        m_listener = &listener;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] {
            m_listener->resumeAccepting();
            sweep();
        });
        timer.start(setup.limits.sweepInterval);
        ready.set_value();
        loop.exec();
    }
    m_state->home.close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void HttpThread::sweep()
{
    m_state->now = std::chrono::steady_clock::now();
    for (Connection* connection : m_state->connections) connection->sweep();
}

}  // namespace dibs::http
