// SIGTERM and SIGINT, brought to the main thread's event loop.
#pragma once

#include <QObject>

#include <functional>

namespace dibs::app {

/// The first signal calls `stop`; the second ends the process at once, with nothing lost: the log
/// and the database are made for that. Also ignores SIGPIPE: a client that leaves is no reason to
/// die.
class UnixSignals final : public QObject
{
public:
    explicit UnixSignals(std::function<void()> stop);
    ~UnixSignals() override;

private:
    void onSignal();

    std::function<void()> m_stop;
};

}  // namespace dibs::app
