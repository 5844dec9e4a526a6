// `dibs --watch`: the console in a terminal, of a server in this process or elsewhere.
#include "app/commands.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "app/watch_screen.h"
#include "backend/console/link_words.h"
#include "backend/console/remote_console.h"
#include "ui/language.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {
namespace {

/// A line a second, for files and pipes, in English.
void printLines(console::Console& console)
{
    QTimer second;
    QObject::connect(&second, &QTimer::timeout, &second, [&console] {
        const auto snapshot = console.snapshot();
        const console::Link link = console.link();
        const QString text
            = link.isWell() ? statusText(*snapshot) : link.server + u": "_qs + console::whyOf(link);
        std::printf("%s\n", qUtf8Printable(text));
        // Whoever read it has gone.
        if (std::fflush(stdout) != 0) QCoreApplication::quit();
    });
    second.start(std::chrono::seconds(1));
    QCoreApplication::exec();
}

void watch(console::Console& console)
{
    if (::isatty(STDOUT_FILENO) == 0 || ::isatty(STDIN_FILENO) == 0) return printLines(console);
    ui::Language language;
    language.speak(ui::LanguageChoice::System);
    const SystemClock clock;
    const WatchScreen screen(console, clock);
    QCoreApplication::exec();
}

}  // namespace

int runWatch(int& argc, char** argv, const server::Roles::Options& options)
{
    const QCoreApplication application(argc, argv);
    const UnixSignals signalled([] { QCoreApplication::quit(); });
    Result<std::unique_ptr<server::Roles>> roles = server::Roles::start(options);
    if (!roles) return complainOfStart(roles.error(), QCoreApplication::arguments());
    watch((*roles)->coupon()->console());
    roles->reset();
    return EX_OK;
}

int runWatchElsewhere(int& argc, char** argv, const QString& server, bool readOnly)
{
    const QCoreApplication application(argc, argv);
    const UnixSignals signalled([] { QCoreApplication::quit(); });
    const SystemClock clock;
    console::RemoteConsole console({QUrl(server), readOnly}, clock);
    watch(console);
    return EX_OK;
}

}  // namespace dibs::app
