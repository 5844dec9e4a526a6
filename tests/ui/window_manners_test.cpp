#include "tests/support/patience.h"
#include "tests/ui/desk.h"
#include "ui/dialogs/key_sheet.h"
#include "ui/dialogs/palette_dialog.h"
#include "ui/models/partition_model.h"
#include "ui/pages/health_page.h"
#include "ui/pages/partitions_page.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QListWidget>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTableView>
#include <QToolButton>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;
using namespace std::chrono_literals;

namespace {

/// The lowest line of these columns that differs from the ground, which is at the right edge.
int lowestInk(const QImage& row, int from, int to)
{
    const QColor ground = row.pixelColor(row.width() - 1, 0);
    for (int y = row.height() - 1; y >= 0; --y)
        for (int x = from; x < to; ++x)
            if (row.pixelColor(x, y) != ground) return y;
    return -1;
}

}  // namespace

class WindowMannersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void pagesAreReachedByKeyAndRemembered()
    {
        Desk desk{openingNight()};
        QCOMPARE(desk.window->page()->key(), PageKey::Campaign);

        QTest::keyClick(desk.window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window->page()->key(), PageKey::Partitions);
        QCOMPARE(desk.window->page()->table()->rowCount(), 3);
        desk.window->close();

        const MainWindow again({desk.console, desk.clock, desk.settings});
        QCOMPARE(again.page()->key(), PageKey::Partitions);
    }

    void theFocusGoesAlongTheTabsWithThePage()
    {
        Desk desk{openingNight()};
        const auto* strip = desk.window->findChild<QWidget*>(QStringLiteral("titleStrip"));
        strip->findChild<QToolButton*>()->setFocus();

        desk.open(PageKey::Health);
        const auto* tab = qobject_cast<QToolButton*>(desk.window->focusWidget());
        QVERIFY(tab);
        QCOMPARE(tab->text(), QStringLiteral("Health"));
    }

    void pausingAsksWithAReasonThatReachesTheServer()
    {
        Desk desk{openingNight()};
        QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk.dialog());
        QVERIFY(desk.dialog()
                    ->findChild<QLabel*>(QStringLiteral("consequences"))
                    ->text()
                    .contains(QStringLiteral("180 a second")));

        auto* reason = desk.dialog()->findChild<QLineEdit*>(QStringLiteral("reason"));
        QTest::keyClicks(reason, QStringLiteral("queue too long"));
        QTest::keyClick(reason, Qt::Key_Return);

        QCOMPARE(desk.console.asked[0].command, QStringLiteral("pause"));
        QCOMPARE(desk.console.asked[0].reason, QStringLiteral("queue too long"));
    }

    void aPausedViewStandsStillAndSaysSo()
    {
        Desk desk{openingNight()};
        QTest::keyClick(desk.window.get(), Qt::Key_Space);
        Snapshot next = openingNight();
        next.campaigns[0].remaining = 17;
        next.takenAtMs += 3'000;
        desk.clock.advance(3s);
        desk.show(next);

        EVENTUALLY_EQUAL(desk.freshness().word, QStringLiteral("view paused: 3.4 s ago"));
        QCOMPARE(desk.text("remaining"), QStringLiteral("3,120"));

        QTest::keyClick(desk.window.get(), Qt::Key_Space);
        QCOMPARE(desk.text("remaining"), QStringLiteral("17"));
    }

    void aThemeIsSwitchedWhileTheWindowIsOpen()
    {
        Desk desk{openingNight()};
        QCOMPARE(QApplication::palette().color(QPalette::Window), lightTheme().window);

        QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::AltModifier);

        QCOMPARE(QApplication::palette().color(QPalette::Window), darkTheme().window);
        QCOMPARE(desk.settings.value(QStringLiteral("view/theme")).toInt(),
            static_cast<int>(ThemeChoice::Dark));
    }

    void thePaletteFindsActionsAndCampaignsByAFewLetters()
    {
        Desk desk{openingNight()};
        QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier);
        const auto* palette = desk.window->findChild<PaletteDialog*>();
        QVERIFY(palette);

        auto* text = palette->findChild<QLineEdit*>();
        QTest::keyClicks(text, QStringLiteral("break two"));
        QTest::keyClick(text, Qt::Key_Return);

        QCOMPARE(desk.text("campaignName"), QStringLiteral("Breakfast for two"));
    }

    void theChosenRowOfThePaletteIsMarkedAtItsEdgeAndKeysStandOnTheLineOfTheWords()
    {
        Desk desk{openingNight()};
        QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier);
        auto* palette = desk.window->findChild<PaletteDialog*>();
        QVERIFY(palette);
        const auto* list = palette->findChild<QListWidget*>();
        const auto pictureOf = [&](int row) {
            return list->viewport()->grab(list->visualItemRect(list->item(row))).toImage();
        };
        const auto isMarked = [&](int row) {
            const QImage picture = pictureOf(row);
            return picture.pixelColor(1, 1) == lightTheme().muted
                && picture.pixelColor(6, 1) != lightTheme().muted;
        };
        QVERIFY(isMarked(0) && !isMarked(1));

        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Down);

        QVERIFY(!isMarked(0) && isMarked(1));
        const auto found = list->findItems(QStringLiteral("Pause the feed"), Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        const QImage freeze = pictureOf(list->row(found[0]));
        const int middle = freeze.width() / 2;
        QCOMPARE(lowestInk(freeze, 0, middle), lowestInk(freeze, middle, freeze.width()));
    }

    void aButtonHasNoLetterThatItDoesNotUnderline()
    {
        const Desk desk{openingNight()};
        auto& actions = *desk.window->findChild<WindowActions*>();
        actions.languages.actions().constLast()->trigger();

        EVENTUALLY_EQUAL(desk.actions().change()->iconText(), QStringLiteral("변경…"));
        static const QRegularExpression kLetterBehind(QStringLiteral("\\([A-Z]\\)"));
        for (int page = 0; page <= static_cast<int>(PageKey::DeadLetters); ++page) {
            desk.open(static_cast<PageKey>(page));
            for (const QToolButton* each : desk.window->page()->findChildren<QToolButton*>())
                QVERIFY2(!each->text().contains(kLetterBehind), qPrintable(each->text()));
        }
        actions.languages.actions().at(1)->trigger();
        EVENTUALLY_EQUAL(desk.actions().change()->iconText(), QStringLiteral("Change…"));
    }

    void everyActionHasAKeyAndTheSheetShowsThemAll()
    {
        Desk desk{openingNight()};
        desk.window->findChild<WindowActions*>()->keys.trigger();
        const auto* sheet = desk.window->findChild<KeySheet*>();
        QVERIFY(sheet);
        QSet<QKeySequence> keys;
        const QList<QAction*> actions = actionsOf(*desk.window->menuBar());

        for (const QAction* action : actions) {
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            keys.insert(action->shortcut());
        }
        QCOMPARE(keys.size(), actions.size());
        QVERIFY(sheet->findChildren<QLabel*>().size() >= 2 * actions.size());
    }

    void whatActsOnACampaignNamesItAwayFromItsButtons()
    {
        Desk desk{openingNight()};
        desk.window->findChild<WindowActions*>()->keys.trigger();
        QStringList sheet;
        for (const QLabel* each : desk.window->findChild<KeySheet*>()->findChildren<QLabel*>())
            sheet += each->text();
        QStringList buttons;
        for (const QToolButton* each : desk.window->page()->findChildren<QToolButton*>())
            buttons += each->text();

        for (const QString& verb : {QStringLiteral("Change"), QStringLiteral("Pause"),
                 QStringLiteral("Resume"), QStringLiteral("Close")}) {
            QVERIFY2(sheet.contains(verb + QStringLiteral(" the campaign")), qPrintable(verb));
            QVERIFY2(verb == QStringLiteral("Resume") || buttons.contains(verb + u'…'),
                qPrintable(verb));
        }
    }

    void aReadOnlyWindowOffersNoCommand()
    {
        Snapshot night = openingNight();
        night.readOnly = true;
        night.environment = QStringLiteral("production");
        const Desk desk{night};

        for (QAction* action : {desk.actions().create(), desk.actions().change(),
                 desk.actions().pause(), desk.actions().close()})
            QVERIFY(!action->isEnabled());
        QVERIFY(desk.window->findChild<QLabel*>(QStringLiteral("readOnly"))->isVisible());
        QCOMPARE(desk.text("environment"), QStringLiteral("production"));
    }

    void aWallDisplayShowsFiguresOnlyAndComesBack()
    {
        Desk desk{openingNight()};

        QTest::keyClick(desk.window.get(), Qt::Key_F11);
        QVERIFY(!desk.list().isVisible());
        QVERIFY(!desk.window->menuBar()->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_F11);

        QVERIFY(desk.list().isVisible());
        QVERIFY(desk.window->menuBar()->isVisible());
    }

    void wordsAndRowsGrowOnAWallAndShrinkAgain()
    {
        Desk desk{openingNight()};
        const auto rowOf = [](const QWidget* page, const char* table) {
            const auto* view = page->findChild<QTableView*>(QString::fromLatin1(table));
            return view->verticalHeader()->defaultSectionSize();
        };
        const auto sizes = [&desk, rowOf] {
            const auto* outlook = desk.window->findChild<QLabel*>(QStringLiteral("stockOutlook"));
            const auto* title = desk.window->findChild<QLabel*>(QStringLiteral("historyTitle"));
            return QList<double>{outlook->font().pointSizeF(), title->font().pointSizeF(),
                double(rowOf(desk.window->findChild<PartitionsPage*>(), "allPartitions")),
                double(rowOf(desk.window->findChild<HealthPage*>(), "neighbours"))};
        };
        const QList<double> before = sizes();

        QTest::keyClick(desk.window.get(), Qt::Key_F11);
        const QList<double> onTheWall = sizes();
        QTest::keyClick(desk.window.get(), Qt::Key_F11);

        for (qsizetype at = 0; at < before.size(); ++at)
            QVERIFY2(onTheWall[at] >= 1.5 * before[at], qPrintable(QString::number(at)));
        QCOMPARE(sizes(), before);
    }

    void aPageIsCopiedAsATableAndAsARequest()
    {
        Desk desk{openingNight()};
        desk.window->showPage(PageKey::Partitions);
        auto* actions = desk.window->findChild<WindowActions*>();

        actions->csv.trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(
            QStringLiteral("Partition,State,Decided,Position")));
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\"48,120\"")));
        actions->curl.trigger();

        QCOMPARE(QApplication::clipboard()->text(),
            QStringLiteral("curl -sS 'http://127.0.0.1:8081/api/console/snapshot'"));
    }

    void theWorstPartitionComesFirstAndSaysWhyAndWhatToDo()
    {
        Desk desk{inTrouble()};
        desk.window->showPage(PageKey::Partitions);
        const QAbstractItemModel& table = *desk.window->page()->table();

        QCOMPARE(table.index(0, 0).data().toString(), QStringLiteral("1"));
        QCOMPARE(table.index(2, 0).data().toString(), QStringLiteral("0"));
        auto* words = desk.window->findChild<QLabel*>(QStringLiteral("partitionWords"));
        EVENTUALLY(!words->isVisible());  // the banner says it
        auto* rows = desk.window->findChild<QTableView*>(QStringLiteral("allPartitions"));
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_Down);
        QVERIFY(words->isVisible());
        QVERIFY(words->text().contains(QStringLiteral("See the log of campaigns-c:8081")));

        Snapshot next = inTrouble();
        next.partitions[0].logEnd += 100'000;
        desk.show(next);
        EVENTUALLY_EQUAL(
            table.index(2, PartitionModel::Waiting).data().toString(), QStringLiteral("100,000"));
        QCOMPARE(table.index(0, 0).data().toString(), QStringLiteral("1"));
    }

    void partitionsStandStillWhileOneReadsUntilAStateChanges()
    {
        Snapshot night = openingNight();
        night.partitions[1].state = PartitionState::Growing;
        Desk desk{night};
        desk.window->showPage(PageKey::Partitions);
        auto& view = desk.the<QTableView>("allPartitions");
        const QAbstractItemModel& table = *view.model();
        const auto order = [&table] {
            QString numbers;
            for (int row = 0; row < table.rowCount(); ++row)
                numbers += table.index(row, 0).data().toString();
            return numbers;
        };
        QCOMPARE(order(), QStringLiteral("210"));
        view.selectRow(1);

        night.partitions[1].logEnd += 100'000;  // more wait here than in the one above
        desk.show(night);
        EVENTUALLY_EQUAL(
            table.index(1, PartitionModel::Waiting).data().toString(), QStringLiteral("100,240"));
        QCOMPARE(order(), QStringLiteral("210"));

        night.partitions[0].state = PartitionState::Draining;
        desk.show(night);
        EVENTUALLY_EQUAL(order(), QStringLiteral("120"));
        QCOMPARE(view.currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("1"));
    }

    void theSampleIsLoadedFromAnEmptyWindow()
    {
        Desk desk{nothingYet()};

        desk.window->findChild<QToolButton*>(QStringLiteral("loadSample"))->click();

        QCOMPARE(desk.console.created.size(), 2);
        QCOMPARE(desk.console.created[1].draft.discount, Discount::Percent);
    }

    void theLanguageIsSwitchedWhileTheWindowIsOpen()
    {
        Desk desk{openingNight()};

        QTest::keyClick(desk.window.get(), Qt::Key_7, Qt::AltModifier);
        EVENTUALLY_EQUAL(desk.text("leftOf"), QStringLiteral("남음 / 10,000"));
        QVERIFY(desk.text("queueOutlook").startsWith(QStringLiteral("대기 240")));
        QAction& quit = desk.window->findChild<WindowActions*>()->quit;
        QVERIFY(quit.text().contains(QStringLiteral("(&Q)")));
        QCOMPARE(plainText(quit), QStringLiteral("끝내기"));
        QTest::keyClick(desk.window.get(), Qt::Key_6, Qt::AltModifier);

        EVENTUALLY_EQUAL(desk.text("leftOf"), QStringLiteral("left of 10,000"));
    }

    void whatIsWrongIsSaidInTheLanguageOfWhoeverLooks()
    {
        Desk desk{inTrouble()};
        desk.window->showPage(PageKey::Partitions);

        QTest::keyClick(desk.window.get(), Qt::Key_7, Qt::AltModifier);
        EVENTUALLY(desk.text("partitionWords").contains(QStringLiteral("파티션 1: 대기 ")));
        QTest::keyClick(desk.window.get(), Qt::Key_6, Qt::AltModifier);

        EVENTUALLY(desk.text("partitionWords").contains(QStringLiteral("Nobody consumes")));
    }
};

QTEST_MAIN(WindowMannersTest)
#include "window_manners_test.moc"
