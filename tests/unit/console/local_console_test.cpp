#include "backend/console/local_console.h"

#include <QTest>

#include <thread>

using namespace dibs;
using namespace dibs::console;

class LocalConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstReadingTheSnapshotSaysThatNoneWasTaken()
    {
        const LocalConsole console{[](CouponId, CampaignCommand, const Console::Done&) {}};

        QVERIFY(console.snapshot());
        QCOMPARE(console.snapshot()->takenAtMs, 0);
    }

    void theNewestSnapshotIsHandedOutWhileTheMonitorPublishes()
    {
        LocalConsole console{[](CouponId, CampaignCommand, const Console::Done&) {}};
        constexpr qint64 kLast = 2'000;

        std::thread monitor([&] {
            for (qint64 each = 1; each <= kLast; ++each) {
                Snapshot snapshot;
                snapshot.takenAtMs = each;
                snapshot.uptimeMs = each;
                console.publish(std::move(snapshot));
            }
        });
        qint64 seen = 0;
        bool whole = true;
        while (seen < kLast) {
            const auto snapshot = console.snapshot();
            whole
                = whole && snapshot->takenAtMs >= seen && snapshot->uptimeMs == snapshot->takenAtMs;
            seen = snapshot->takenAtMs;
        }
        monitor.join();

        QVERIFY(whole);
    }

    void eachCommandIsPassedOnWithItsCampaign()
    {
        QList<std::pair<qint64, CampaignCommand>> asked;
        LocalConsole console{[&](CouponId id, CampaignCommand command, const Console::Done&) {
            asked.append({id.value, command});
        }};

        console.pauseCampaign({1}, [](const Result<void>&) {});
        console.resumeCampaign({2}, [](const Result<void>&) {});
        console.closeCampaign({3}, [](const Result<void>&) {});

        const QList<std::pair<qint64, CampaignCommand>> expected{
            {1, CampaignCommand::Pause}, {2, CampaignCommand::Resume}, {3, CampaignCommand::Close}};
        QCOMPARE(asked, expected);
    }

    void anAnswerFromAnotherThreadArrivesOnTheWindowsThread()
    {
        std::thread backend;
        LocalConsole console{[&](CouponId, CampaignCommand, const Console::Done& done) {
            backend
                = std::thread([done] { done(fail(ErrorCode::Conflict, QStringLiteral("no"))); });
        }};
        std::thread::id answeredOn;
        QString words;

        console.pauseCampaign({1}, [&](const Result<void>& result) {
            answeredOn = std::this_thread::get_id();
            words = result ? QString() : result.error().detail;
        });
        backend.join();
        QVERIFY(words.isEmpty());

        QTRY_COMPARE(words, QStringLiteral("no"));
        QCOMPARE(answeredOn, std::this_thread::get_id());
    }

    void anAnswerGivenAtOnceStillComesLater()
    {
        LocalConsole console{
            [](CouponId, CampaignCommand, const Console::Done& done) { done(Result<void>()); }};
        bool answered = false;

        console.pauseCampaign({1}, [&](const Result<void>&) { answered = true; });

        QVERIFY(!answered);
        QTRY_VERIFY(answered);
    }

    void anAnswerThatComesAfterTheConsoleIsGoneIsDropped()
    {
        Console::Done late;
        bool answered = false;
        {
            LocalConsole console{
                [&](CouponId, CampaignCommand, const Console::Done& done) { late = done; }};
            console.pauseCampaign({1}, [&](const Result<void>&) { answered = true; });
        }
        late(Result<void>());
        QCoreApplication::processEvents();

        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(LocalConsoleTest)
#include "local_console_test.moc"
