#include "tests/support/fake_console.h"
#include "tests/support/sample_snapshots.h"
#include "ui/campaign_actions.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/big_number.h"
#include "ui/widgets/campaign_header.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/status_label.h"

#include <QTest>
#include <QToolButton>

#include <limits>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

class CampaignHeaderTest : public QObject
{
    Q_OBJECT

private:
    const Theme m_theme = lightTheme();

    static QString textOf(const CampaignHeader& header, const char* name)
    {
        return header.findChild<QLabel*>(QString::fromLatin1(name))->text();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theNumberIsWhatIsLeft()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        const Snapshot night = openingNight();

        header.setCampaign(night.campaigns[0], night);

        QCOMPARE(textOf(header, "remaining"), QStringLiteral("3,120"));
        QCOMPARE(textOf(header, "leftOf"), QStringLiteral("left of 10,000"));
        QCOMPARE(textOf(header, "stockOutlook"), QStringLiteral("sold out in ≈ 8 s at 412/s"));
        QCOMPARE(textOf(header, "queueOutlook"),
            QStringLiteral("240 waiting · oldest 0.3 s · clears in ≈ 1 s"));
        QCOMPARE(header.findChild<StatusLabel*>(QStringLiteral("campaignStatus"))->status().word,
            QStringLiteral("draining"));
    }

    void aSoldOutCampaignHasZeroLeftAndNoEstimate()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        const Snapshot night = openingNight();

        header.setCampaign(night.campaigns[3], night);

        QCOMPARE(textOf(header, "remaining"), QStringLiteral("0"));
        QCOMPARE(textOf(header, "stockOutlook"), QStringLiteral("everything is issued"));
        QCOMPARE(textOf(header, "queueOutlook"), QStringLiteral("nobody waits"));
    }

    void anUnknownOldestWaitIsNotWrittenAsZero()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        Snapshot night = openingNight();
        night.partitions[1].oldestWaitMs.reset();

        header.setCampaign(night.campaigns[0], night);

        QCOMPARE(textOf(header, "queueOutlook"), QStringLiteral("240 waiting · clears in ≈ 1 s"));
    }

    void aHugeNumberGetsSmallerRatherThanCutOff()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        Snapshot night = openingNight();
        night.campaigns[0].remaining = std::numeric_limits<qint64>::max();
        night.campaigns[0].totalStock = std::numeric_limits<qint64>::max();

        header.setCampaign(night.campaigns[0], night);
        header.resize(600, 200);
        header.show();

        const auto* number = header.findChild<BigNumber*>();
        QCOMPARE(number->text(), QStringLiteral("9,223,372,036,854,775,807"));
        QCoreApplication::processEvents();
        QVERIFY(number->font().pointSizeF() < kNumberPt);
        QVERIFY(number->width() >= number->fontMetrics().horizontalAdvance(number->text()));
    }

    void wordsBesideTheNumberAreReadWholeInANarrowWindow()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        Snapshot night = openingNight();
        night.campaigns[0].remaining = 8'765'432'109'876;
        night.campaigns[0].totalStock = 9'000'000'000'000;
        header.setCampaign(night.campaigns[0], night);
        header.resize(607, 200);
        header.show();
        QCoreApplication::processEvents();

        const auto* leftOf = header.findChild<QLabel*>(QStringLiteral("leftOf"));
        const auto* number = header.findChild<BigNumber*>();
        const auto isWhole = [](const QLabel& words) {
            return words.contentsRect().width()
                >= words.fontMetrics().horizontalAdvance(words.text());
        };
        QVERIFY(isWhole(*leftOf) && isWhole(*number));

        header.resize(1'400, 200);
        QCoreApplication::processEvents();
        QVERIFY(isWhole(*leftOf) && isWhole(*number));
        QCOMPARE(leftOf->font().pointSizeF(), kTitlePt);
        QCOMPARE(number->font().pointSizeF(), kNumberPt);
        for (const Figure* each : header.findChildren<Figure*>()) QVERIFY(each->isVisible());
    }

    void theNumberDoesNotMoveItsNeighboursWhileItsDigitsChange()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        Snapshot night = openingNight();
        header.setCampaign(night.campaigns[0], night);
        header.resize(980, 200);
        header.show();
        const auto* leftOf = header.findChild<QLabel*>(QStringLiteral("leftOf"));
        const int before = leftOf->x();

        night.campaigns[0].remaining = 1'111;
        header.setCampaign(night.campaigns[0], night);
        QCoreApplication::processEvents();

        QCOMPARE(leftOf->x(), before);
    }

    void aPausedCampaignOffersToResumeInstead()
    {
        FakeConsole console;
        CampaignActions actions(console);
        CampaignHeader header(m_theme, actions);
        const Snapshot night = openingNight();
        const auto offers = [&](QAction* action) {
            const auto buttons = header.findChildren<QToolButton*>();
            return std::any_of(buttons.cbegin(), buttons.cend(),
                [&](const QToolButton* each) { return each->defaultAction() == action; });
        };

        header.setCampaign(night.campaigns[0], night);
        QVERIFY(offers(actions.pause()) && !offers(actions.resume()));
        header.setCampaign(night.campaigns[4], night);
        QVERIFY(offers(actions.resume()) && !offers(actions.pause()));
        QVERIFY(offers(actions.close()));
    }
};

QTEST_MAIN(CampaignHeaderTest)
#include "campaign_header_test.moc"
