// Pictures of the window for people to look at: dibs_screenshots DIRECTORY [SCALE]
#include "tests/support/fake_console.h"
#include "tests/support/sample_snapshots.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSettings>

#include <cstdio>
#include <cstdlib>

using namespace dibs;

namespace {

struct Scene {
    QString name;
    console::Snapshot snapshot;
    qint64 ageMs = 400;
    bool closing = false;
    bool refused = false;
    bool cramped = false;
};

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

QList<Scene> scenes()
{
    console::Snapshot nothingTaken;
    return {{QStringLiteral("busy"), testing::openingNight()},
        {QStringLiteral("empty"), testing::nothingYet()},
        {QStringLiteral("starting"), nothingTaken},
        {QStringLiteral("trouble"), testing::inTrouble()},
        {QStringLiteral("frozen"), testing::openingNight(), 14'200},
        {QStringLiteral("refused"), testing::openingNight(), 2'600, false, true},
        {QStringLiteral("closing"), testing::openingNight(), 400, true},
        {QStringLiteral("crowded"), crowded(), 400, false, true, true}};
}

bool take(const Scene& scene, const ui::Theme& theme, const QString& path, const QSize& size)
{
    testing::FakeConsole console;
    console.show(scene.snapshot);
    const ManualClock clock(testing::kSampleTakenAtMs + scene.ageMs);
    QSettings settings(QStringLiteral("/dev/null"), QSettings::IniFormat);
    ui::MainWindow window({console, clock, settings, theme});
    window.resize(scene.cramped ? window.minimumSize() : size);
    window.show();
    window.findChild<QListView*>()->setFocus();
    if (scene.refused) {
        window.findChild<ui::CampaignActions*>()->pause()->trigger();
        console.asked.last().done(fail(ErrorCode::Unavailable,
            QStringLiteral("the database did not answer within 2 s. Try again in a moment.")));
    }
    if (!scene.closing) {
        QApplication::processEvents();
        return window.grab().save(path);
    }
    window.findChild<ui::CampaignActions*>()->close()->trigger();
    QApplication::processEvents();
    auto* dialog = window.findChild<QDialog*>();
    dialog->findChild<QLineEdit*>()->setText(QStringLiteral("7"));
    QApplication::processEvents();
    return dialog->grab().save(path);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: dibs_screenshots DIRECTORY\n", stderr);
        return 64;
    }
    qputenv("TZ", "Asia/Seoul");
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English));
    const QDir directory(QString::fromLocal8Bit(argv[1]));
    directory.mkpath(QStringLiteral("."));

    const double scale = application.devicePixelRatio();
    const QSize size = scale >= 2 ? QSize(1920, 1080) : QSize(1280, 720);
    const std::pair<QString, ui::Theme> themes[]{{QStringLiteral("light"), ui::lightTheme()},
        {QStringLiteral("dark"), ui::darkTheme()},
        {QStringLiteral("contrast"), ui::highContrastTheme()}};
    bool saved = true;
    for (const Scene& scene : scenes())
        for (const auto& [name, theme] : themes)
            saved = take(scene, theme,
                        directory.filePath(QStringLiteral("%1-%2-%3.png")
                                               .arg(scene.name, name)
                                               .arg(size.width() * scale)),
                        size)
                && saved;
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
