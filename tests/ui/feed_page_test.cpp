// The live feed in the real window: bounded, filtered, paused, and a way into each story.
#include "tests/support/patience.h"
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"
#include "ui/models/feed_model.h"
#include "ui/type.h"
#include "ui/widgets/status_label.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

using namespace dibs;
using namespace dibs::testing;

namespace {

QString column(const QAbstractItemModel& model, int at)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells += model.index(row, at).data().toString();
    return cells.join(u' ');
}

constexpr int kUser = 4;

/// Fails the test at the first sign of a reset.
struct Watched {
    Watched()
    {
        QObject::connect(&model, &QAbstractItemModel::modelReset, [this] { ++resets; });
    }
    FeedModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    int resets = 0;
};

}  // namespace

class FeedPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void rowsComeAboveInTheOrderTheyWereDecided()
    {
        Watched watched;

        watched.model.take(sampleFeed(1, 3));
        watched.model.take(sampleFeed(2, 5));

        QCOMPARE(column(watched.model, kUser), QStringLiteral("1005 1004 1003 1002 1001"));
        QCOMPARE(watched.resets, 0);
    }

    void theSameFeedOnceMoreAddsNothing()
    {
        Watched watched;
        watched.model.take(sampleFeed(1, 3));

        QCOMPARE(watched.model.newIn(sampleFeed(1, 3)), 0);
        watched.model.take(sampleFeed(1, 3));

        QCOMPARE(watched.model.rowCount(), 3);
    }

    void aFeedWithAGapStartsANewListInsteadOfHidingTheGap()
    {
        Watched watched;
        watched.model.take(sampleFeed(1, 3));

        watched.model.take(sampleFeed(7, 8));

        QCOMPARE(column(watched.model, kUser), QStringLiteral("1008 1007"));
        QCOMPARE(watched.resets, 0);
    }

    void aServerThatStartedAgainIsNotTakenForTheOneBefore()
    {
        Watched watched;
        watched.model.take(sampleFeed(1, 3));
        Feed another = sampleFeed(1, 3);
        for (FeedRow& row : another.rows) row.event = QUuid::createUuid();

        watched.model.take(another);

        QCOMPARE(watched.model.rowCount(), 3);
        QCOMPARE(watched.model.row(watched.model.index(0, 0)).event, another.rows[2].event);
    }

    void rowsAreBoundedWhateverComes()
    {
        Watched watched;
        const quint64 most = FeedModel::kRowsMax;

        watched.model.take(sampleFeed(1, most - 10));
        watched.model.take(sampleFeed(most - 20, most + 300));
        QCOMPARE(watched.model.rowCount(), FeedModel::kRowsMax);
        watched.model.take(sampleFeed(most + 290, 4 * most));

        QCOMPARE(watched.model.rowCount(), FeedModel::kRowsMax);
        QCOMPARE(watched.model.row(watched.model.index(FeedModel::kRowsMax - 1, 0)).serial,
            3 * most + 1);
        QCOMPARE(watched.resets, 0);
    }

    void aFilterShowsWhatItAdmitsAndNothingElse()
    {
        Watched watched;
        watched.model.take(sampleFeed(1, 24));

        watched.model.setFilter({.outcome = RequestOutcome::Duplicate});
        QCOMPARE(column(watched.model, kUser), QStringLiteral("1017 1005"));
        watched.model.setFilter({.partition = 2});
        QCOMPARE(watched.model.rowCount(), 8);
        watched.model.setFilter({.user = UserId{1007}});
        QCOMPARE(column(watched.model, kUser), QStringLiteral("1007"));
        watched.model.take(sampleFeed(20, 40));
        QCOMPARE(watched.model.rowCount(), 1);
        watched.model.setFilter({});

        QCOMPARE(watched.model.rowCount(), 40);
        QCOMPARE(watched.resets, 0);
    }

    void aFeedWithoutRowsSaysSoAndNotThatNothingWasEverDecided()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);

        QCOMPARE(desk.text("hint"), QStringLiteral("Nothing was decided lately"));
        QVERIFY(!desk.the<QTableView>("feed").isVisible());
    }

    void decidedRequestsShowWithNumberCampaignAndPlace()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);

        desk.show(sampleFeed(1, 3));

        const QAbstractItemModel& rows = *desk.window->page()->table();
        EVENTUALLY_EQUAL(rows.rowCount(), 3);
        QCOMPARE(rows.index(0, 1).data().toString(), QStringLiteral("issued"));
        QCOMPARE(rows.index(1, 2).data().toString(), QStringLiteral("number 2"));
        QCOMPARE(rows.index(0, 3).data().toString(), QStringLiteral("Breakfast for two"));
        QCOMPARE(rows.index(1, 5).data().toString(), QStringLiteral("p2@5002"));
        QVERIFY(desk.text("feedWords").startsWith(QStringLiteral("3 decided in the last second")));
    }

    void aSampleSaysThatItIsOneAndHowLarge()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);

        desk.show(sampleFeed(1, 80, 12'480));

        EVENTUALLY_EQUAL(desk.text("feedWords"),
            QStringLiteral("50 of the 12,480 requests decided in the last second are rows here"));
        QCOMPARE(desk.the<StatusLabel>("feedSample").status().word, QStringLiteral("a sample"));
    }

    void filtersAreTypedAndChosenAndClearedByKeys()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 24));
        const QAbstractItemModel& rows = *desk.window->page()->table();
        EVENTUALLY_EQUAL(rows.rowCount(), 24);

        QTest::keyClick(desk.window.get(), Qt::Key_Slash);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("10x7"));
        QCOMPARE(desk.the<QLineEdit>("userFilter").text(), QStringLiteral("107"));
        QCOMPARE(desk.text("hint"), QStringLiteral("No row matches the filter"));
        QTest::mouseClick(&desk.the<QPushButton>("hintButton"), Qt::LeftButton);
        QCOMPARE(rows.rowCount(), 24);

        desk.the<QComboBox>("outcomeFilter").setFocus();
        for (int down = 0; down < 3; ++down)
            QTest::keyClick(&desk.the<QComboBox>("outcomeFilter"), Qt::Key_Down);
        QCOMPARE(column(rows, kUser), QStringLiteral("1017 1005"));
        desk.the<QComboBox>("partitionFilter").setCurrentIndex(3);
        QCOMPARE(rows.rowCount(), 2);
        desk.the<QWidget>("clearFilter").setFocus();
        QTest::keyClick(&desk.the<QWidget>("clearFilter"), Qt::Key_Space);
        QCOMPARE(rows.rowCount(), 24);
    }

    void pausedRowsStandStillAndTheRestIsCounted()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 10));
        const QAbstractItemModel& rows = *desk.window->page()->table();
        EVENTUALLY_EQUAL(rows.rowCount(), 10);

        QTest::keyClick(desk.window.get(), Qt::Key_F);
        desk.show(sampleFeed(5, 22));

        EVENTUALLY(desk.text("feedWords").contains(QStringLiteral("12 newer rows wait")));
        QCOMPARE(rows.rowCount(), 10);
        QTest::keyClick(desk.window.get(), Qt::Key_F);
        QCOMPARE(rows.rowCount(), 22);
    }

    void aRowUnderTheCursorDoesNotRunAway()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 10));
        auto& table = desk.the<QTableView>("feed");
        EVENTUALLY(table.isVisible());

        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Down);
        desk.show(sampleFeed(5, 22));

        EVENTUALLY(desk.text("feedWords").contains(QStringLiteral("newer rows wait")));
        QCOMPARE(table.model()->rowCount(), 10);
    }

    void whoScrolledDownKeepsTheirPlace()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 300));
        auto& table = desk.the<QTableView>("feed");
        EVENTUALLY_EQUAL(table.model()->rowCount(), 300);
        table.verticalScrollBar()->setValue(40);
        const auto top = [&table] { return table.indexAt({2, 2}).siblingAtColumn(kUser).data(); };
        const QVariant read = top();

        desk.show(sampleFeed(250, 330));

        EVENTUALLY_EQUAL(table.model()->rowCount(), 330);
        QCOMPARE(top(), read);
    }

    void enterAndDoubleClickOpenTheStoryOfThatRequest()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 10));
        auto& table = desk.the<QTableView>("feed");
        EVENTUALLY(table.isVisible());

        table.setFocus();
        table.setCurrentIndex(table.model()->index(2, 0));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(desk.window->page()->key(), PageKey::Customer);
        QCOMPARE(desk.console.sought.constLast().question, CustomerQuestion{.user = UserId{1008}});

        desk.open(PageKey::Feed);
        const QPoint cell = table.visualRect(table.model()->index(4, 1)).center();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell);
        QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, cell);
        QCOMPARE(desk.window->page()->key(), PageKey::Customer);
        QCOMPARE(desk.console.sought.constLast().question, CustomerQuestion{.user = UserId{1006}});
    }

    void rowsAreShownWholeWhateverTheHeight()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 100));
        const auto& table = desk.the<QTableView>("feed");
        const int height = desk.window->height();
        for (const int more : {0, 1, 13, 27, 40}) {
            desk.window->resize(desk.window->width(), height + more);

            EVENTUALLY(table.height() > 0 && table.viewport()->height() % kRowHeight == 0);
            QVERIFY(table.viewport()->height() > 300);
        }
    }

    void allColumnsGetOfTheRoomUnlessTheOperatorChoseWidths()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 100));
        auto& table = desk.the<QTableView>("feed");
        constexpr int kCampaign = 3;
        constexpr int kWide = 1'920;
        desk.window->resize(kWide, desk.window->height());

        EVENTUALLY(table.columnWidth(kCampaign) < kWide / 5);
        QCOMPARE(table.horizontalScrollBar()->maximum(), 0);

        table.setColumnWidth(0, 200);
        desk.window->resize(kWide - 100, desk.window->height());
        QApplication::processEvents();
        QCOMPARE(table.columnWidth(0), 200);
    }

    void aFeedOfOldFiguresDoesNotClaimToBeLive()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 10));

        desk.clock.advance(20s);

        EVENTUALLY_EQUAL(
            desk.the<StatusLabel>("feedSample").status().word, QStringLiteral("frozen"));
    }

    void rowsAreCopiedAsCsvAndThePageAsCurl()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        desk.show(sampleFeed(1, 2));
        EVENTUALLY_EQUAL(desk.window->page()->table()->rowCount(), 2);

        QTest::keyClick(desk.window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("1002,p2@5002")));
        QTest::keyClick(desk.window.get(), Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(),
            QStringLiteral("curl -sS 'http://127.0.0.1:8081/api/console/stream'"));
    }

    /// 10,000 rows a second in two pulls a second, for ten seconds.
    void aFloodLeavesTheWindowAlive()
    {
        Desk desk{openingNight()};
        desk.open(PageKey::Feed);
        int ticks = 0;
        QTimer often;
        connect(&often, &QTimer::timeout, this, [&] { ++ticks; });
        often.start(1ms);

        for (quint64 pull = 0; pull < 20; ++pull)
            desk.show(sampleFeed(pull * 5'000 + 1, (pull + 1) * 5'000));

        EVENTUALLY_EQUAL(desk.window->page()->table()->rowCount(), FeedModel::kRowsMax);
        EVENTUALLY(ticks > 20);
    }
};

QTEST_MAIN(FeedPageTest)
#include "feed_page_test.moc"
