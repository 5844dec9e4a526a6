// `dibs --no-gui`: the server alone, on machines without a display.
#include "app/commands.h"
#include "app/terminal.h"
#include "app/unix_signals.h"

#include <QCoreApplication>
#include <QTimer>

#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {

int runHeadless(int& argc, char** argv, const server::Server::Options& options)
{
    const QCoreApplication application(argc, argv);
    // Before the start: it may take a while, and a signal then means an orderly stop as well.
    const UnixSignals signalled([] { QCoreApplication::quit(); });
    Result<std::unique_ptr<server::Server>> server = server::Server::start(options);
    if (!server) return complain(server.error());
    logLine("info",
        QStringLiteral("listening on %1, %2").arg((*server)->url(), (*server)->whereabouts()));

    {
        StatusLine status(::isatty(STDERR_FILENO) != 0);
        QTimer second;
        QObject::connect(&second, &QTimer::timeout, &second,
            [&] { status.show(*(*server)->console().snapshot()); });
        second.start(std::chrono::seconds(1));
        QCoreApplication::exec();
    }
    logLine("info", QStringLiteral("stopping: what was accepted is kept"));
    server->reset();
    logLine("info", QStringLiteral("stopped"));
    return EX_OK;
}

}  // namespace dibs::app
