// A picture of the real thing: a server, its window and a rehearsal that is half through.
//   dibs_live_screenshot FILE
#include "backend/rehearsal/rehearsal.h"
#include "backend/server/server.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

using namespace dibs;

namespace {

constexpr QSize kWindowSize(1280, 720);

rehearsal::RehearsalOptions openingNight(const QString& url)
{
    rehearsal::RehearsalOptions options;
    options.url = QUrl(url);
    options.users = 30'000;
    options.stock = 20'000;
    options.rate = 3'000;
    return options;
}

bool isHalfThrough(const console::Snapshot& snapshot)
{
    return !snapshot.campaigns.isEmpty() && snapshot.campaigns.constFirst().rehearsal
        && snapshot.campaigns.constFirst().remaining
        < snapshot.campaigns.constFirst().totalStock / 2;
}

/// Runs the event loop until the rehearsal is over; the picture is taken on the way.
bool takePicture(server::Server& server, const QString& path)
{
    const SystemClock clock;
    const QTemporaryDir kept;
    QSettings settings(kept.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("view/theme"), static_cast<int>(ui::ThemeChoice::Light));
    ui::MainWindow window({server.console(), clock, settings});
    window.resize(kWindowSize);
    window.show();

    bool taken = false;
    rehearsal::Rehearsal rehearsal(openingNight(server.url()));
    QObject::connect(&rehearsal, &rehearsal::Rehearsal::progressed, &window, [&] {
        auto* campaigns = window.findChild<QListView*>(QStringLiteral("campaigns"));
        campaigns->setCurrentIndex(campaigns->model()->index(0, 0));
        if (taken || !isHalfThrough(*server.console().snapshot())) return;
        taken = window.grab().save(path);
    });
    QObject::connect(&rehearsal, &rehearsal::Rehearsal::finished, &window,
        [](const Result<rehearsal::Report>& result) { QApplication::exit(exitCodeOf(result)); });
    rehearsal.start();
    return QApplication::exec() == 0 && taken;
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: dibs_live_screenshot FILE\n", stderr);
        return 64;
    }
    const QTemporaryDir directory;
    server::Server::Options options;
    options.backing.dataDirectory = directory.path();
    options.port = 0;
    options.demo = true;
    const Result<std::unique_ptr<server::Server>> server = server::Server::start(options);
    if (!server) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(server.error().detail));
        return 1;
    }
    return takePicture(**server, QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
