#include "app/watch_page.h"
#include "backend/console/figures.h"
#include "tests/support/fake_console.h"
#include "tests/support/sample_records.h"

#include <QTest>

using namespace dibs;
using namespace dibs::app;
using namespace dibs::console;

namespace {

constexpr qint64 kNowMs = 1'767'225'600'000;

Snapshot night()
{
    Snapshot snapshot{.takenAtMs = kNowMs - 400, .environment = QStringLiteral("production")};
    snapshot.campaigns = {{.couponId = {1},
                              .description = QStringLiteral("Opening night"),
                              .state = CampaignState::Opened,
                              .totalStock = 10'000,
                              .remaining = 3'120,
                              .issued = 6'880,
                              .issuedPerSecond = 412},
        {.couponId = {2},
            .description = QStringLiteral("점심 20 %"),
            .state = CampaignState::Paused,
            .totalStock = 50,
            .remaining = 50}};
    snapshot.partitions = {{.partition = 0,
        .logEnd = 52'110,
        .position = 51'870,
        .oldestWaitMs = 3'000,
        .state = PartitionState::Stalled,
        .stuckMs = 14'000}};
    snapshot.orders = OrdersSnapshot{.placedPerSecond = 3, .paid = 40, .recovering = 2};
    snapshot.neighbours = {{.kind = NeighbourKind::Database,
        .name = QStringLiteral("MariaDB"),
        .problem = QStringLiteral("it is away"),
        .sinceMs = kNowMs}};
    return snapshot;
}

QString shown(const testing::FakeConsole& console, const WatchView& view)
{
    QStringList lines;
    for (const WatchLine& line : watchLines(console, view, kNowMs))
        lines.append(plainText(line).trimmed());
    return lines.join(u'\n');
}

}  // namespace

class WatchPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itFillsTheTerminalAndNothingStandsOut_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        QTest::newRow("the smallest") << 80 << 24;
        QTest::newRow("large") << 200 << 60;
        QTest::newRow("smaller than it should be") << 20 << 5;
    }

    void itFillsTheTerminalAndNothingStandsOut()
    {
        QFETCH(int, columns);
        QFETCH(int, rows);
        testing::FakeConsole console;
        console.show(night());
        console.show(testing::sampleFeed(1, 400));
        const WatchCustomer customer{
            .text = QStringLiteral("1042"), .story = testing::sampleStory()};
        const WatchLetters letters{.letters = testing::sampleLetters(), .toldAtMs = kNowMs};

        for (int page = 0; page <= WatchView::kPages; ++page) {
            const bool problems = page == 0;
            const auto lines = watchLines(console,
                {.columns = columns,
                    .rows = rows,
                    .page = std::max<int>(page, WatchView::Campaign),
                    .problems = problems,
                    .customer = customer,
                    .letters = letters},
                kNowMs);

            QCOMPARE(lines.size(), rows);
            for (const WatchLine& line : lines)
                QVERIFY2(cellsOf(plainText(line)) <= columns, qPrintable(plainText(line)));
        }
    }

    void oneLookTellsHowMuchIsLeftHowFastAndWhatIsWrong()
    {
        testing::FakeConsole console;
        console.show(night());

        const QString page = shown(console, {});

        for (const char* each : {"[production]", "0.4 s ago", "3,120 left of 10,000", "412/s",
                 "■ stalled", "Partition 0 has decided nothing for 14 s"})
            QVERIFY2(page.contains(QString::fromUtf8(each)), qPrintable(page));
    }

    void whatToDoIsReadToItsEndAlsoInASmallTerminal()
    {
        testing::FakeConsole console;
        console.show(night());

        for (const int page : {WatchView::Campaign, WatchView::Partitions}) {
            const QString words = shown(console, {.page = page}).simplified();
            QVERIFY2(words.contains(u"then restart that instance. Nothing accepted is lost."),
                qPrintable(words));
        }
    }

    void aFigureIsNotTornFromItsUnit()
    {
        testing::FakeConsole console;
        console.show(night());
        static const QRegularExpression kTorn(u"\\d\n *(s|min|h)\\b"_qs);

        for (int columns = 60; columns < 100; ++columns) {
            const QString page
                = shown(console, {.columns = columns, .page = WatchView::Partitions});
            QVERIFY2(!page.contains(kTorn), qPrintable(page));
        }
    }

    void theKeyOfEachPageIsSaidAndWhereOneIs()
    {
        testing::FakeConsole console;
        console.show(night());

        const QString page = shown(console, {.page = WatchView::Health});

        QVERIFY2(
            page.contains(
                u"1 campaign   2 partitions   3 feed   4 customer  ▸5 health   6 dead letters"),
            qPrintable(page));
    }

    void figuresThatStoppedAreSaidToHave()
    {
        testing::FakeConsole console;
        Snapshot old = night();
        old.takenAtMs = kNowMs - 60'000;
        console.show(old);

        const QString words = shown(console, {});
        QVERIFY2(
            words.contains(u"■ frozen: "_qs + clockTime(old.takenAtMs, kNowMs)), qPrintable(words));
        QVERIFY2(words.contains(u"stood still since"), qPrintable(words));
        for (const int page : {WatchView::Campaign, WatchView::Partitions})
            for (const WatchLine& line : watchLines(console, {.page = page}, kNowMs))
                for (const WatchSpan& span : line) {
                    const bool isOld
                        = span.text.contains(u"left of") || span.text.contains(u"■ stalled");
                    QVERIFY(!isOld || (span.tone == Tone::Muted && !span.onlyShape));
                }
    }

    void deadLettersThatWaitAreToldAndNoServerIsHealthyWithThem()
    {
        testing::FakeConsole console;
        Snapshot waiting = night();
        waiting.partitions.clear();
        console.show(waiting);
        QVERIFY(shown(console, {}).contains(u"healthy"));

        waiting.deadLettersWaiting = 3;
        console.show(waiting);
        const QString page = shown(console, {});

        QVERIFY2(!page.contains(u"healthy"), qPrintable(page));
        QVERIFY2(page.contains(u"3 records did not decode and wait"), qPrintable(page));
        QVERIFY2(page.simplified().contains(u"3 dead letters waiting ? keys"), qPrintable(page));
        QVERIFY2(page.contains(u"Press 6"), qPrintable(page));
        QVERIFY(!shown(console, {.page = WatchView::Letters}).contains(u"Press 6"));
    }

    void aServerThatIsGoneIsNamed()
    {
        testing::FakeConsole console;
        console.linked = {.state = LinkState::Gone,
            .server = QStringLiteral("http://far:8081"),
            .fault = LinkFault::Unreachable,
            .detail = QStringLiteral("connection refused"),
            .sinceMs = kNowMs};

        QVERIFY(shown(console, {}).contains(u"http://far:8081 has not been heard for 0.0 s"));
        QVERIFY(shown(console, {}).simplified().contains(u"connection refused"));

        Snapshot old = night();
        old.partitions.clear();
        old.takenAtMs = kNowMs - 14'000;
        console.show(old);
        const QString page = shown(console, {});
        QVERIFY2(page.contains(u"■ frozen: 14 s ago   ■ 1 problem"), qPrintable(page));
        QVERIFY2(!page.contains(u"! tells all"), qPrintable(page));
    }

    void thePartsOfAPageStandApart()
    {
        testing::FakeConsole console;
        console.show(night());
        console.show(testing::sampleFeed(1, 400));

        for (const bool troubled : {true, false})
            for (int page = 1; page <= WatchView::kPages; ++page) {
                Snapshot snapshot = night();
                if (!troubled) snapshot.partitions.clear();
                console.show(snapshot);
                const QStringList lines = shown(console, {.page = page}).split(u'\n');

                QCOMPARE(lines.size(), 24);
                QVERIFY(lines[2].isEmpty());  // below the names of the pages
                QVERIFY(lines[22].isEmpty());  // above the foot
                const auto todo
                    = std::find_if(lines.cbegin(), lines.cend(), [](const QString& line) {
                          return line.contains(u"Nothing accepted is lost.");
                      });
                QCOMPARE(todo != lines.cend(), troubled);
                QVERIFY2(!troubled || std::next(todo)->isEmpty(), qPrintable(lines.join(u'\n')));
            }
    }

    void eachRowOfTheFeedSaysWhenItWasDecided()
    {
        testing::FakeConsole console;
        console.show(night());
        const FeedRow row{.serial = 1,
            .couponId = {1},
            .userId = {7},
            .outcome = RequestOutcome::Issued,
            .decidedAtMs = kNowMs + 120};
        FeedRow older = row;
        older.decidedAtMs -= 86'400'000;
        console.show(Feed{.rows = {older, row}});

        const QString page = shown(console, {.page = WatchView::Feed});

        QVERIFY2(page.contains(momentTime(row.decidedAtMs, kNowMs) + u"  ✓ issued"_qs),
            qPrintable(page));
        QVERIFY2(page.contains(clockTime(older.decidedAtMs, kNowMs)), qPrintable(page));
    }

    void whenANeighbourFellIllIsToldAsInTheWindow()
    {
        testing::FakeConsole console;
        Snapshot ill = night();
        ill.neighbours[0].sinceMs = kNowMs - 21'000;
        console.show(ill);
        QVERIFY(shown(console, {.page = WatchView::Health}).contains(u"21 s ago"));

        ill.neighbours[0].sinceMs = kNowMs - 120'000;
        console.show(ill);
        QVERIFY(shown(console, {.page = WatchView::Health})
                    .contains(clockTime(kNowMs - 120'000, kNowMs)));
    }

    void theFilterLeavesWhatItNames()
    {
        testing::FakeConsole console;
        console.show(night());

        const QString page = shown(console, {.filter = QStringLiteral("점심")});

        QVERIFY(page.contains(u"50 left of 50"));
        QVERIFY(!page.contains(u"Opening night"));
    }

    void aSampledFeedSaysSo()
    {
        testing::FakeConsole console;
        console.show(Feed{.rows
            = {{.serial = 1, .couponId = {1}, .userId = {7}, .outcome = RequestOutcome::Duplicate}},
            .rowsInSample = 50,
            .decidedInSample = 9'000});

        const QString page = shown(console, {.page = WatchView::Feed});

        QVERIFY(page.contains(u"A sample: 50 of 9,000"));
        QVERIFY(page.contains(u"has one"));
    }

    void theSickNeighbourSaysWhatItHas()
    {
        testing::FakeConsole console;
        console.show(night());

        const QString page = shown(console, {.page = WatchView::Health});
        QVERIFY(page.contains(u"it is away"));
        QVERIFY(page.contains(u"■ does not work"));
    }

    void aLargeTerminalHasAllThatIsWrongAndASmallOneTheirWordsAndTheKeyThatTellsThem()
    {
        testing::FakeConsole console;
        Snapshot bad = night();
        bad.lockProblem = QStringLiteral("redis://cache refused the connection");
        console.show(bad);

        const QString large = shown(console, {.columns = 200, .rows = 60});
        QVERIFY2(large.contains(u"redis://cache refused"), qPrintable(large));
        QVERIFY2(!large.contains(u"! tells all"), qPrintable(large));

        const QString small = shown(console, {.columns = 80, .rows = 24});
        QVERIFY2(small.contains(u"also ▲ lock degraded   ! tells all"), qPrintable(small));
        QVERIFY2(!small.contains(u"redis://cache refused"), qPrintable(small));

        const QString all = shown(console, {.columns = 80, .rows = 24, .problems = true});
        for (const char* each : {"2 problems, the gravest first", "has decided nothing for 14 s",
                 "redis://cache refused", "Check that Redis is running."})
            QVERIFY2(all.simplified().contains(QString::fromUtf8(each)), qPrintable(all));
    }

    void manyProblemsLeaveRoomForThePageAndAreAllReachedByStepping()
    {
        testing::FakeConsole console;
        Snapshot bad = night();
        for (int number = 1; number < 64; ++number) {
            bad.partitions.append(bad.partitions.constFirst());
            bad.partitions.last().partition = number;
        }
        console.show(bad);

        for (const int rows : {24, 60}) {
            const QString page = shown(console, {.rows = rows});
            QVERIFY2(page.contains(u"also ■ stalled ×63   ! tells all"), qPrintable(page));
            QVERIFY2(page.contains(u"3,120 left of 10,000"), qPrintable(page));
        }
        const QString first = shown(console, {.problems = true});
        QVERIFY2(first.contains(u"↓ 61 more"), qPrintable(first));
        const QString last = shown(console, {.problems = true, .problem = 63});
        QVERIFY2(last.contains(u"Partition 63 has"), qPrintable(last));
        QVERIFY2(last.contains(u"↑ 63 before") && !last.contains(u"more"), qPrintable(last));
    }

    void ordersAreOnTheHealthPage()
    {
        testing::FakeConsole console;
        console.show(night());

        const QString page = shown(console, {.page = WatchView::Health});

        QVERIFY(
            page.contains(u"orders 3.0/s   paid 40   failed 0   recovering 2   ● coupons answer"));
    }

    void koreanTakesTwoCells()
    {
        QCOMPARE(cellsOf(QStringLiteral("밤 1")), 4);
        QCOMPARE(fitted(QStringLiteral("점심 할인"), 6), QStringLiteral("점심 …").leftJustified(4));
        QCOMPARE(fitted(QStringLiteral("밤"), 4, Qt::AlignRight), QStringLiteral("  밤"));
    }
};

QTEST_GUILESS_MAIN(WatchPageTest)
#include "watch_page_test.moc"
