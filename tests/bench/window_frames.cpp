// How fast the window is, on a console that hands it as much as there may be. The platform is that
// of QT_QPA_PLATFORM: "offscreen" paints in software.
//
//   window_frames campaigns CAMPAIGNS PARTITIONS FRAMES   each frame: a snapshot in which all of
//       them changed, some rows of the feed came, and the whole window painted; prints
//       {"list":[ms…],"table":…,"partitions":…}
//   window_frames feed ROWS SECONDS    so many rows a second while one scrolls without a pause;
//       prints {"frames":…,"seconds":…,"longest_ms":…,"resident_mb":…,"cpu_seconds":…}
#include "tests/support/fake_console.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"
#include "ui/main_window.h"
#include "ui/widgets/feed_panel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unistd.h>

using namespace dibs;
using namespace dibs::console;
using namespace std::chrono_literals;

namespace {

constexpr QSize kScreen{1920, 1080};
constexpr auto kFrame = 16ms;
constexpr quint64 kFeedRows = 25;  // as many as come in half a second

double msOf(const QElapsedTimer& elapsed)
{
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
}

/// The window on a console of values.
struct Desk {
    explicit Desk(const Snapshot& first)
    {
        console.show(first);
        window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Given{console, clock, settings, false, {}});
        window->resize(kScreen);
        window->show();
        QApplication::processEvents();
    }

    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    testing::FakeConsole console;
    const SystemClock clock;
    std::unique_ptr<ui::MainWindow> window;
    quint64 fed = 1;  // the last row of the feed that was handed over
};

Snapshot many(int campaigns, int partitions)
{
    Snapshot snapshot = testing::openingNight();
    snapshot.takenAtMs = SystemClock().nowMs();
    snapshot.campaigns.clear();
    snapshot.partitions.clear();
    for (int id = campaigns; id > 0; --id) {
        snapshot.campaigns
            += testing::sampleCampaign(id, QStringLiteral("Campaign number %1").arg(id));
        snapshot.campaigns.last().partition = id % partitions;
        snapshot.campaigns.last().totalStock = 1'000'000;
        snapshot.campaigns.last().remaining = 1'000'000;
    }
    for (int number = 0; number < partitions; ++number) {
        snapshot.partitions += testing::samplePartition(number, 1'000, 1'200);
        snapshot.partitions.last().owner = QStringLiteral("campaigns-a:8081");
    }
    return snapshot;
}

/// Every figure of every row is another one afterwards.
void goOn(Snapshot& snapshot, int step)
{
    snapshot.takenAtMs += 500;
    snapshot.acceptedPerSecond = 10'000 + 37 * step;
    for (CampaignSnapshot& each : snapshot.campaigns) {
        each.remaining -= 7;
        each.issued += 7;
        each.lag = step % 50;
        each.acceptedPerSecond = 20 + step % 13;
        each.issuedPerSecond = 14 + step % 7;
    }
    for (PartitionSnapshot& each : snapshot.partitions) {
        each.position += 400;
        each.logEnd += 400;
        each.inPerSecond = 800 + step % 31;
        each.outPerSecond = 790 + step % 29;
        each.oldestWaitMs = 100 + step % 90;
    }
}

QString framesOf(Desk& desk, Snapshot& snapshot, int frames)
{
    auto* source = desk.window->findChild<ui::SnapshotSource*>();
    QStringList ms;
    for (int step = 0; step < frames; ++step) {
        goOn(snapshot, step);
        desk.console.show(testing::sampleFeed(desk.fed, desk.fed + kFeedRows));
        desk.fed += kFeedRows;
        desk.console.show(snapshot);
        QElapsedTimer elapsed;
        elapsed.start();
        QMetaObject::invokeMethod(source, "pull", Qt::DirectConnection);
        QCoreApplication::sendPostedEvents();
        desk.window->repaint();
        ms += QString::number(msOf(elapsed), 'f', 3);
        QApplication::processEvents();
    }
    return ms.join(u',');
}

/// So wide a window has the feed beside the campaign: what is measured must have it, too.
bool hasFeedBeside(const Desk& desk)
{
    const auto* panel = desk.window->findChild<ui::FeedPanel*>();
    return panel && panel->isVisible()
        && panel->findChild<QTableView*>()->model()->rowCount() > static_cast<int>(kFeedRows);
}

int showCampaigns(int campaigns, int partitions, int frames)
{
    Snapshot snapshot = many(campaigns, partitions);
    Desk desk(snapshot);
    const QString list = framesOf(desk, snapshot, frames);
    if (!hasFeedBeside(desk)) {
        std::fputs("window_frames: the feed is not beside the campaign\n", stderr);
        return EXIT_FAILURE;
    }
    desk.window->page()->commands().constFirst()->trigger();
    const QString table = framesOf(desk, snapshot, frames);
    desk.window->showPage(ui::PageKey::Partitions);
    const QString rows = framesOf(desk, snapshot, frames);
    std::printf("{\"list\":[%s],\"table\":[%s],\"partitions\":[%s]}\n", qUtf8Printable(list),
        qUtf8Printable(table), qUtf8Printable(rows));
    return EXIT_SUCCESS;
}

/// Counts what is painted, and how long one waits for it at most.
class Frames final : public QObject
{
public:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::Paint) return false;
        if (count > 0) longestMs = std::max(longestMs, msOf(m_sinceLast));
        m_sinceLast.start();
        ++count;
        return false;
    }
    int count = 0;
    double longestMs = 0;

private:
    QElapsedTimer m_sinceLast;
};

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(::getpagesize())
        / (1024 * 1024);
}

int showFeed(quint64 rowsPerSecond, int seconds)
{
    Snapshot snapshot = testing::openingNight();
    snapshot.takenAtMs = SystemClock().nowMs();
    Desk desk(snapshot);
    desk.window->showPage(ui::PageKey::Feed);
    auto* table = desk.window->page()->findChild<QTableView*>();
    QTimer rows;
    quint64 last = 1;
    QObject::connect(&rows, &QTimer::timeout, &rows, [&] {
        const quint64 next = last + rowsPerSecond / 2;
        desk.console.show(testing::sampleFeed(last, next));  // the first one is known already
        last = next;
        snapshot.takenAtMs = desk.clock.nowMs();
        desk.console.show(snapshot);
    });
    rows.start(500ms);
    QTimer scrolls;
    scrolls.setTimerType(Qt::PreciseTimer);
    QObject::connect(&scrolls, &QTimer::timeout, table, [table] {
        QScrollBar& bar = *table->verticalScrollBar();
        bar.setValue(bar.value() < bar.maximum() ? bar.value() + 1 : 0);
    });
    scrolls.start(kFrame);

    QTimer::singleShot(1s, table, [] { QCoreApplication::exit(); });  // until there is something
    QApplication::exec();
    Frames frames;
    table->viewport()->installEventFilter(&frames);
    const std::clock_t cpu = std::clock();
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer::singleShot(seconds * 1s, table, [] { QCoreApplication::exit(); });
    QApplication::exec();
    std::printf("{\"frames\":%d,\"seconds\":%.3f,\"longest_ms\":%.1f,\"resident_mb\":%.1f,"
                "\"cpu_seconds\":%.2f,\"rows\":%d}\n",
        frames.count, msOf(elapsed) / 1e3, frames.longestMs, residentMb(),
        static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC, table->model()->rowCount());
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English));
    const QStringList asked = QCoreApplication::arguments().mid(1);
    if (asked.value(0) == u"campaigns" && asked.size() == 4)
        return showCampaigns(asked[1].toInt(), asked[2].toInt(), asked[3].toInt());
    if (asked.value(0) == u"feed" && asked.size() == 3)
        return showFeed(asked[1].toULongLong(), asked[2].toInt());
    std::fprintf(
        stderr, "usage: window_frames campaigns CAMPAIGNS PARTITIONS FRAMES | feed ROWS SECONDS\n");
    return EXIT_FAILURE;
}
