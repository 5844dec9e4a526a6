#include "backend/common/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace dibs {

void Mailbox::post(Call call)
{
    const std::lock_guard lock(m_mutex);
    m_calls.push_back(std::move(call));
    // Inside the lock, so that a mailbox about to die is not woken after its last drain.
    // An event without a content: nothing of ours crosses threads but under m_mutex.
    if (m_calls.size() == 1) QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

void Mailbox::customEvent(QEvent*)
{
    drain();
}

void Mailbox::drain()
{
    {
        const std::lock_guard lock(m_mutex);
        std::swap(m_calls, m_running);
    }
    for (const Call& call : m_running) call();
    m_running.clear();
}

}  // namespace dibs
