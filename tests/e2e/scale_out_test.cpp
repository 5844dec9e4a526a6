// Several instances share the work on real servers; whichever of them leaves, dies or freezes, no
// outcome changes, and the others take over.
#include "tests/support/campaign.h"
#include "tests/support/opening_night.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

constexpr auto kSessionTimeout = 6s;  // of the consumer group
constexpr auto kTakeOverAfterKill = kSessionTimeout + 2s;
constexpr auto kTakeOverAfterStop = 3s;  // half a second on a free machine

}  // namespace

class ScaleOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!haveServices()) QSKIP("needs the servers of ./dev services");
    }

    void othersTakeOverWhenAnInstanceIsKilledStoppedOrFrozenAndNoOutcomeChanges()
    {
        RealParts parts;
        DibsProcess one(parts.flags());
        DibsProcess two(parts.flags());
        DibsProcess three(parts.flags());
        for (DibsProcess* each : {&one, &two, &three})
            QVERIFY2(each->start(), each->errors().constData());
        OpeningNight night({one.port(), two.port(), three.port()});
        QVERIFY2(night.isOpen(), one.errors().constData());
        EVENTUALLY_EQUAL(parts.owners(), 3);

        two.kill();
        const auto afterKill = night.timeToDecide(one.port(), 60s);
        QVERIFY(afterKill);
        qInfo("taken over %s after kill -9", inSeconds(*afterKill).constData());
        QVERIFY(*afterKill <= kTakeOverAfterKill);
        QVERIFY2(two.start(), two.errors().constData());
        EVENTUALLY_EQUAL(parts.owners(), 3);

        three.signal(SIGTERM);
        const auto afterStop = night.timeToDecide(one.port(), 60s);
        QVERIFY(afterStop);
        qInfo("taken over %s after a planned stop", inSeconds(*afterStop).constData());
        QVERIFY(*afterStop <= kTakeOverAfterStop);
        QCOMPARE(three.exitCode(60s), 0);
        QVERIFY2(three.start(), three.errors().constData());
        EVENTUALLY_EQUAL(parts.owners(), 3);

        // For longer than the group waits for it: others have its partitions when it wakes up.
        three.freeze();
        const auto afterFreeze = night.timeToDecide(one.port(), 60s);
        QVERIFY(afterFreeze);
        qInfo("taken over %s after a freeze", inSeconds(*afterFreeze).constData());
        const qint64 before = night.accepted();
        EVENTUALLY(night.accepted() > before + 500);
        three.thaw();
        EVENTUALLY_EQUAL(parts.owners(), 3);
        const auto afterThaw = night.timeToDecide(three.port(), 60s);
        QVERIFY(afterThaw);

        const QString wrong = night.whatIsWrong(one.port(), parts);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%s", night.summary().constData());
        QVERIFY(night.accepted() > 1'000);  // else there was no load
    }

    void twoInstancesThatBothOwnEveryPartitionDecideEachRecordOnce()
    {
        RealParts parts;
        DibsProcess one(parts.flags());
        const QString others = parts.group() + u"-too"_qs;
        DibsProcess two(parts.flagsInGroup(others));
        QVERIFY2(one.start(), one.errors().constData());
        QVERIFY2(two.start(), two.errors().constData());
        EVENTUALLY_EQUAL(parts.owners(), 1);
        EVENTUALLY_EQUAL(parts.owners(others), 1);

        OpeningNight night({one.port(), two.port()});
        QVERIFY2(night.isOpen(), one.errors().constData());
        // Neither gets into trouble with what the other has done already.
        bool wereReady = true;
        const auto pressedEnough = [&] {
            for (const DibsProcess* each : {&one, &two})
                wereReady &= readiness(each->port()) == 200;
            return night.accepted() > 3'000;
        };
        EVENTUALLY(pressedEnough());

        const QString wrong = night.whatIsWrong(one.port(), parts);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(wereReady);
    }

    void positionsThatTheGroupHasForgottenOrThatAreWrongChangeNoOutcome()
    {
        RealParts parts;
        DibsProcess server(parts.flags());
        QVERIFY2(server.start(), server.errors().constData());
        OpeningNight night({server.port()});
        QVERIFY2(night.isOpen(), server.errors().constData());

        const auto disturb = [&](const std::function<void()>& meddle) {
            const qint64 before = night.accepted();
            EVENTUALLY(night.accepted() > before + 500);
            server.signal(SIGTERM);  // the group's positions can be changed when nobody is in it
            QCOMPARE(server.exitCode(60s), 0);
            meddle();
            QVERIFY2(server.start(), server.errors().constData());
            const auto back = night.timeToDecide(server.port(), 60s);
            QVERIFY(back);
        };
        disturb([&] { parts.stranger().forgetPositions(parts.group()); });
        if (QTest::currentTestFailed()) return;
        disturb([&] {
            parts.stranger().rewindPositions(parts.group(), parts.topic(), RealParts::kPartitions);
        });
        if (QTest::currentTestFailed()) return;

        const QString wrong = night.whatIsWrong(server.port(), parts);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(ScaleOutTest)
#include "scale_out_test.moc"
