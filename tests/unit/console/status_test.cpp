#include "backend/console/status.h"

#include "backend/console/alerts.h"
#include "backend/console/events.h"
#include "backend/console/neighbour_words.h"
#include "backend/console/order_words.h"
#include "backend/console/request_words.h"

#include <QSet>
#include <QTest>

using namespace dibs::console;

namespace {

Snapshot on(PartitionState state)
{
    Snapshot snapshot;
    PartitionSnapshot partition;
    partition.partition = 1;
    partition.state = state;
    snapshot.partitions.append(partition);
    return snapshot;
}

CampaignSnapshot campaign(CampaignState state, qint64 lag)
{
    CampaignSnapshot result;
    result.partition = 1;
    result.state = state;
    result.lag = lag;
    return result;
}

}  // namespace

class StatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartitionStateHasAWordAndAShapeOfItsOwn()
    {
        QSet<QString> words;
        QSet<QChar> glyphs;
        for (const PartitionState state :
            {PartitionState::CaughtUp, PartitionState::Draining, PartitionState::Growing,
                PartitionState::Stalled, PartitionState::NoConsumer, PartitionState::Lost}) {
            words.insert(statusOf(state).word);
            glyphs.insert(glyph(statusOf(state).shape));
        }
        QCOMPARE(words.size(), 6);
        QCOMPARE(glyphs, (QSet<QChar>{u'●', u'◐', u'▲', u'■', u'○', u'✕'}));
    }

    void campaignsThatAreNotOpenAreMuted()
    {
        QString glyphs;
        for (const CampaignState state : {CampaignState::Paused, CampaignState::Scheduled,
                 CampaignState::SoldOut, CampaignState::Closed}) {
            QCOMPARE(statusOf(state).tone, Tone::Muted);
            glyphs += glyph(statusOf(state).shape);
        }
        QCOMPARE(glyphs, QStringLiteral("‖◷✓―"));
    }

    void theirShapesAreGivenToNothingElse()
    {
        QList<Status> others;
        for (const RequestOutcome each : {RequestOutcome::Issued, RequestOutcome::SoldOut,
                 RequestOutcome::Duplicate, RequestOutcome::Rejected})
            others += statusOf(each);
        for (const LetterState each :
            {LetterState::Found, LetterState::Replayed, LetterState::Discarded})
            others += statusOf(each);
        for (const Circuit each : {Circuit::Closed, Circuit::Open, Circuit::HalfOpen})
            others += statusOf(each);
        NeighbourSnapshot neighbour;
        others += statusOf(neighbour);
        neighbour.sinceMs = 1;
        others += statusOf(neighbour);
        neighbour.problem = QStringLiteral("away");
        others += statusOf(neighbour);
        others += statusOf(EventKind::DeadLetters);
        others += problemOf({.kind = AlertKind::DeadLetters}, Snapshot()).status;
        for (const QString& use : {QStringLiteral("EXPIRED"), QStringLiteral("ISSUED")}) {
            RequestStory story{.decided = true};
            story.coupon = UseOfCoupon{.status = use};
            others += stepsOf(story).constLast().status;
        }

        for (const Status& each : std::as_const(others))
            QVERIFY2(!QStringLiteral("○✕―◐‖").contains(glyph(each.shape)), qPrintable(each.word));
    }

    void outcomesHaveAShapeEach()
    {
        QString glyphs;
        for (const RequestOutcome each : {RequestOutcome::Issued, RequestOutcome::SoldOut,
                 RequestOutcome::Duplicate, RequestOutcome::Rejected})
            glyphs += glyph(statusOf(each).shape);
        QCOMPARE(glyphs, QStringLiteral("✓∅=◆"));
    }

    void anOpenCampaignShowsHowItsQueueDoes()
    {
        QCOMPARE(statusOf(campaign(CampaignState::Opened, 5), on(PartitionState::Draining)),
            statusOf(PartitionState::Draining));
    }

    void aCampaignWithoutAQueueIsCaughtUpWhileOthersOfItsPartitionWait()
    {
        QCOMPARE(statusOf(campaign(CampaignState::Opened, 0), on(PartitionState::Growing)),
            statusOf(PartitionState::CaughtUp));
    }

    void troubleReachesEveryOpenCampaignOfThePartition()
    {
        QCOMPARE(statusOf(campaign(CampaignState::Opened, 0), on(PartitionState::NoConsumer)),
            statusOf(PartitionState::NoConsumer));
    }

    void aSoldOutCampaignIsInTroubleOnlyWhilePeopleWait()
    {
        QCOMPARE(statusOf(campaign(CampaignState::SoldOut, 3), on(PartitionState::Stalled)),
            statusOf(PartitionState::Stalled));
        QCOMPARE(statusOf(campaign(CampaignState::SoldOut, 0), on(PartitionState::Stalled)),
            statusOf(CampaignState::SoldOut));
    }

    void withoutItsPartitionOnlyTheCampaignItselfIsKnown()
    {
        QCOMPARE(statusOf(campaign(CampaignState::Opened, 3), Snapshot()),
            statusOf(CampaignState::Opened));
    }
};

QTEST_GUILESS_MAIN(StatusTest)
#include "status_test.moc"
