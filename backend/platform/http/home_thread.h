// The thread that an answer belongs to, and the way back to it.
#pragma once

#include "backend/common/mailbox.h"

#include <mutex>
#include <thread>

namespace dibs::http {

/// Any thread, for as long as anybody holds it: after close() nothing is posted any more.
class HomeThread
{
public:
    bool isCurrent() const { return std::this_thread::get_id() == m_id; }

    /// Runs `call` at home: at once if this is home, else through the mailbox. Dropped if home is
    /// gone.
    template <class Call>
    void run(Call&& call)
    {
        if (isCurrent()) return call();
        const std::lock_guard lock(m_mutex);
        if (m_mailbox) m_mailbox->post(std::forward<Call>(call));
    }

    /// Home is the calling thread, before anybody else can see this object.
    void open(Mailbox& mailbox)
    {
        m_id = std::this_thread::get_id();
        m_mailbox = &mailbox;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_mailbox = nullptr;
    }

private:
    std::thread::id m_id;
    std::mutex m_mutex;
    Mailbox* m_mailbox = nullptr;  // protected by m_mutex
};

}  // namespace dibs::http
