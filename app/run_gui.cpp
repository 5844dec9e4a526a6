// `dibs`: the window, with everything inside, or on a server elsewhere.
#include "app/commands.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "backend/console/remote_console.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QSettings>

#include <sysexits.h>

namespace dibs::app {
namespace {

/// `server` as it is named to people; each has a history of its own.
void showWindow(console::Console& console, const QString& server, bool readOnly = false)
{
    const SystemClock clock;
    QSettings settings(QStringLiteral("dibs"), QStringLiteral("console"));
    const QString beside = QFileInfo(settings.fileName()).absolutePath();
    ui::MainWindow window({console, clock, settings, readOnly,
        history::historyFileFor(beside, QUrl(server).authority())});
    window.show();
    QApplication::exec();
}

}  // namespace

int runGui(int& argc, char** argv, const server::Roles::Options& options)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Dibs"));
    const UnixSignals signalled([] { QApplication::quit(); });
    Result<std::unique_ptr<server::Roles>> roles = server::Roles::start(options);
    if (!roles) return complainOfStart(roles.error(), QCoreApplication::arguments());
    for (const QString& line : (*roles)->announcement()) logLine("info", line);

    server::Server& server = *(*roles)->coupon();
    showWindow(server.console(), server.url());
    roles->reset();
    return EX_OK;
}

int runConnected(int& argc, char** argv, const QString& server, bool readOnly)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Dibs"));
    const UnixSignals signalled([] { QApplication::quit(); });
    const SystemClock clock;
    console::RemoteConsole console({QUrl(server), readOnly}, clock);
    showWindow(console, server, readOnly);
    return EX_OK;
}

}  // namespace dibs::app
