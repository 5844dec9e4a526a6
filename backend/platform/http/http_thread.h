// One thread with an event loop, a listening socket and everything that hangs on it.
#pragma once

#include "backend/platform/http/router.h"
#include "backend/platform/http/thread_state.h"

#include <future>
#include <thread>

namespace dibs::http {

class Listener;

using MakeRouter = std::function<Router(Mailbox& mailbox)>;

/// Lives on the thread that owns the server; run() and all that it makes live on the new thread.
class HttpThread
{
public:
    struct Setup {
        int descriptor;  // listens; owned by the thread from now on
        int connectionsMax;
        int number;
        Limits limits;
        MakeRouter makeRouter;
    };

    /// Returns when the thread serves.
    explicit HttpThread(Setup setup);

    /// Breaks off what is still open.
    ~HttpThread();

    HttpThread(const HttpThread&) = delete;
    HttpThread& operator=(const HttpThread&) = delete;

    /// Returns when nothing is accepted any more.
    void stopAccepting();

    /// Any thread.
    Load& load() const { return m_state->load; }

private:
    void run(const Setup& setup, std::promise<void>& ready);
    void sweep();

    std::shared_ptr<ThreadState> m_state = std::make_shared<ThreadState>();
    // Made by the thread before `ready`, and kept beyond its end for those who still post.
    std::unique_ptr<Mailbox> m_mailbox;
    Listener* m_listener = nullptr;  // the thread's
    std::function<void()> m_quit;  // on the thread
    std::thread m_thread;
};

}  // namespace dibs::http
