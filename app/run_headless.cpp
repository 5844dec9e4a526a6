// `dibs --no-gui`: the server alone, on machines without a display.
#include "app/commands.h"
#include "app/terminal.h"
#include "app/unix_signals.h"

#include <QCoreApplication>
#include <QTimer>

#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {

int runHeadless(int& argc, char** argv, const server::Roles::Options& options)
{
    const QCoreApplication application(argc, argv);
    // Before the start: it may take a while, and a signal then means an orderly stop as well.
    const UnixSignals signalled([] { QCoreApplication::quit(); });
    Result<std::unique_ptr<server::Roles>> roles = server::Roles::start(options);
    if (!roles) return complainOfStart(roles.error(), QCoreApplication::arguments());
    for (const QString& line : (*roles)->announcement()) logLine("info", line);

    {
        StatusLine status(::isatty(STDERR_FILENO) != 0);
        QTimer second;
        // What the line shows is the coupon role's.
        if (server::Server* const coupon = (*roles)->coupon())
            QObject::connect(&second, &QTimer::timeout, &second,
                [&status, coupon] { status.show(*coupon->console().snapshot()); });
        second.start(std::chrono::seconds(1));
        QCoreApplication::exec();
    }
    logLine("info", QStringLiteral("stopping: what was accepted is kept"));
    roles->reset();
    logLine("info", QStringLiteral("stopped"));
    return EX_OK;
}

}  // namespace dibs::app
