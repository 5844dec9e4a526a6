#include "backend/console/console_json.h"

#include <QTest>

using namespace dibs;
using namespace dibs::console;

namespace {

Snapshot whole()
{
    Snapshot snapshot{.takenAtMs = 1'000,
        .instance = QStringLiteral("here"),
        .version = QStringLiteral("1"),
        .readOnly = true};
    snapshot.campaigns
        = {{.couponId = {9'007'199'254'740'993}, .description = QStringLiteral("밤")},
            {.couponId = {2},
                .state = CampaignState::SoldOut,
                .issuedPerSecond = 0.1,
                .closesAtMs = 5,
                .expiresAtMs = 6}};
    snapshot.partitions = {{.partition = 0,
                               .logEnd = 7,
                               .oldestWaitMs = 3,
                               .state = PartitionState::NoConsumer,
                               .stuckMs = 5,
                               .stoppedBecause = QStringLiteral("why")},
        {.partition = 1}};
    snapshot.neighbours = {{.kind = NeighbourKind::Redis,
        .name = QStringLiteral("Redis"),
        .roundTripMs = 0.1,
        .sinceMs = 4}};
    snapshot.totals.refused = 12;
    snapshot.orders = OrdersSnapshot{.placedPerSecond = 1.5,
        .placed = 9,
        .paid = 5,
        .failed = 2,
        .cancelled = 1,
        .recovering = 3,
        .circuit = Circuit::HalfOpen};
    return snapshot;
}

}  // namespace

class ConsoleJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsReadBackWhole()
    {
        const Result<Snapshot> read = snapshotFrom(toJson(whole()));

        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == whole());
    }

    void storiesAndReportsComeBackTheSame()
    {
        CustomerStory story{.user = UserId{7}, .more = true};
        story.requests = {{.requestId = QStringLiteral("r"),
            .decided = true,
            .coupon = UseOfCoupon{QStringLiteral("USED"), {}, 3, 77},
            .before = {{.serial = 1, .outcome = RequestOutcome::Duplicate}}}};
        CampaignReport report{.couponId = {1},
            .rejected = {{QStringLiteral("no-such-coupon"), 3}},
            .waits = WaitFigures{1, 2, 3, 4},
            .issuedPerStep = {5, 0, 6},
            .firstDifferences = {QStringLiteral("p0@1: …")}};

        const Result<CustomerStory> storyRead = storyFrom(toJson(story));
        const Result<CampaignReport> reportRead = reportFrom(toJson(report));

        QVERIFY(storyRead && *storyRead == story);
        QVERIFY(reportRead && *reportRead == report);
    }

    void onlyWhatChangedTravels()
    {
        Snapshot later = whole();
        later.takenAtMs = 1'500;
        later.campaigns[1].issued = 8;

        const QByteArray changes = changesJson(whole(), later);

        QVERIFY(!changes.contains("9007199254740993"));
        const Result<Snapshot> read = snapshotAfter(whole(), changes);
        QVERIFY(read && *read == later);
    }

    void anotherCampaignMakesTheSnapshotWhole()
    {
        Snapshot later = whole();
        later.campaigns.prepend(CampaignSnapshot{.couponId = {3}});

        const Result<Snapshot> read = snapshotAfter({}, changesJson(whole(), later));

        QVERIFY(read && *read == later);
    }

    void changesOfWhatIsNotKnownAreRefused()
    {
        Snapshot later = whole();
        later.takenAtMs = 1'500;

        const Result<Snapshot> read = snapshotAfter({}, changesJson(whole(), later));

        QCOMPARE(read.error().code, ErrorCode::NotFound);
    }

    void garbageIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word");
        QTest::newRow("no JSON") << QByteArray("<html>") << QString();
        QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("object");
        QTest::newRow("missing") << QByteArray("{}") << QStringLiteral("takenAt");
        QByteArray json = toJson(whole());
        QTest::newRow("unknown word")
            << QByteArray(json).replace("NO_CONSUMER", "DANCING") << QStringLiteral("partitions");
        QTest::newRow("a text for a number") << QByteArray(json).replace("\"takenAt\":1000",
            "\"takenAt\":\"x\"") << QStringLiteral("takenAt");
        QTest::newRow("a fraction for a count") << QByteArray(json).replace("\"takenAt\":1000",
            "\"takenAt\":1.5") << QStringLiteral("takenAt");
    }

    void garbageIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, word);

        const Result<Snapshot> read = snapshotFrom(json);

        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY2(read.error().detail.contains(word), qPrintable(read.error().detail));
    }

    void theFeedGoesOnBehindWhatIsKnown()
    {
        Feed feed{.rows = {{.serial = 4}, {.serial = 5}, {.serial = 6}},
            .rowsInSample = 3,
            .decidedInSample = 9};
        const Feed known{.rows = {{.serial = 4}, {.serial = 5}}};

        const Result<Feed> read = feedAfter(known, feedJson(feed, 5));

        QVERIFY(read && *read == feed);
    }

    void aThousandCampaignsAreQuicklyWrittenAndRead()
    {
        Snapshot many = whole();
        for (int i = 0; i < 1'000; ++i)
            many.campaigns.append(CampaignSnapshot{.couponId = {i + 10}});

        QBENCHMARK
        {
            QVERIFY(snapshotFrom(toJson(many)));
        }
    }
};

QTEST_GUILESS_MAIN(ConsoleJsonTest)
#include "console_json_test.moc"
