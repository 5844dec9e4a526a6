// Pictures of `dibs --watch` in a real terminal for people to look at; with a name, only of scenes
// that begin so: dibs_watch_screenshots DIRECTORY [NAME]
// Inside that terminal the same program shows one of them: dibs_watch_screenshots --scene NAME
// READY LANGUAGE
#include "app/watch_screen.h"
#include "tests/support/fake_console.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"
#include "ui/language.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPalette>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace dibs;

namespace {

using app::WatchKey;

constexpr QColor kBehind(0xFF, 0x00, 0xFF);  // no terminal has it
constexpr int kPatienceMs = 15'000;

struct Scene {
    QString name;
    console::Snapshot snapshot;
    QString keys = {};
    console::Link link{.state = console::LinkState::InProcess};
    qint64 ageMs = 400;
};

struct Manner {
    QString name;
    QString background;
    QString text;
    bool coloured = true;
    bool korean = false;
};

console::Link gone()
{
    return {.state = console::LinkState::Gone,
        .server = QStringLiteral("http://coupons.example:8081"),
        .fault = console::LinkFault::Unreachable,
        .detail = QStringLiteral("connection refused"),
        .sinceMs = testing::kSampleTakenAtMs};
}

QList<Scene> scenes()
{
    const console::Snapshot night = testing::openingNight();
    console::Snapshot unreadable = night;
    unreadable.deadLettersWaiting = 2;
    unreadable.totals.deadLetters = 4;
    const auto key = [](int page) { return QString::number(page); };
    using View = app::WatchView;
    return {{QStringLiteral("night"), night}, {QStringLiteral("empty"), testing::nothingYet()},
        {QStringLiteral("starting"), {}}, {QStringLiteral("trouble"), testing::inTrouble()},
        {QStringLiteral("problems"), testing::inTrouble(), QStringLiteral("!")},
        {QStringLiteral("gone"), night, {}, gone(), 14'200},
        {QStringLiteral("partitions"), testing::inTrouble(), key(View::Partitions)},
        {QStringLiteral("feed"), night, key(View::Feed)},
        {QStringLiteral("customer"), night, key(View::Customer) + QStringLiteral("/1042\n")},
        {QStringLiteral("customer-typing"), night, key(View::Customer) + QStringLiteral("/104")},
        {QStringLiteral("health"), testing::inTrouble(), key(View::Health)},
        {QStringLiteral("letters"), unreadable, key(View::Letters) + QStringLiteral("sss")},
        {QStringLiteral("help"), night, QStringLiteral("?")}};
}

void answerAll(testing::FakeConsole& console)
{
    for (const auto& each : std::as_const(console.sought)) each.answer(testing::sampleStory());
    for (const auto& each : std::as_const(console.listed))
        each.answer(console::DeadLetterPage{testing::sampleLetters(), {}});
}

/// The minutes before, so that there is a curve.
void addHistory(
    testing::FakeConsole& console, const console::Snapshot& last, app::WatchScreen& screen)
{
    console::Snapshot past = last;
    for (int second = 170; second > 0 && last.takenAtMs > 0; --second) {
        past.takenAtMs = last.takenAtMs - second * 1'000;
        for (qsizetype at = 0; at < past.campaigns.size(); ++at)
            past.campaigns[at].issuedPerSecond = last.campaigns[at].issuedPerSecond * (170 - second)
                / 170.0 * (0.85 + 0.15 * ((second * 7) % 11) / 11.0);
        console.show(past);
        screen.draw();
    }
    console.show(last);
    screen.draw();
}

int showScene(int& argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    ui::Language language;
    const bool korean = qstrcmp(argv[4], "ko") == 0;
    language.speak(korean ? ui::LanguageChoice::Korean : ui::LanguageChoice::English);
    const QString name = QString::fromLocal8Bit(argv[2]);
    QFile ready(QString::fromLocal8Bit(argv[3]));
    for (const Scene& scene : scenes()) {
        if (scene.name != name) continue;
        testing::FakeConsole console;
        console.linked = scene.link;
        console.show(testing::sampleFeed(100, 500, 12'480));
        const ManualClock clock(testing::kSampleTakenAtMs + scene.ageMs);
        app::WatchScreen screen(console, clock);
        addHistory(console, scene.snapshot, screen);
        for (const QChar key : scene.keys)
            screen.press(key == u'\n' ? WatchKey::Enter : WatchKey::Letter, key);
        answerAll(console);
        screen.draw();
        if (!ready.open(QIODevice::WriteOnly)) return EXIT_FAILURE;
        return QCoreApplication::exec();
    }
    return EXIT_FAILURE;
}

/// Until it says yes, or for too long.
bool waitUntil(const std::function<bool()>& isSo)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!isSo()) {
        if (elapsed.elapsed() > kPatienceMs) return false;
        QElapsedTimer pause;
        pause.start();
        while (pause.elapsed() < 200) QApplication::processEvents(QEventLoop::AllEvents, 50);
    }
    return true;
}

/// The terminal lies at the corner; where the background begins it ends.
QImage cropped(const QImage& screen)
{
    int width = 0;
    int height = 0;
    while (width < screen.width() && screen.pixelColor(width, 0) != kBehind) ++width;
    while (height < screen.height() && screen.pixelColor(0, height) != kBehind) ++height;
    return screen.copy(0, 0, width, height);
}

bool take(const Scene& scene, const QString& cells, const Manner& manner, const QString& path)
{
    const QTemporaryDir directory;
    const QString ready = directory.filePath(QStringLiteral("ready"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!manner.coloured) environment.insert(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
    QProcess terminal;
    terminal.setProcessEnvironment(environment);
    terminal.setProcessChannelMode(QProcess::ForwardedChannels);
    terminal.start(QStringLiteral("xterm"),
        {QStringLiteral("-geometry"), cells + QStringLiteral("+0+0"), QStringLiteral("-fa"),
            QStringLiteral("DejaVu Sans Mono"), QStringLiteral("-fd"),
            QStringLiteral("Noto Sans Mono CJK KR"), QStringLiteral("-fs"), QStringLiteral("11"),
            QStringLiteral("-bw"), QStringLiteral("0"), QStringLiteral("-b"), QStringLiteral("8"),
            QStringLiteral("+sb"), QStringLiteral("-u8"), QStringLiteral("-tn"),
            QStringLiteral("xterm-256color"), QStringLiteral("-bg"), manner.background,
            QStringLiteral("-fg"), manner.text, QStringLiteral("-e"),
            QCoreApplication::applicationFilePath(), QStringLiteral("--scene"), scene.name, ready,
            manner.korean ? QStringLiteral("ko") : QStringLiteral("en")});
    QImage picture;
    const bool still
        = waitUntil([&ready] { return QFile::exists(ready); }) && waitUntil([&picture] {
              const QImage next = cropped(
                  QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertToFormat(
                      QImage::Format_RGB32));
              const bool same = next == picture && next.width() > 0;
              picture = next;
              return same;
          });
    terminal.terminate();
    terminal.waitForFinished();
    return still && picture.save(path);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("LC_ALL", "C.UTF-8");
    if (argc == 5 && qstrcmp(argv[1], "--scene") == 0) return showScene(argc, argv);
    if (argc < 2) {
        std::fputs("usage: dibs_watch_screenshots DIRECTORY [NAME]\n", stderr);
        return 64;
    }
    const QApplication application(argc, argv);
    const QDir directory(QString::fromLocal8Bit(argv[1]));
    directory.mkpath(QStringLiteral("."));
    const QString name = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    const Manner manners[]{
        {QStringLiteral("dark"), QStringLiteral("#15181c"), QStringLiteral("#e8ebee")},
        {QStringLiteral("light"), QStringLiteral("#ffffff"), QStringLiteral("#1b1f24")},
        {QStringLiteral("plain"), QStringLiteral("#15181c"), QStringLiteral("#e8ebee"), false},
        {QStringLiteral("ko"), QStringLiteral("#15181c"), QStringLiteral("#e8ebee"), true, true}};

    QWidget behind;  // and the terminal is started on top of it
    behind.setWindowFlag(Qt::FramelessWindowHint);
    QPalette colours;
    colours.setColor(QPalette::Window, kBehind);
    behind.setPalette(colours);
    behind.setGeometry(application.primaryScreen()->geometry());
    behind.show();
    bool saved = true;
    for (const Scene& scene : scenes()) {
        if (!scene.name.startsWith(name)) continue;
        for (const QString& cells : {QStringLiteral("80x24"), QStringLiteral("200x60")})
            for (const Manner& manner : manners)
                saved = take(scene, cells, manner,
                            directory.filePath(QStringLiteral("watch-%1-%2-%3.png")
                                                   .arg(scene.name, cells, manner.name)))
                    && saved;
    }
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
