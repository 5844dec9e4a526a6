#include "backend/console/local_console.h"
#include "tests/support/patience.h"

#include <QTest>

#include <thread>

using namespace dibs;
using namespace dibs::console;

namespace {

template <class Command>
Backend running(Command command)
{
    Backend backend;
    backend.command = std::move(command);
    return backend;
}

}  // namespace

class LocalConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstReadingTheSnapshotSaysThatNoneWasTaken()
    {
        const LocalConsole console{Backend{}};

        QVERIFY(console.snapshot());
        QCOMPARE(console.snapshot()->takenAtMs, 0);
    }

    void theNewestSnapshotIsHandedOutWhileTheMonitorPublishes()
    {
        LocalConsole console{Backend{}};
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

    void eachCommandIsPassedOnWithItsCampaignAndReason()
    {
        using Asked = std::tuple<qint64, CampaignCommand, QString>;
        QList<Asked> asked;
        LocalConsole console{running(
            [&](CouponId id, CampaignCommand command, const QString& reason, const Console::Done&) {
                asked.append({id.value, command, reason});
            })};

        console.pauseCampaign({1}, QStringLiteral("too fast"), [](const Result<void>&) {});
        console.resumeCampaign({2}, {}, [](const Result<void>&) {});
        console.closeCampaign({3}, QStringLiteral("over"), [](const Result<void>&) {});

        const QList<Asked> expected{{1, CampaignCommand::Pause, QStringLiteral("too fast")},
            {2, CampaignCommand::Resume, {}}, {3, CampaignCommand::Close, QStringLiteral("over")}};
        QCOMPARE(asked, expected);
    }

    void anAnswerFromAnotherThreadArrivesOnTheWindowsThread()
    {
        std::thread backend;
        LocalConsole console{
            running([&](CouponId, CampaignCommand, const QString&, const Console::Done& done) {
                backend = std::thread(
                    [done] { done(fail(ErrorCode::Conflict, QStringLiteral("no"))); });
            })};
        std::thread::id answeredOn;
        QString words;

        console.pauseCampaign({1}, {}, [&](const Result<void>& result) {
            answeredOn = std::this_thread::get_id();
            words = result ? QString() : result.error().detail;
        });
        backend.join();
        QVERIFY(words.isEmpty());

        EVENTUALLY_EQUAL(words, QStringLiteral("no"));
        QCOMPARE(answeredOn, std::this_thread::get_id());
    }

    void whatTheServerDoesNotOfferIsSaidToo()
    {
        LocalConsole console{Backend{}};
        std::optional<ErrorCode> answered;

        console.report({1}, [&](const Result<CampaignReport>& result) {
            answered = result ? std::nullopt : std::optional(result.error().code);
        });

        EVENTUALLY_EQUAL(answered, std::optional(ErrorCode::Unavailable));
    }

    void anAnswerGivenAtOnceStillComesLater()
    {
        LocalConsole console{running([](CouponId, CampaignCommand, const QString&,
                                         const Console::Done& done) { done(Result<void>()); })};
        bool answered = false;

        console.pauseCampaign({1}, {}, [&](const Result<void>&) { answered = true; });

        QVERIFY(!answered);
        EVENTUALLY(answered);
    }

    void anAnswerThatComesAfterTheConsoleIsGoneIsDropped()
    {
        Console::Done late;
        bool answered = false;
        {
            LocalConsole console{running([&](CouponId, CampaignCommand, const QString&,
                                             const Console::Done& done) { late = done; })};
            console.pauseCampaign({1}, {}, [&](const Result<void>&) { answered = true; });
        }
        late(Result<void>());
        QCoreApplication::processEvents();

        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(LocalConsoleTest)
#include "local_console_test.moc"
