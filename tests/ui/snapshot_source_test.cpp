#include "tests/support/fake_console.h"
#include "tests/support/patience.h"
#include "tests/support/sample_snapshots.h"
#include "ui/snapshot_source.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace dibs;
using namespace dibs::testing;
using namespace dibs::ui;
using namespace std::chrono_literals;

class SnapshotSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itPullsTwiceASecond()
    {
        const FakeConsole console;
        const ManualClock clock;
        SnapshotSource source(console, clock);
        QElapsedTimer since;
        since.start();

        source.start();
        QCOMPARE(console.pulls, 1);
        EVENTUALLY(console.pulls >= 4);

        // Three intervals; a coarse timer may be 5 % early.
        QVERIFY(since.elapsed() >= 3 * 475);
    }

    void aSnapshotIsHandedOnOnceHoweverOftenItIsPulled()
    {
        FakeConsole console;
        console.show(openingNight());
        const ManualClock clock(kSampleTakenAtMs);
        SnapshotSource source(console, clock);
        int updates = 0;
        connect(&source, &SnapshotSource::updated, this, [&] { ++updates; });
        source.findChild<QTimer*>()->setInterval(1ms);

        source.start();
        EVENTUALLY(console.pulls > 5);
        QCOMPARE(updates, 1);

        console.show(openingNight());
        EVENTUALLY_EQUAL(updates, 2);
    }

    void beforeTheFirstReadingNothingHasAnAge()
    {
        const FakeConsole console;
        const ManualClock clock;
        SnapshotSource source(console, clock);
        QSignalSpy aged(&source, &SnapshotSource::aged);

        source.start();

        QCOMPARE(aged.size(), 0);
    }

    void theAgeIsThatOfTheFiguresNotOfThePull()
    {
        FakeConsole console;
        console.show(openingNight());
        const ManualClock clock(kSampleTakenAtMs + 14'000);
        SnapshotSource source(console, clock);
        QSignalSpy aged(&source, &SnapshotSource::aged);

        source.start();

        QCOMPARE(aged.takeFirst().at(1).toLongLong(), 14'000);
    }

    void aClockSetBackDoesNotMakeFrozenFiguresFresh()
    {
        FakeConsole console;
        console.show(openingNight());
        const ManualClock clock(kSampleTakenAtMs - 3'600'000);
        SnapshotSource source(console, clock);
        QSignalSpy aged(&source, &SnapshotSource::aged);
        source.findChild<QTimer*>()->setInterval(2ms);

        source.start();
        EVENTUALLY(aged.size() > 12);

        QCOMPARE(aged.at(0).at(1).toLongLong(), 0);
        QCOMPARE(aged.at(12).at(1).toLongLong(), 24);
    }
};

QTEST_GUILESS_MAIN(SnapshotSourceTest)
#include "snapshot_source_test.moc"
