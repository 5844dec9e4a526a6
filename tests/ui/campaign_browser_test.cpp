#include "tests/ui/desk.h"
#include "ui/models/campaign_filter.h"
#include "ui/widgets/campaign_browser.h"
#include "ui/widgets/plain_table.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

QString namesIn(const QAbstractItemModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString().section(u' ', 0, 0);
    return names.join(u' ');
}

struct BrowserDesk : Desk {
    BrowserDesk()
        : Desk(openingNight())
    {
    }
    QLineEdit& filter() const
    {
        return *window->findChild<QLineEdit*>(QStringLiteral("campaignFilter"));
    }
    PlainTable& table() const
    {
        return *window->findChild<PlainTable*>(QStringLiteral("campaignTable"));
    }
};

}  // namespace

class CampaignBrowserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void fieldAndTableBeginAndEndAtTheMarginOfAllPages()
    {
        BrowserDesk desk;
        const QWidget& page = *desk.window->page();
        const auto startOf = [&](const QWidget& part) { return part.mapTo(&page, QPoint()).x(); };
        QCOMPARE(startOf(desk.filter()), kAround);

        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        EVENTUALLY(desk.table().isVisible());
        QApplication::processEvents();
        QCOMPARE(startOf(desk.table()), kAround);
        QCOMPARE(startOf(desk.table()) + desk.table().width(), page.width() - kAround);
    }

    void aSlashFiltersByNameNumberOrState()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_Slash);
        QVERIFY(desk.filter().hasFocus());

        QTest::keyClicks(&desk.filter(), QStringLiteral("two break"));
        QCOMPARE(namesIn(*desk.list().model()), QStringLiteral("Breakfast"));
        QCOMPARE(desk.text("campaignsFound"), QStringLiteral("1 of 6"));
        desk.filter().setText(QStringLiteral("sold out"));
        QCOMPARE(namesIn(*desk.list().model()), QStringLiteral("Spring"));
        desk.filter().setText(QStringLiteral("7"));
        QCOMPARE(namesIn(*desk.list().model()), QStringLiteral("Opening"));
    }

    void returnChoosesTheFirstAndEscapeShowsAllAgain()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_Slash);
        QTest::keyClicks(&desk.filter(), QStringLiteral("spring"));
        QCOMPARE(desk.text("campaignName"), QStringLiteral("Opening night"));
        QTest::keyClick(&desk.filter(), Qt::Key_Return);
        QVERIFY(desk.list().hasFocus());
        QCOMPARE(desk.text("campaignName"), QStringLiteral("Spring"));

        desk.filter().setFocus();
        QTest::keyClick(&desk.filter(), Qt::Key_Escape);
        QCOMPARE(desk.list().model()->rowCount(), 6);
        QCOMPARE(desk.list().currentIndex().row(), 3);
    }

    void whereNothingMatchesTheListSaysSo()
    {
        const BrowserDesk desk;
        desk.filter().setText(QStringLiteral("xyz"));

        QVERIFY(desk.window->findChild<QLabel*>(QStringLiteral("noneMatches"))->isVisible());
        QVERIFY(desk.text("noneMatches").contains(QStringLiteral("“xyz”")));
        QCOMPARE(desk.text("campaignName"), QStringLiteral("Opening night"));
    }

    void whereNothingMatchesInTheTableItSaysSoBelowItsTitles()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        desk.filter().setText(QStringLiteral("xyz"));
        const auto& words = desk.the<QLabel>("noneMatches");
        const auto topOf
            = [&](const QWidget& widget) { return widget.mapTo(desk.window.get(), QPoint()).y(); };

        EVENTUALLY(words.isVisible());
        const QWidget& titles = *desk.table().horizontalHeader();
        EVENTUALLY_EQUAL(topOf(words), topOf(titles) + titles.height());
        desk.filter().clear();
        EVENTUALLY(desk.table().height() > 2 * kRowHeight);
    }

    void aKeyShowsAllFiguresAndReturnOneCampaign()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(desk.table().isVisible());
        QVERIFY(!desk.list().isVisible());
        QCOMPARE(desk.window->page()->table()->rowCount(), 6);
        QCOMPARE(desk.table().model()->index(0, CampaignModel::Left).data().toString(),
            QStringLiteral("3,120"));

        desk.table().setFocus();
        QTest::keyClick(&desk.table(), Qt::Key_Down);
        QTest::keyClick(&desk.table(), Qt::Key_Return);
        QVERIFY(desk.list().isVisible());
        QCOMPARE(desk.text("campaignName"), QStringLiteral("Breakfast for two"));
    }

    void aTitleSortsByItsFigureAndClickedOnceMoreTheOtherWay()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        QHeaderView& header = *desk.table().horizontalHeader();
        const int x = header.sectionViewportPosition(CampaignModel::Left) + 10;
        const auto click
            = [&] { QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, QPoint(x, 10)); };

        click();
        QCOMPARE(namesIn(*desk.table().model()),
            QStringLiteral("Spring Winter 첫 Lunch Opening Breakfast"));
        click();
        QCOMPARE(namesIn(*desk.table().model()),
            QStringLiteral("Breakfast Opening Lunch 첫 Winter Spring"));
        click();
        QCOMPARE(namesIn(*desk.table().model()),
            QStringLiteral("Opening Breakfast Lunch Spring 첫 Winter"));
    }

    void theOrderIsChosenWithTheKeyboardToo()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        auto* sort = desk.window->findChild<QComboBox*>(QStringLiteral("campaignSort"));
        QVERIFY(!sort->accessibleName().isEmpty());
        sort->setFocus();
        for (int step = 0; step < 5; ++step) QTest::keyClick(sort, Qt::Key_Down);

        QVERIFY(namesIn(*desk.table().model()).startsWith(QStringLiteral("Breakfast Opening")));
        QCOMPARE(desk.table().horizontalHeader()->sortIndicatorSection(),
            static_cast<int>(CampaignModel::Waiting));
    }

    void rowsStandStillUntilAStateChanges()
    {
        RateHistory rates;
        CampaignFilter filter(rates);
        const QAbstractItemModelTester tester(
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Snapshot night = openingNight();
        filter.take(night);
        filter.sort(CampaignModel::Left, Qt::DescendingOrder);
        QVERIFY(namesIn(filter).startsWith(QStringLiteral("Breakfast Opening")));

        night.campaigns[0].remaining = 1'000'000;
        filter.take(night);
        QVERIFY(namesIn(filter).startsWith(QStringLiteral("Breakfast Opening")));

        night.campaigns[1].state = CampaignState::Paused;
        filter.take(night);
        QVERIFY(namesIn(filter).startsWith(QStringLiteral("Opening Breakfast")));
    }

    void namesTakeTheRoomThatIsLeftUntilTheirWidthIsChosen()
    {
        const BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        const QHeaderView& header = *desk.table().horizontalHeader();
        desk.window->resize(1280, 720);
        QCoreApplication::processEvents();
        const int least = header.sectionSize(CampaignModel::Name);
        desk.window->resize(1920, 1080);
        EVENTUALLY(header.sectionSize(CampaignModel::Name) > least);
        EVENTUALLY_EQUAL(header.length(), desk.table().viewport()->width());
        desk.window->resize(2560, 1440);
        EVENTUALLY_EQUAL(header.length(), desk.table().viewport()->width());

        desk.table().setColumnWidth(CampaignModel::Name, 222);
        desk.window->resize(1600, 900);
        QCoreApplication::processEvents();
        QCOMPARE(header.sectionSize(CampaignModel::Name), 222);
    }

    void everyColumnIsReadWholeInTheFirstWindow_data()
    {
        QTest::addColumn<qint64>("stock");
        QTest::addColumn<int>("daysAgo");
        QTest::newRow("today") << qint64{50'000} << 0;
        QTest::newRow("a large one, of another day") << qint64{9'000'000} << 3;
    }
    void everyColumnIsReadWholeInTheFirstWindow()
    {
        QFETCH(qint64, stock);
        QFETCH(int, daysAgo);
        constexpr qint64 kDayMs = 86'400'000;
        Snapshot night = openingNight();
        night.campaigns[1].totalStock = stock;
        night.campaigns[2].opensAtMs -= daysAgo * kDayMs;
        night.campaigns[2].closesAtMs = kSampleTakenAtMs + daysAgo * kDayMs;
        BrowserDesk desk;
        desk.show(night);
        desk.window->resize(1280, 720);
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);

        EVENTUALLY_EQUAL(cutColumns(desk.table(), CampaignModel::Name), QStringList());
        QCOMPARE(desk.table().horizontalScrollBar()->maximum(), 0);
        QVERIFY(desk.table().columnWidth(CampaignModel::Name) > 90);
    }

    void theLinesOfTheListAreReadWhole()
    {
        const BrowserDesk desk;
        desk.window->resize(1280, 720);
        const QModelIndex breakfast = desk.list().model()->index(1, 0);
        const QString words
            = figuresOf(breakfast.data(CampaignModel::RowRole).value<CampaignRow>());
        QVERIFY(words.contains(QStringLiteral("oldest")));
        const QRect card = desk.list().visualRect(breakfast);
        const QImage picture = desk.list().viewport()->grab(card).toImage();
        const int end = kAround + QFontMetrics(figureFont(kCaptionPt)).horizontalAdvance(words);

        // Grey, as words are and the sparkline is not.
        bool isThere = false;
        for (int x = end - 8; x < end; ++x)
            for (int y = card.height() - 28; y < card.height() - 10; ++y) {
                const QColor ink = picture.pixelColor(x, y);
                isThere = isThere || (ink.lightness() < 200 && ink.saturation() < 60);
            }
        QVERIFY(isThere);
    }

    void widthsThatNobodyChoseFollowTheNextWindow()
    {
        BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        desk.window->resize(2560, 1440);
        EVENTUALLY_EQUAL(
            desk.table().horizontalHeader()->length(), desk.table().viewport()->width());
        const int wide = desk.table().horizontalHeader()->length();
        desk.window->close();
        desk.settings.remove(QStringLiteral("window/geometry"));

        MainWindow again({desk.console, desk.clock, desk.settings});
        again.show();
        const auto* table = again.findChild<PlainTable*>(QStringLiteral("campaignTable"));
        EVENTUALLY(table->horizontalHeader()->length() < wide);
    }

    void columnsOrderAndTableAreThereAfterARestart()
    {
        BrowserDesk desk;
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        QHeaderView& header = *desk.table().horizontalHeader();
        header.resizeSection(CampaignModel::Name, 333);
        header.moveSection(header.visualIndex(CampaignModel::Waiting), 1);
        header.setSortIndicator(CampaignModel::Left, Qt::DescendingOrder);
        desk.window->close();

        const MainWindow again({desk.console, desk.clock, desk.settings});
        const auto* table = again.findChild<PlainTable*>(QStringLiteral("campaignTable"));
        QCOMPARE(table->horizontalHeader()->sectionSize(CampaignModel::Name), 333);
        QCOMPARE(table->horizontalHeader()->visualIndex(CampaignModel::Waiting), 1);
        QVERIFY(namesIn(*table->model()).startsWith(QStringLiteral("Breakfast Opening")));
        QVERIFY(again.findChild<CampaignBrowser*>()->isTable());

        desk.window->findChild<WindowActions*>()->resetLayout.trigger();
        QCOMPARE(
            header.visualIndex(CampaignModel::Waiting), static_cast<int>(CampaignModel::Waiting));
        QVERIFY(namesIn(*desk.table().model()).startsWith(QStringLiteral("Opening")));
    }
};

QTEST_MAIN(CampaignBrowserTest)
#include "campaign_browser_test.moc"
