#include "backend/console/campaign_words.h"

#include <QLocale>
#include <QTest>

using namespace dibs::console;

namespace {

CampaignSnapshot opened()
{
    CampaignSnapshot campaign;
    campaign.state = CampaignState::Opened;
    campaign.totalStock = 10'000;
    campaign.remaining = 3'120;
    campaign.issuedPerSecond = 390;
    return campaign;
}

Snapshot with(PartitionState state, qint64 lag, double in, double out)
{
    PartitionSnapshot partition;
    partition.state = state;
    partition.logEnd = lag;
    partition.inPerSecond = in;
    partition.outPerSecond = out;
    partition.oldestWaitMs = 300;
    Snapshot snapshot;
    snapshot.partitions.append(partition);
    return snapshot;
}

QString queueOf(const Snapshot& snapshot)
{
    CampaignSnapshot campaign = opened();
    campaign.lag = 240;
    return queueOutlook(campaign, snapshot);
}

}  // namespace

class CampaignWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void whatStandsStillSaysSinceWhenIfThatIsKnown()
    {
        CampaignSnapshot campaign = opened();
        campaign.couponId = {7};
        QCOMPARE(standstillWords(campaign, {}, 0), QString());

        campaign.state = CampaignState::SoldOut;
        QCOMPARE(standstillWords(campaign, {}, 0),
            QStringLiteral("Sold out. The report shows how it went."));
        const qint64 evening = QDateTime({2026, 3, 3}, {20, 45}).toMSecsSinceEpoch();
        const QList<Event> events{{evening - 3'600'000, EventKind::SoldOut, {}, 7},
            {evening, EventKind::SoldOut, {}, 7}, {evening + 1'000, EventKind::Closed, {}, 7},
            {evening + 60'000, EventKind::SoldOut, {}, 8}};
        QCOMPARE(standstillWords(campaign, events, evening),
            QStringLiteral("Sold out at 20:45. The report shows how it went."));

        campaign.state = CampaignState::Paused;
        QCOMPARE(standstillWords(campaign, events, evening),
            QStringLiteral("Paused. The curve goes on when it is resumed."));
    }

    void anEstimateSaysOnWhatItRests()
    {
        QCOMPARE(stockOutlook(opened(), 0), QStringLiteral("sold out in ≈ 8 s at 390/s"));
    }

    void withoutARateThereIsNoEstimateButAReason()
    {
        CampaignSnapshot campaign = opened();
        campaign.issuedPerSecond = 0;
        QCOMPARE(stockOutlook(campaign, 0), QStringLiteral("no estimate: nothing is being issued"));

        campaign.issuedPerSecond = 0.01;
        QCOMPARE(
            stockOutlook(campaign, 0), QStringLiteral("at this rate it lasts for more than a day"));

        campaign.remaining = 0;
        QCOMPARE(stockOutlook(campaign, 0), QStringLiteral("nothing is left"));
        QCOMPARE(stockOutlook(opened(), 0, Estimate::Withheld),
            QStringLiteral("no estimate: the figures stopped"));
    }

    void aCampaignThatIsNotOpenSaysWhatHappensInstead()
    {
        const QDateTime noon(QDate(2026, 3, 3), QTime(12, 0));
        CampaignSnapshot campaign = opened();
        campaign.opensAtMs = noon.toMSecsSinceEpoch();

        campaign.state = CampaignState::Scheduled;
        QCOMPARE(stockOutlook(campaign, noon.addSecs(-60).toMSecsSinceEpoch()),
            QStringLiteral("opens 12:00"));
        campaign.state = CampaignState::Paused;
        QCOMPARE(stockOutlook(campaign, 0), QStringLiteral("new requests are refused"));
        campaign.state = CampaignState::Closed;
        QCOMPARE(stockOutlook(campaign, 0), QStringLiteral("new requests are refused"));
        campaign.state = CampaignState::SoldOut;
        QCOMPARE(stockOutlook(campaign, 0), QStringLiteral("everything is issued"));

        campaign.state = CampaignState::Opened;
        campaign.closesAtMs = noon.toMSecsSinceEpoch();
        QVERIFY(stockOutlook(campaign, noon.toMSecsSinceEpoch())
                    .endsWith(QStringLiteral(" · closes 12:00")));
    }

    void anEmptyQueueIsSaidSo()
    {
        QCOMPARE(queueOutlook(opened(), Snapshot()), QStringLiteral("nobody waits"));
    }

    void whatIsUnderWayIsNotCalledWaiting()
    {
        QCOMPARE(queueOf(with(PartitionState::CaughtUp, 240, 400, 400)),
            QStringLiteral("240 under way, none for a second"));
    }

    void aQueueClearsAtTheDifferenceOfOutAndIn()
    {
        QCOMPARE(queueOf(with(PartitionState::Draining, 1'200, 100, 400)),
            QStringLiteral("240 waiting · oldest 0.3 s · clears in ≈ 4 s"));
        QCOMPARE(queueOf(with(PartitionState::Draining, 240, 0, 400)),
            QStringLiteral("240 waiting · oldest 0.3 s · clears in ≈ 1 s"));
    }

    void aQueueThatDoesNotClearSaysWhy_data()
    {
        QTest::addColumn<PartitionState>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("even") << PartitionState::Draining
                              << QStringLiteral("no estimate: as many come as are decided");
        QTest::newRow("growing") << PartitionState::Growing
                                 << QStringLiteral("not clearing: 400/s in, 400/s out");
        QTest::newRow("stalled") << PartitionState::Stalled
                                 << QStringLiteral("not clearing: nothing is being decided");
        QTest::newRow("no consumer")
            << PartitionState::NoConsumer << QStringLiteral("not clearing: nobody consumes");
        QTest::newRow("lost") << PartitionState::Lost
                              << QStringLiteral("not clearing: somebody must look");
    }
    void aQueueThatDoesNotClearSaysWhy()
    {
        QFETCH(PartitionState, state);
        QFETCH(QString, reason);
        QVERIFY(queueOf(with(state, 240, 400, 400)).endsWith(QStringLiteral(" · ") + reason));
    }

    void whatIsNotKnownOfThePartitionIsLeftOut()
    {
        QCOMPARE(queueOf(Snapshot()),
            QStringLiteral("240 waiting · no estimate: its partition is not seen"));
    }
};

QTEST_GUILESS_MAIN(CampaignWordsTest)
#include "campaign_words_test.moc"
