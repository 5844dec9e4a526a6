#include "tests/support/patience.h"
#include "tests/ui/desk.h"
#include "ui/widgets/curves.h"
#include "ui/widgets/elided_label.h"

#include <QFontDatabase>
#include <QPushButton>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;
using namespace std::chrono_literals;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void beforeTheFirstReadingNothingIsClaimed()
    {
        const Desk desk{Snapshot()};

        QCOMPARE(desk.text("emptyTitle"), QStringLiteral("No figures yet"));
        QCOMPARE(desk.text("instance"), QStringLiteral("—"));
        QVERIFY(!desk.window->findChild<FreshnessBadge*>()->isVisible());
        QVERIFY(!desk.banner().isVisible());
    }

    void withoutACampaignTheWindowSaysHowToMakeOne()
    {
        const Desk desk{nothingYet()};

        QCOMPARE(desk.text("emptyTitle"), QStringLiteral("No campaign yet"));
        QVERIFY(desk.text("createCommand")
                    .startsWith(QStringLiteral("curl -X POST http://127.0.0.1:8081/api/coupons")));
        const auto* command = desk.window->findChild<QLabel*>(QStringLiteral("createCommand"));
        QVERIFY(command->textInteractionFlags() & Qt::TextSelectableByKeyboard);
        QVERIFY(command->isVisible());
        QCOMPARE(
            command->font().family(), QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
        QVERIFY(!desk.list().isVisible());
    }

    void theFirstCampaignIsShownAndAnotherOneWhenChosen()
    {
        const Desk desk{openingNight()};
        QVERIFY(desk.list().isVisible());
        QCOMPARE(desk.text("campaignName"), QStringLiteral("Opening night"));

        desk.list().setFocus();
        QTest::keyClick(&desk.list(), Qt::Key_Down);

        QCOMPARE(desk.text("campaignName"), QStringLiteral("Breakfast for two"));
        QCOMPARE(desk.text("remaining"), QStringLiteral("48,211"));
    }

    void theChosenCampaignStaysWhileFiguresAndRowsChange()
    {
        Desk desk{openingNight()};
        desk.list().setCurrentIndex(desk.list().model()->index(1, 0));

        Snapshot next = openingNight();
        next.campaigns.removeFirst();
        next.campaigns.prepend(sampleCampaign(8, QStringLiteral("Encore")));
        next.campaigns[1].remaining = 48'000;
        desk.show(next);

        EVENTUALLY_EQUAL(desk.text("remaining"), QStringLiteral("48,000"));
        QCOMPARE(desk.text("campaignName"), QStringLiteral("Breakfast for two"));
    }

    void whenTheLastCampaignGoesTheEmptyPageComesBack()
    {
        Desk desk{openingNight()};

        desk.show(nothingYet());

        EVENTUALLY(!desk.list().isVisible());
        QVERIFY(!desk.actions().pause()->isEnabled());
    }

    void theCurvesTakeWhatRoomIsLeftAndKeepTheirOwnBelowABanner()
    {
        Desk desk{openingNight()};
        const auto* chart = desk.window->findChild<RateChart*>();
        const int usual = chart->height();
        QVERIFY(usual >= chart->sizeHint().height());

        desk.window->resize(1920, 1080);
        EVENTUALLY(chart->height() >= 2 * chart->sizeHint().height());

        desk.window->resize(1280, 720);
        EVENTUALLY_EQUAL(chart->height(), usual);

        desk.clock.advance(14s);
        EVENTUALLY(desk.banner().isVisible());
        QVERIFY(chart->height() >= chart->sizeHint().height());
    }

    void aFrozenBackendLeavesTheWindowAliveAndTheBadgeRed()
    {
        Desk desk{openingNight()};
        QCOMPARE(desk.freshness().tone, Tone::Muted);
        int ticks = 0;
        QTimer everyMillisecond;
        connect(&everyMillisecond, &QTimer::timeout, this, [&] { ++ticks; });
        everyMillisecond.start(1ms);

        desk.clock.advance(2s);
        EVENTUALLY_EQUAL(desk.freshness().tone, Tone::Busy);
        desk.clock.advance(12s);
        EVENTUALLY_EQUAL(desk.freshness().tone, Tone::Bad);

        QCOMPARE(desk.freshness().word, QStringLiteral("frozen: 14 s ago"));
        QCOMPARE(desk.window->findChild<RateChart*>()->axisWords().second,
            QStringLiteral("the last figures"));
        QCOMPARE(desk.text("stockOutlook"), QStringLiteral("no estimate: the figures stopped"));
        QCOMPARE(desk.text("queueOutlook"), QStringLiteral("240 waiting · oldest 0.3 s"));
        QVERIFY(desk.banner().isVisible());
        EVENTUALLY(ticks > 20);
    }

    void thatFiguresAreFrozenIsSaidOnceInTheTitle()
    {
        Desk desk{openingNight()};
        const auto& health = *desk.window->findChild<StatusLabel*>(QStringLiteral("health"));
        desk.clock.advance(14s);
        EVENTUALLY_EQUAL(desk.freshness().word, QStringLiteral("frozen: 14 s ago"));
        EVENTUALLY(!health.isVisible());

        QTest::keyClick(desk.window.get(), Qt::Key_Space);
        EVENTUALLY_EQUAL(desk.freshness().word, QStringLiteral("view paused: 14 s ago"));
        QVERIFY(health.isVisible());
        QCOMPARE(health.status().word, QStringLiteral("frozen"));
        QTest::keyClick(desk.window.get(), Qt::Key_Space);
        QVERIFY(!health.isVisible());

        Snapshot next = inTrouble();
        desk.show(next);
        EVENTUALLY(health.isVisible());
        QCOMPARE(health.status().word, QStringLiteral("5 problems"));
    }

    void figuresThatComeAgainWipeTheFrozenBannerAway()
    {
        Desk desk{openingNight()};
        desk.clock.advance(14s);
        EVENTUALLY(desk.banner().isVisible());

        Snapshot next = openingNight();
        next.takenAtMs += 14'000;
        desk.show(next);

        EVENTUALLY(!desk.banner().isVisible());
        QCOMPARE(desk.freshness().tone, Tone::Muted);
    }

    void theBannerNamesTheTroubleAndGoesWithIt()
    {
        Desk desk{openingNight()};
        QVERIFY(!desk.banner().isVisible());

        desk.show(inTrouble());
        EVENTUALLY(desk.banner().isVisible());
        QString words;
        for (const QLabel* label : desk.banner().findChildren<QLabel*>())
            if (label->isVisible()) words += label->text();
        QVERIFY(words.contains(QStringLiteral("Nobody consumes partition 1")));
        QVERIFY(words.contains(QStringLiteral("Start an instance of dibs")));

        desk.show(openingNight());
        EVENTUALLY(!desk.banner().isVisible());
    }

    void aFailureIsShownWhereItWasAskedAndSurvivesTheNextFigures()
    {
        Desk desk{openingNight()};
        desk.actions().pause()->trigger();
        desk.dialog()->accept();
        QCOMPARE(desk.text("notice"), QStringLiteral("Pausing…"));

        desk.console.asked[0].done(fail(ErrorCode::Unavailable, QStringLiteral("no database.")));
        desk.show(openingNight());

        QCOMPARE(desk.text("notice"), QStringLiteral("The campaign is not paused: no database."));
        QVERIFY(desk.window->findChild<QLabel*>(QStringLiteral("notice"))->isVisible());
    }

    void closingAsksForTheCampaignsNumberWhileTheFiguresGoOn()
    {
        Desk desk{openingNight()};
        desk.actions().close()->trigger();
        QVERIFY(desk.dialog());
        auto* confirm = desk.dialog()->findChild<QPushButton*>(QStringLiteral("confirm"));
        auto* number = desk.dialog()->findChild<QLineEdit*>(QStringLiteral("number"));

        QTest::keyClicks(number, QStringLiteral("8"));
        QTest::keyClick(number, Qt::Key_Return);
        QVERIFY(!confirm->isEnabled());
        QVERIFY(desk.console.asked.isEmpty());

        Snapshot next = openingNight();
        next.campaigns[0].remaining = 2'999;
        desk.show(next);
        EVENTUALLY_EQUAL(desk.text("remaining"), QStringLiteral("2,999"));

        number->clear();
        QTest::keyClicks(number, QStringLiteral("7"));
        QTest::keyClick(number, Qt::Key_Return);
        QCOMPARE(desk.console.asked.size(), 1);
        QCOMPARE(desk.console.asked[0].command, QStringLiteral("close"));
        QCOMPARE(desk.console.asked[0].campaign, CouponId{7});
        EVENTUALLY(!desk.dialog());
    }

    void keepingTheCampaignAsksNothing()
    {
        Desk desk{openingNight()};
        desk.actions().close()->trigger();

        QTest::keyClick(desk.dialog(), Qt::Key_Escape);

        EVENTUALLY(!desk.dialog());
        QVERIFY(desk.console.asked.isEmpty());
    }

    void theCampaignToCloseStaysTheOneThatWasAskedFor()
    {
        Desk desk{openingNight()};
        desk.actions().close()->trigger();

        desk.list().setCurrentIndex(desk.list().model()->index(1, 0));
        desk.dialog()->accept();

        QCOMPARE(desk.console.asked[0].campaign, CouponId{7});
    }

    void totalsAndInstanceAreInTheStatusBar()
    {
        Snapshot night = openingNight();
        night.totals.deadLetters = 5;
        night.deadLettersWaiting = 2;
        const Desk desk{night};

        QCOMPARE(desk.text("instance"),
            QStringLiteral("127.0.0.1:8081 · up 2 h 5 min · 3 instances share the partitions"));
        QVERIFY(desk.text("totals").startsWith(QStringLiteral("accepted 119,560 · issued 14,250")));
        QVERIFY(desk.text("totals").endsWith(QStringLiteral("dead letters waiting 2")));
    }

    void inTheSmallestWindowTheAddressIsWholeAndTotalsEndWithAWholePart()
    {
        const Desk desk{openingNight()};
        desk.window->resize(desk.window->minimumSize());
        const auto shown = [&](const char* name) {
            const auto& label = desk.the<QLabel>(name);
            return elidedParts(label.text(), label.fontMetrics(), label.contentsRect().width());
        };

        EVENTUALLY_EQUAL(shown("instance"), QStringLiteral("127.0.0.1:8081 …"));
        const QString totals = shown("totals");
        QVERIFY(totals.endsWith(QStringLiteral(" …")));
        QVERIFY(desk.text("totals").startsWith(totals.chopped(1) + u'·'));
    }

    void sizeAndSplitterAreRemembered()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("ui.ini"));
        FakeConsole console;
        console.show(openingNight());
        const ManualClock clock{kSampleTakenAtMs};
        {
            QSettings settings(file, QSettings::IniFormat);
            MainWindow window({console, clock, settings});
            window.resize(1000, 600);
            window.show();
            window.findChild<QSplitter*>(QStringLiteral("splitter"))->setSizes({400, 600});
            window.close();
        }
        QSettings settings(file, QSettings::IniFormat);
        MainWindow window({console, clock, settings});
        window.show();

        QCOMPARE(window.size(), QSize(1000, 600));
        QCOMPARE(window.findChild<QSplitter*>(QStringLiteral("splitter"))->sizes().first(), 400);
    }

    void everythingThatCanBeFocusedHasANameToSpeak()
    {
        const Desk desk{openingNight()};
        for (const char* name : {"campaigns", "partitions", "remaining", "totals", "overall"})
            QVERIFY2(!desk.window->findChild<QWidget*>(QString::fromLatin1(name))
                          ->accessibleName()
                          .isEmpty(),
                name);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
