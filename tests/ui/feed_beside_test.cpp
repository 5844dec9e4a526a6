// The live feed beside a campaign: in a wide window, while one wants it, and still while one reads.
#include "tests/support/sample_records.h"
#include "tests/ui/desk.h"
#include "ui/widgets/feed_panel.h"
#include "ui/widgets/status_label.h"

#include <QToolButton>

using namespace dibs;
using namespace dibs::testing;

namespace {

constexpr QSize kWide{1920, 1080};
constexpr QSize kNarrow{1280, 720};

struct WideDesk : Desk {
    WideDesk()
        : Desk(openingNight())
    {
        window->resize(kWide);
        show(sampleFeed(1, 40));
    }
    FeedPanel& panel() const { return *window->findChild<FeedPanel*>(); }
    QTableView& table() const { return *panel().findChild<QTableView*>(); }
    int rows() const { return table().model()->rowCount(); }
    void toggle() const
    {
        QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    }
    /// With the cursor on a row, in the panel.
    void read() const
    {
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Down);
    }
};

}  // namespace

class FeedBesideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aWideWindowHasTheFeedBesideTheCampaignAndANarrowOneNot()
    {
        const WideDesk desk;
        EVENTUALLY(desk.panel().isVisible());
        EVENTUALLY_EQUAL(desk.rows(), 40);
        QVERIFY(desk.panel().x() > desk.list().x());

        desk.window->resize(kNarrow);
        EVENTUALLY(!desk.panel().isVisible());

        desk.window->resize(kWide);
        EVENTUALLY(desk.panel().isVisible());
    }

    void whatCameWhileItWasHiddenIsThereWhenItIsShown()
    {
        WideDesk desk;
        EVENTUALLY_EQUAL(desk.rows(), 40);
        desk.window->resize(kNarrow);
        EVENTUALLY(!desk.panel().isVisible());

        desk.show(sampleFeed(1, 60));
        QCOMPARE(desk.rows(), 40);
        desk.window->resize(kWide);

        EVENTUALLY_EQUAL(desk.rows(), 60);
    }

    void whoHidesItFindsItHiddenAfterARestartUntilTheLayoutIsReset()
    {
        WideDesk desk;
        EVENTUALLY(desk.panel().isVisible());
        QTest::mouseClick(
            desk.panel().findChild<QToolButton*>(QStringLiteral("hideFeed")), Qt::LeftButton);
        EVENTUALLY(!desk.panel().isVisible());
        desk.window->close();

        MainWindow again({desk.console, desk.clock, desk.settings});
        again.resize(kWide);
        again.show();
        const auto* panel = again.findChild<FeedPanel*>();
        QVERIFY(!panel->isVisible());
        again.findChild<WindowActions*>()->resetLayout.trigger();
        again.resize(kWide);

        EVENTUALLY(panel->isVisible());
    }

    void aKeyHidesItAndShowsItAgain()
    {
        const WideDesk desk;
        EVENTUALLY(desk.panel().isVisible());

        desk.toggle();
        EVENTUALLY(!desk.panel().isVisible());
        desk.toggle();

        EVENTUALLY(desk.panel().isVisible());
    }

    void neitherATableOfAllCampaignsNorAWallHasIt()
    {
        const WideDesk desk;
        EVENTUALLY(desk.panel().isVisible());

        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        EVENTUALLY(!desk.panel().isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
        EVENTUALLY(desk.panel().isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_F11);

        EVENTUALLY(!desk.panel().isVisible());
    }

    void rowsStandStillWhileOneReadsAndGoOnWhenOneLeaves()
    {
        WideDesk desk;
        EVENTUALLY_EQUAL(desk.rows(), 40);
        const auto* state = desk.panel().findChild<StatusLabel*>(QStringLiteral("feedSample"));
        desk.read();
        QCOMPARE(state->status().word, QStringLiteral("paused"));

        desk.show(sampleFeed(1, 50));
        QCOMPARE(desk.rows(), 40);
        QTest::keyClick(&desk.table(), Qt::Key_Escape);
        EVENTUALLY_EQUAL(desk.rows(), 50);

        desk.read();
        desk.show(sampleFeed(1, 55));
        QCOMPARE(desk.rows(), 50);
        desk.list().setFocus();
        EVENTUALLY_EQUAL(desk.rows(), 55);
    }

    void aRowOpensItsStory()
    {
        const WideDesk desk;
        EVENTUALLY_EQUAL(desk.rows(), 40);

        desk.read();
        QTest::keyClick(&desk.table(), Qt::Key_Return);

        QCOMPARE(desk.window->page()->key(), PageKey::Customer);
        QCOMPARE(desk.console.sought.size(), 1);
    }

    void itHasNamesToSpeakInBothLanguages()
    {
        const WideDesk desk;
        const auto& languages = desk.window->findChild<WindowActions*>()->languages;
        QCOMPARE(desk.panel().accessibleName(), QStringLiteral("Live feed"));

        languages.actions().constLast()->trigger();
        EVENTUALLY_EQUAL(desk.panel().accessibleName(), QStringLiteral("실시간 피드"));
        const auto* hide = desk.panel().findChild<QToolButton*>(QStringLiteral("hideFeed"));
        QCOMPARE(hide->accessibleName(), QStringLiteral("피드 숨기기"));
        QCOMPARE(desk.table().accessibleName(), QStringLiteral("처리된 요청, 최신순"));
        languages.actions().at(int(LanguageChoice::English))->trigger();
        EVENTUALLY_EQUAL(hide->accessibleName(), QStringLiteral("Hide the feed"));
    }
};

QTEST_MAIN(FeedBesideTest)
#include "feed_beside_test.moc"
