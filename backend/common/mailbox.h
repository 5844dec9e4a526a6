// How values reach an object on another thread: a queue of calls and one wake-up for all of them.
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace dibs {

/// Lives on the thread that owns it and runs there what others post, in the order posted. A burst
/// of posts costs one event: the first wakes the thread, the rest ride along.
///
/// Unlimited on purpose: each entry answers a request that was counted where it was accepted.
class Mailbox final : public QObject
{
public:
    using Call = std::function<void()>;

    /// Any thread. A call that is still queued when the mailbox dies is dropped.
    void post(Call call);

protected:
    void customEvent(QEvent* event) override;

private:
    void drain();

    std::mutex m_mutex;
    std::vector<Call> m_calls;  // protected by m_mutex
    std::vector<Call> m_running;  // owner's thread only; kept to reuse its memory
};

}  // namespace dibs
