// The keys of `dibs --watch`.
#include "app/watch_desk.h"
#include "tests/support/fake_console.h"
#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"

#include <QTest>

using namespace dibs;
using namespace dibs::app;
using namespace dibs::testing;

namespace {

struct Desk {
    FakeConsole console;
    ManualClock clock{kSampleTakenAtMs};
    WatchDesk desk{console, clock};

    Desk() { console.show(openingNight()); }

    bool type(const QString& keys)
    {
        bool goesOn = true;
        for (const QChar key : keys)
            goesOn = desk.press(key == u'\n' ? WatchKey::Enter : WatchKey::Letter, key);
        return goesOn;
    }
    QString shown()
    {
        QStringList lines;
        for (const WatchLine& line : desk.lines(80, 24)) lines.append(plainText(line).trimmed());
        return lines.join(u'\n');
    }
};

}  // namespace

class WatchDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUserTypedOnTheCustomerPageIsAskedForAndShown()
    {
        Desk room;

        room.type(QStringLiteral("4/1042\n"));

        QCOMPARE(room.console.sought.size(), 1);
        QCOMPARE(room.console.sought[0].question.user, std::optional(UserId{1'042}));
        QVERIFY(room.shown().contains(u"User 1042"));

        room.console.sought[0].answer(sampleStory());

        QVERIFY2(room.shown().contains(u"User 1042 got no coupon of"), qPrintable(room.shown()));
    }

    void whoStillTypesIsToldWhatToType()
    {
        Desk room;

        room.type(QStringLiteral("4/104"));

        QVERIFY2(room.shown().contains(u"Type a user id"), qPrintable(room.shown()));
        QVERIFY(!room.shown().contains(u"nobody searched for yet"));
    }

    void aKeyShowsAllThatIsWrongAndTheArrowsGoThroughIt()
    {
        Desk room;
        room.console.show(inTrouble());

        room.type(QStringLiteral("!"));
        QVERIFY2(room.shown().contains(u"4 problems, the gravest first"), qPrintable(room.shown()));

        for (int press = 0; press < 9; ++press) room.desk.press(WatchKey::Down);
        QVERIFY2(room.shown().contains(u"↑ 3 before"), qPrintable(room.shown()));
        QVERIFY(room.shown().contains(u"Check that Redis is running."));
        room.desk.press(WatchKey::Up);
        QVERIFY2(room.shown().contains(u"↑ 2 before"), qPrintable(room.shown()));

        room.type(QStringLiteral("!"));
        QVERIFY2(room.shown().contains(u"left of 10,000"), qPrintable(room.shown()));
        for (const QChar key : {u'2', u'?'}) {
            room.type(QStringLiteral("!"));
            room.type(key);
            QVERIFY2(!room.shown().contains(u"the gravest first"), qPrintable(room.shown()));
        }
        room.type(QStringLiteral("!"));
        room.desk.press(WatchKey::Escape);
        QVERIFY(!room.shown().contains(u"the gravest first"));
    }

    void anythingElseIsARequestId()
    {
        Desk room;

        room.type(QStringLiteral("4/019b76da-a800.q7Yt\n"));

        QCOMPARE(room.console.sought[0].question.requestId, QStringLiteral("019b76da-a800.q7Yt"));
    }

    void whatNamesNobodyIsNotAskedFor()
    {
        Desk room;

        room.type(QStringLiteral("4/0\n"));

        QVERIFY(room.console.sought.isEmpty());
        QVERIFY(room.shown().contains(u"Type a user id"));
    }

    void arrowsGoThroughTheRequestsOfACustomer()
    {
        Desk room;
        room.type(QStringLiteral("4/1042\n"));
        room.console.sought[0].answer(sampleStory());

        for (int press = 0; press < 10; ++press) room.desk.press(WatchKey::Down);
        QVERIFY(room.shown().contains(u"request 4 of 4"));

        room.desk.press(WatchKey::Up);
        QVERIFY(room.shown().contains(u"request 3 of 4"));
    }

    void rAsksOnceMore()
    {
        Desk room;
        room.type(QStringLiteral("4/1042\n"));
        room.console.sought[0].answer(
            fail(ErrorCode::NotFound, QStringLiteral("no request of user 1042 is decided")));
        QVERIFY(room.shown().contains(u"not found"));

        room.type(QStringLiteral("r"));

        QCOMPARE(room.console.sought.size(), 2);
        QCOMPARE(room.console.sought[1].question, room.console.sought[0].question);
    }

    void deadLettersAreReadWhenOneTurnsToThemAndWhenTheirNumberChanges()
    {
        Desk room;
        room.desk.follow();
        QVERIFY(room.console.listed.isEmpty());

        room.type(QStringLiteral("6"));
        QCOMPARE(room.console.listed.size(), 1);
        room.console.listed[0].answer(console::DeadLetterPage{sampleLetters(), {}});
        QVERIFY(room.shown().contains(u"\"userId\" is missing"));

        console::Snapshot more = openingNight();
        more.takenAtMs += 1'000;
        more.deadLettersWaiting = 3;
        room.console.show(more);
        room.desk.follow();
        QCOMPARE(room.console.listed.size(), 2);
    }

    void sShowsDeadLettersOfAnotherState()
    {
        Desk room;
        room.type(QStringLiteral("6"));
        room.console.listed[0].answer(console::DeadLetterPage());

        room.type(QStringLiteral("s"));

        QCOMPARE(
            room.console.listed.constLast().state, std::optional(console::LetterState::Replayed));
        room.type(QStringLiteral("ss"));
        QCOMPARE(room.console.listed.constLast().state, std::nullopt);
    }

    void nothingIsPausedBeforeAYes()
    {
        Desk room;

        room.type(QStringLiteral("p"));
        QVERIFY(room.shown().contains(u"Pause “Opening night”? y / n"));
        room.type(QStringLiteral("n"));
        QVERIFY(room.console.asked.isEmpty());

        room.type(QStringLiteral("py"));
        QCOMPARE(room.console.asked.size(), 1);
        QCOMPARE(room.console.asked[0].command, QStringLiteral("pause"));
        QCOMPARE(room.console.asked[0].campaign, CouponId{7});
    }

    void keysAreLettersWhileOneTypes()
    {
        Desk room;

        QVERIFY(room.type(QStringLiteral("/quiet 4")));

        QVERIFY(room.shown().contains(u"/quiet 4"));
        room.desk.press(WatchKey::Escape);
        QVERIFY(room.shown().contains(u"3,120 left of 10,000"));
        QVERIFY(!room.type(QStringLiteral("q")));
    }
};

QTEST_GUILESS_MAIN(WatchDeskTest)
#include "watch_desk_test.moc"
