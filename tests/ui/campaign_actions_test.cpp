#include "tests/support/fake_console.h"
#include "tests/support/patience.h"
#include "tests/support/sample_snapshots.h"
#include "ui/campaign_actions.h"

#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

CampaignSnapshot campaign(qint64 id, CampaignState state)
{
    CampaignSnapshot result = sampleCampaign(id, QStringLiteral("Spring"));
    result.state = state;
    return result;
}

}  // namespace

class CampaignActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMakesNoSenseCannotBeAsked_data()
    {
        QTest::addColumn<CampaignState>("state");
        QTest::addColumn<QString>("enabled");
        QTest::newRow("scheduled") << CampaignState::Scheduled << QStringLiteral("close");
        QTest::newRow("opened") << CampaignState::Opened << QStringLiteral("pause close");
        QTest::newRow("paused") << CampaignState::Paused << QStringLiteral("resume close");
        QTest::newRow("sold out") << CampaignState::SoldOut << QStringLiteral("close");
        QTest::newRow("closed") << CampaignState::Closed << QString();
    }
    void whatMakesNoSenseCannotBeAsked()
    {
        QFETCH(CampaignState, state);
        FakeConsole console;
        CampaignActions actions(console);

        actions.setCampaign(campaign(7, state));

        QStringList enabled;
        if (actions.pause()->isEnabled()) enabled += QStringLiteral("pause");
        if (actions.resume()->isEnabled()) enabled += QStringLiteral("resume");
        if (actions.close()->isEnabled()) enabled += QStringLiteral("close");
        QTEST(enabled.join(u' '), "enabled");
    }

    void withoutACampaignNothingCanBeAsked()
    {
        FakeConsole console;
        CampaignActions actions(console);

        actions.setCampaign(std::nullopt);

        QVERIFY(!actions.pause()->isEnabled());
        QVERIFY(!actions.close()->isEnabled());
    }

    void pausingAsksTheConsoleOnceForTheCampaignShown()
    {
        FakeConsole console;
        CampaignActions actions(console);
        actions.setCampaign(campaign(7, CampaignState::Opened));

        actions.confirmed(CampaignCommand::Pause, {7}, {});
        actions.confirmed(CampaignCommand::Pause, {7}, {});
        actions.confirmed(CampaignCommand::Close, {7}, {});

        QCOMPARE(console.asked.size(), 1);
        QCOMPARE(console.asked[0].command, QStringLiteral("pause"));
        QCOMPARE(console.asked[0].campaign, CouponId{7});
        QVERIFY(actions.notice()->pending);
    }

    void resumingAndClosingGoToTheirCampaign()
    {
        FakeConsole console;
        CampaignActions actions(console);
        actions.setCampaign(campaign(7, CampaignState::Paused));

        actions.confirmed(CampaignCommand::Resume, {7}, {});
        actions.confirmed(CampaignCommand::Close, {9}, {});

        QCOMPARE(console.asked[0].command, QStringLiteral("resume"));
        QCOMPARE(console.asked[0].campaign, CouponId{7});
        QCOMPARE(console.asked[1].command, QStringLiteral("close"));
        QCOMPARE(console.asked[1].campaign, CouponId{9});
    }

    void aReadOnlyWindowGivesNoCommandEvenIfOneIsConfirmed()
    {
        FakeConsole console;
        CampaignActions actions(console);
        actions.setCampaign(campaign(7, CampaignState::Opened));

        actions.setReadOnly(QStringLiteral("read-only"));
        actions.confirmed(CampaignCommand::Pause, {7}, {});

        QVERIFY(console.asked.isEmpty());
        QVERIFY(!actions.create()->isEnabled());
        QCOMPARE(actions.pause()->toolTip(), QStringLiteral("read-only"));
    }

    void successNeedsNoWords()
    {
        FakeConsole console;
        CampaignActions actions(console);
        actions.setCampaign(campaign(7, CampaignState::Opened));
        actions.confirmed(CampaignCommand::Pause, {7}, {});

        console.asked[0].done(Result<void>());

        QVERIFY(!actions.notice());
        QVERIFY(actions.pause()->isEnabled());
    }

    void aFailureStaysWithItsCampaignUntilDismissed()
    {
        FakeConsole console;
        CampaignActions actions(console);
        actions.setCampaign(campaign(7, CampaignState::Opened));
        actions.confirmed(CampaignCommand::Pause, {7}, {});
        console.asked[0].done(fail(ErrorCode::Unavailable, QStringLiteral("no database.")));
        const QString words = QStringLiteral("The campaign is not paused: no database.");
        QCOMPARE(actions.notice()->words, words);

        actions.setCampaign(campaign(8, CampaignState::Opened));
        QVERIFY(!actions.notice());
        actions.setCampaign(campaign(7, CampaignState::Opened));
        QCOMPARE(actions.notice()->words, words);

        actions.dismissNotice();
        QVERIFY(!actions.notice());
    }

    void theNextCommandTakesThePlaceOfAnOldFailure()
    {
        FakeConsole console;
        CampaignActions actions(console);
        actions.setCampaign(campaign(7, CampaignState::Opened));
        actions.confirmed(CampaignCommand::Pause, {7}, {});
        console.asked[0].done(fail(ErrorCode::Unavailable, QStringLiteral("no database")));

        actions.confirmed(CampaignCommand::Pause, {7}, {});

        QCOMPARE(console.asked.size(), 2);
        QCOMPARE(actions.notice()->words, QStringLiteral("Pausing…"));
    }

    void aCommandThatIsNeverAnsweredIsSaidSoAndCanBeGivenAgain()
    {
        FakeConsole console;
        CampaignActions actions(console, nullptr, std::chrono::milliseconds(20));
        actions.setCampaign(campaign(7, CampaignState::Opened));
        actions.confirmed(CampaignCommand::Pause, {7}, {});
        QVERIFY(!actions.pause()->isEnabled());

        EVENTUALLY(!actions.notice()->pending);
        QVERIFY(actions.notice()->words.startsWith(QStringLiteral("No answer for")));
        QVERIFY(actions.pause()->isEnabled());
    }

    void aLateAnswerDoesNotSpeakForTheNewerCommand()
    {
        FakeConsole console;
        CampaignActions actions(console, nullptr, std::chrono::milliseconds(20));
        actions.setCampaign(campaign(7, CampaignState::Opened));
        actions.confirmed(CampaignCommand::Pause, {7}, {});
        EVENTUALLY(!actions.notice()->pending);
        actions.confirmed(CampaignCommand::Pause, {7}, {});

        console.asked[0].done(fail(ErrorCode::Conflict, QStringLiteral("too late")));

        QVERIFY(actions.notice()->pending);
    }

    void anAnswerToAWindowThatIsGoneHarmsNobody()
    {
        FakeConsole console;
        {
            CampaignActions actions(console);
            actions.setCampaign(campaign(7, CampaignState::Opened));
            actions.confirmed(CampaignCommand::Pause, {7}, {});
        }
        console.asked[0].done(Result<void>());
    }
};

QTEST_MAIN(CampaignActionsTest)
#include "campaign_actions_test.moc"
