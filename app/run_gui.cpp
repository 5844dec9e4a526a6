// `dibs`: the window, with everything inside.
#include "app/commands.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QSettings>

#include <sysexits.h>

namespace dibs::app {

int runGui(int& argc, char** argv, const server::Server::Options& options)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Dibs"));
    const UnixSignals signalled([] { QApplication::quit(); });
    Result<std::unique_ptr<server::Server>> server = server::Server::start(options);
    if (!server) return complain(server.error());
    logLine("info",
        QStringLiteral("listening on %1, data in %2").arg((*server)->url(), options.dataDirectory));

    {
        const SystemClock clock;
        QSettings settings(QStringLiteral("dibs"), QStringLiteral("console"));
        ui::MainWindow window(
            {(*server)->console(), clock, settings, ui::themeFor(QApplication::palette())});
        window.show();
        QApplication::exec();
    }
    server->reset();
    return EX_OK;
}

}  // namespace dibs::app
