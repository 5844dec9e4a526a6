// Pictures of the window for people to look at; with a name, only of scenes that begin so:
// dibs_screenshots DIRECTORY [NAME]
#include "backend/console/status.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"
#include "tests/support/scenes.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace dibs;

namespace {

using testing::Scene;

/// Figures as long as they get, names as long as people write them, twelve partitions.
console::Snapshot crowded()
{
    console::Snapshot snapshot = testing::openingNight();
    console::CampaignSnapshot& first = snapshot.campaigns[0];
    first.description = QStringLiteral(
        "Opening night of the new season with every seat in the house and a drink on arrival");
    first.totalStock = 9'000'000'000'000;
    first.remaining = 8'765'432'109'876;
    first.issued = first.totalStock - first.remaining;
    first.acceptedPerSecond = 123'456;
    for (int number = 3; number < 12; ++number)
        snapshot.partitions.append(testing::samplePartition(number, 4'123'456'789, 4'123'456'789));
    snapshot.logProblem = QStringLiteral("the broker at kafka-1:9092 refuses the connection");
    return snapshot;
}

ui::CampaignActions& actions(ui::MainWindow& window)
{
    return *window.findChild<ui::CampaignActions*>();
}

void openClosing(ui::MainWindow& window)
{
    actions(window).close()->trigger();
    window.findChild<QDialog*>()->findChild<QLineEdit*>()->setText(QStringLiteral("7"));
}

/// Until what was asked for, and layouts in layouts, have come.
void settle()
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < 300) QApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// To the mark before the last, and until its answer has come.
void lookBack(ui::MainWindow& window)
{
    for (int step = 0; step < 2; ++step) window.page()->commands().at(1)->trigger();
    settle();
}

/// Dead letters that waited for some seconds, and were handled.
void endAnAlert(ui::MainWindow& window)
{
    console::Snapshot past = testing::openingNight();
    auto& alarms = *window.findChild<ui::Alarms*>();
    for (int second = 1; second < 20; ++second) {
        past.takenAtMs = testing::kSampleTakenAtMs + second * 1'000;
        past.deadLettersWaiting = second < 8 ? 2 : 0;
        alarms.take(past);
    }
    QMetaObject::invokeMethod(window.findChild<ui::SnapshotSource*>(), "pull");
}

void showTable(ui::MainWindow& window, const QString& words)
{
    window.page()->commands().at(0)->trigger();
    window.findChild<QLineEdit*>(QStringLiteral("campaignFilter"))->setText(words);
}

/// Without the full screen, which would be larger than the picture.
void showWall(ui::MainWindow& window)
{
    const QSize size = window.size();
    window.findChild<ui::WindowActions*>()->wall.setChecked(true);
    window.setWindowState(Qt::WindowNoState);
    window.resize(size);
    settle();
}

QList<Scene> scenes()
{
    console::Snapshot nothingTaken;
    return {{QStringLiteral("busy"), testing::openingNight()},
        {QStringLiteral("empty"), testing::nothingYet()},
        {QStringLiteral("starting"), nothingTaken},
        {QStringLiteral("trouble"), testing::inTrouble()},
        {QStringLiteral("partitions"), testing::inTrouble(), 400, false, false,
            ui::PageKey::Partitions},
        {QStringLiteral("health"), testing::openingNight(), 400, false, false, ui::PageKey::Health},
        {QStringLiteral("health-trouble"), testing::inTrouble(), 400, false, false,
            ui::PageKey::Health},
        {QStringLiteral("health-past"), testing::openingNight(), 400, false, false,
            ui::PageKey::Health, lookBack},
        {QStringLiteral("health-empty"), testing::nothingYet(), 400, false, false,
            ui::PageKey::Health},
        {QStringLiteral("alerts"), testing::openingNight(), 400, false, false, ui::PageKey::Health,
            [](ui::MainWindow& window) { window.findChild<ui::Alarms*>()->edit()->trigger(); }},
        {QStringLiteral("alerts-over"), testing::openingNight(), 400, false, false,
            ui::PageKey::Campaign, endAnAlert},
        {QStringLiteral("rehearsal"), testing::nothingYet(), 400, false, false,
            ui::PageKey::Campaign,
            [](ui::MainWindow& window) { actions(window).rehearse()->trigger(); }},
        {QStringLiteral("table"), testing::openingNight(), 400, false, false, ui::PageKey::Campaign,
            [](ui::MainWindow& window) { showTable(window, {}); }},
        {QStringLiteral("table-filtered"), testing::inTrouble(), 400, false, false,
            ui::PageKey::Campaign,
            [](ui::MainWindow& window) { showTable(window, QStringLiteral("coffee")); }},
        {QStringLiteral("frozen"), testing::openingNight(), 14'200},
        {QStringLiteral("refused"), testing::openingNight(), 2'600, true},
        {QStringLiteral("closing"), testing::openingNight(), 400, false, false,
            ui::PageKey::Campaign, openClosing},
        {QStringLiteral("new"), testing::openingNight(), 400, false, false, ui::PageKey::Campaign,
            [](ui::MainWindow& window) { actions(window).create()->trigger(); }},
        {QStringLiteral("change"), testing::openingNight(), 400, false, false,
            ui::PageKey::Campaign,
            [](ui::MainWindow& window) { actions(window).change()->trigger(); }},
        {QStringLiteral("palette"), testing::openingNight(), 400, false, false,
            ui::PageKey::Campaign,
            [](ui::MainWindow& window) {
                window.findChild<ui::WindowActions*>()->palette.trigger();
            }},
        {QStringLiteral("keys"), testing::openingNight(), 400, false, false, ui::PageKey::Campaign,
            [](ui::MainWindow& window) { window.findChild<ui::WindowActions*>()->keys.trigger(); }},
        {QStringLiteral("wall"), testing::openingNight(), 400, false, false, ui::PageKey::Campaign,
            showWall},
        {QStringLiteral("wall-partitions"), testing::inTrouble(), 400, false, false,
            ui::PageKey::Partitions, showWall},
        {QStringLiteral("wall-health"), testing::openingNight(), 400, false, false,
            ui::PageKey::Health, showWall},
        {QStringLiteral("narrow"), testing::openingNight(), 400, false, true},
        {QStringLiteral("crowded"), crowded(), 400, true, true}};
}

/// How it looks and speaks.
struct Manner {
    QString name;
    ui::ThemeChoice theme;
    ui::LanguageChoice language = ui::LanguageChoice::English;
};

/// What may happen in an hour.
void addMarks(console::Snapshot& past, const console::Snapshot& last, int second)
{
    past.uptimeMs = last.uptimeMs - second * 1'000;
    if (last.campaigns.isEmpty()) return;
    if (second > 3'000) past.uptimeMs += 3'600'000;
    past.deadLettersWaiting = second > 2'400 ? 0 : last.deadLettersWaiting;
    past.campaigns[0].state = second > 1'800 && second < 2'100 ? console::CampaignState::Paused
                                                               : last.campaigns[0].state;
    past.campaigns[3].state
        = second > 900 ? console::CampaignState::Opened : last.campaigns[3].state;
    past.campaigns[3].remaining = second > 900 ? 2'500 : 0;
    past.partitions = last.partitions;
    // One that stands still did not always.
    for (console::PartitionSnapshot& each : past.partitions)
        if (console::isTrouble(each.state) && second > 14) each.outPerSecond = each.inPerSecond;
    past.neighbours = last.neighbours;
    for (console::NeighbourSnapshot& each : past.neighbours)
        each.sinceMs = std::min(each.sinceMs, past.takenAtMs - 14'000);
    if (second < 1'200 && second > 1'080) {
        past.partitions[0].owner.clear();
        past.neighbours[1].problem = QStringLiteral("db-1:3306 refuses the connection");
        past.neighbours[1].roundTripMs.reset();
        past.neighbours[1].sinceMs = last.takenAtMs - 1'190'000;
    }
}

void addHistory(
    testing::FakeConsole& console, const console::Snapshot& last, ui::MainWindow& window)
{
    // An hour that gets busier, second by second at its end, with a gap where the figures stopped
    // for a while.
    console::Snapshot past = last;
    for (int second = 3'590; second > 0; second -= second > 300 ? 10 : 1) {
        if (second > 150 && second < 165) continue;
        past.takenAtMs = last.takenAtMs - second * 1'000;
        const double rise = second > 300 ? 0.4 : (300.0 - second) / 300.0;
        const double wave = rise * (0.85 + 0.15 * ((second * 7) % 11) / 11.0);
        past.acceptedPerSecond = last.acceptedPerSecond * wave;
        past.issuedPerSecond = last.issuedPerSecond * wave * 0.9;
        addMarks(past, last, second);
        for (qsizetype at = 0; at < past.campaigns.size(); ++at) {
            past.campaigns[at].issuedPerSecond = last.campaigns[at].issuedPerSecond * wave;
            past.campaigns[at].acceptedPerSecond = last.campaigns[at].acceptedPerSecond * wave;
        }
        console.show(past);
        QMetaObject::invokeMethod(window.findChild<ui::SnapshotSource*>(), "pull");
    }
    console.show(last);
    QMetaObject::invokeMethod(window.findChild<ui::SnapshotSource*>(), "pull");
}

/// What was decided, of which none is new while the figures say that none is.
console::Feed feedBeside(const console::Snapshot& snapshot)
{
    console::Feed feed = testing::sampleFeed(100, 500);
    feed.decidedInSample = static_cast<qint64>(snapshot.issuedPerSecond);
    feed.rowsInSample = std::min(feed.rowsInSample, feed.decidedInSample);
    return feed;
}

bool take(const Scene& scene, const Manner& manner, const QString& path, const QSize& size)
{
    testing::FakeConsole console;
    if (scene.snapshot.takenAtMs == 0) console.show(scene.snapshot);
    if (scene.page == ui::PageKey::Campaign) console.show(feedBeside(scene.snapshot));
    const ManualClock clock(testing::kSampleTakenAtMs + scene.ageMs);
    const QTemporaryDir kept;
    QSettings settings(kept.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("view/theme"), static_cast<int>(manner.theme));
    settings.setValue(QStringLiteral("view/language"), static_cast<int>(manner.language));
    ui::MainWindow window({console, clock, settings});
    if (scene.snapshot.takenAtMs > 0) addHistory(console, scene.snapshot, window);
    window.resize(scene.cramped ? window.minimumSize() : size);
    window.show();
    QApplication::processEvents();
    window.showPage(scene.page);
    if (scene.page == ui::PageKey::Campaign)
        window.findChild<QListView*>(QStringLiteral("campaigns"))->setFocus();
    if (scene.refused) {
        window.findChild<ui::CampaignActions*>()->confirmed(ui::CampaignCommand::Pause, {7}, {});
        console.asked.last().done(fail(ErrorCode::Unavailable,
            QStringLiteral("the database did not answer within 2 s. Try again in a moment.")));
    }
    if (scene.answers) scene.answers(window, console);
    if (scene.opens) scene.opens(window);
    settle();
    const auto* dialog = window.findChild<QDialog*>();
    QWidget& shown = dialog ? *window.findChild<QDialog*>() : static_cast<QWidget&>(window);
    return shown.grab().save(path);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: dibs_screenshots DIRECTORY [NAME]\n", stderr);
        return 64;
    }
    qputenv("TZ", "Asia/Seoul");
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English));
    const QDir directory(QString::fromLocal8Bit(argv[1]));
    directory.mkpath(QStringLiteral("."));

    const double scale = application.devicePixelRatio();
    const QSize size = scale >= 2 ? QSize(1920, 1080) : QSize(1280, 720);
    const Manner manners[]{{QStringLiteral("light"), ui::ThemeChoice::Light},
        {QStringLiteral("dark"), ui::ThemeChoice::Dark},
        {QStringLiteral("contrast"), ui::ThemeChoice::HighContrast},
        {QStringLiteral("light-ko"), ui::ThemeChoice::Light, ui::LanguageChoice::Korean},
        {QStringLiteral("dark-ko"), ui::ThemeChoice::Dark, ui::LanguageChoice::Korean},
        {QStringLiteral("contrast-ko"), ui::ThemeChoice::HighContrast, ui::LanguageChoice::Korean}};
    const QString name = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    QList<Scene> shown = scenes() + testing::recordScenes();
    shown.removeIf([&name](const Scene& scene) { return !scene.name.startsWith(name); });
    bool saved = true;
    for (const Scene& scene : std::as_const(shown))
        for (const Manner& manner : manners)
            saved = take(scene, manner,
                        directory.filePath(QStringLiteral("%1-%2-%3.png")
                                               .arg(scene.name, manner.name)
                                               .arg(size.width() * scale)),
                        size)
                && saved;
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
