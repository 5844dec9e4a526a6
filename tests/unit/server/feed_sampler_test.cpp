#include "backend/server/feed_sampler.h"

#include <QTest>

using namespace dibs;
using namespace dibs::server;

namespace {

/// Decided requests of users 1 … count.
coupon::BatchOutcome batchOf(int count)
{
    coupon::BatchOutcome batch;
    for (int user = 1; user <= count; ++user) {
        coupon::Decision decision;
        decision.request.event.userId = {user};
        decision.outcome = coupon::Outcome::Issued;
        batch.decisions.push_back(decision);
    }
    return batch;
}

}  // namespace

class FeedSamplerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAPersonCanReadIsShownWhole()
    {
        ManualClock clock;
        FeedSampler sampler(clock);

        for (int second = 0; second < 3; ++second) {
            sampler.see(batchOf(console::kFeedPerSecondMax));
            clock.advance(std::chrono::seconds(1));
        }

        const console::Feed feed = sampler.feed();
        QCOMPARE(feed.rows.size(), 3 * console::kFeedPerSecondMax);
        QVERIFY(!feed.isSampled());
        QCOMPARE(feed.rows.constFirst().serial, 1);
        QCOMPARE(feed.rows.constLast().serial, 150);
    }

    void aFloodIsSampledEvenlyAndSaysSo()
    {
        ManualClock clock;
        FeedSampler sampler(clock);

        sampler.see(batchOf(1'000));

        const console::Feed feed = sampler.feed();
        QCOMPARE(feed.rowsInSample, console::kFeedPerSecondMax);
        QCOMPARE(feed.decidedInSample, 1'000);
        QVERIFY(feed.isSampled());
        QCOMPARE(feed.rows[0].userId, UserId{1});
        QCOMPARE(feed.rows[49].userId, UserId{981});
    }

    void atFullLoadRowsGoOnComingThroughoutTheSecond()
    {
        ManualClock clock;
        FeedSampler sampler(clock);
        sampler.see(batchOf(1'000));

        for (int batch = 0; batch < 100; ++batch) {
            clock.advance(std::chrono::milliseconds(10));
            sampler.see(batchOf(1'000));
        }

        const console::Feed feed = sampler.feed();
        QCOMPARE(feed.rows.size(), 2 * console::kFeedPerSecondMax);
        QVERIFY(feed.decidedInSample >= 90'000);
    }

    void theRingHasAnEnd()
    {
        ManualClock clock;
        FeedSampler sampler(clock);

        for (int second = 0; second < 20; ++second) {
            sampler.see(batchOf(console::kFeedPerSecondMax));
            clock.advance(std::chrono::seconds(1));
        }

        const console::Feed feed = sampler.feed();
        QCOMPARE(feed.rows.size(), console::kFeedRowsMax);
        QCOMPARE(feed.rows.constLast().serial, 1'000);
    }
};

QTEST_GUILESS_MAIN(FeedSamplerTest)
#include "feed_sampler_test.moc"
