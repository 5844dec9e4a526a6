#include "app/unix_signals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace dibs::app {
namespace {

// A signal handler may only touch what is async-signal-safe: a pipe and a counter.
std::array<int, 2> g_pipe{-1, -1};
volatile std::sig_atomic_t g_count = 0;
constexpr int kExitForced = 130;

void handle(int)
{
    g_count = g_count + 1;
    if (g_count > 1) ::_exit(kExitForced);
    [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], "s", 1);
}

void install(int number, void (*handler)(int))
{
    struct sigaction action {
    };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(number, &action, nullptr);
}

}  // namespace

UnixSignals::UnixSignals(std::function<void()> stop)
    : m_stop(std::move(stop))
{
    if (::pipe2(g_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
    auto* notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] { onSignal(); });
    install(SIGTERM, handle);
    install(SIGINT, handle);
    install(SIGPIPE, SIG_IGN);
}

UnixSignals::~UnixSignals()
{
    // The handlers stay: a second signal must still end a shutdown that hangs.
}

void UnixSignals::onSignal()
{
    char byte = 0;
    while (::read(g_pipe[0], &byte, 1) > 0) { }
    m_stop();
}

}  // namespace dibs::app
