// The whole evening against a server that sins in one way at a time.
#include "backend/rehearsal/rehearsal.h"

#include "tests/support/fake_coupon_server.h"

#include <QEventLoop>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace dibs;
using namespace dibs::rehearsal;
using namespace std::chrono_literals;
using dibs::test::FakeCouponServer;
using dibs::test::Sin;

Q_DECLARE_METATYPE(Sin)

namespace {

constexpr auto kPatience = 60s;

QString violatedOf(const Result<Report>& result)
{
    if (!result) return QStringLiteral("error: ") + result.error().detail;
    QStringList names;
    for (const Verdict& verdict : result->proof.verdicts)
        if (!verdict.holds()) names += verdict.guarantee;
    return names.join(u' ');
}

RehearsalOptions smallEvening(const FakeCouponServer& server)
{
    RehearsalOptions options;
    options.url = server.url();
    options.users = 300;
    options.stock = 50;
    options.connections = 8;
    options.duplicates = 10;
    options.seed = 1;
    options.requestDeadline = 10s;  // generous: the machine may be busy
    options.drainStallMax = 500ms;
    options.settleMax = 1s;
    return options;
}

}  // namespace

class RehearsalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHonestServerPasses()
    {
        const FakeCouponServer server;

        const Result<Report> result = run(smallEvening(server));

        QCOMPARE(violatedOf(result), QString());
        QCOMPARE(exitCodeOf(result), 0);
        QVERIFY(server.isClosed());
        QCOMPARE(result->load.sent, 333);
        QCOMPARE(result->proof.issued, 50);
        QVERIFY(result->proof.duplicate + qint64(result->load.alreadyIssued.size()) > 0);
        QCOMPARE(result->seed, 1U);
        QVERIFY(result->notes.isEmpty());
    }

    void everySinIsFoundUnderItsName_data()
    {
        QTest::addColumn<Sin>("sin");
        QTest::addColumn<QString>("violated");
        const auto row = [](const char* name, Sin sin, const char* violated) {
            QTest::newRow(name) << sin << QString::fromLatin1(violated);
        };
        row("oversells", Sin::Oversells, "G1 G4");
        row("gives a user two", Sin::GivesTwo, "G2 G4");
        row("loses one", Sin::LosesOne, "G3");
        row("promises twice", Sin::PromisesTwice, "G3");
        row("never decides", Sin::NeverDecides, "G3");
        row("swaps two", Sin::SwapsTwo, "G4");
        row("invents one", Sin::InventsOne, "G5");
        row("under-issues", Sin::UnderIssues, "G4 G6");
        row("shuts the door early", Sin::ShutsTheDoorEarly, "G6");
    }

    void everySinIsFoundUnderItsName()
    {
        QFETCH(Sin, sin);
        QFETCH(QString, violated);
        const FakeCouponServer server(sin);
        RehearsalOptions options = smallEvening(server);
        options.settleMax = 100ms;

        const Result<Report> result = run(options);

        QCOMPARE(violatedOf(result), violated);
        QCOMPARE(exitCodeOf(result), 1);
        QVERIFY(server.isClosed());
    }

    void unkindnessIsNoInjustice_data()
    {
        QTest::addColumn<Sin>("sin");
        QTest::newRow("cuts connections") << Sin::CutsConnections;
        QTest::newRow("closes politely") << Sin::ClosesPolitely;
        QTest::newRow("falls mute") << Sin::FallsMute;
        QTest::newRow("restarts") << Sin::Restarts;
        QTest::newRow("refuses some") << Sin::RefusesSome;
        QTest::newRow("shows late") << Sin::ShowsLate;
        QTest::newRow("stalls") << Sin::Stalls;
    }

    void unkindnessIsNoInjustice()
    {
        QFETCH(Sin, sin);
        const FakeCouponServer server(sin);
        RehearsalOptions options = smallEvening(server);
        if (sin == Sin::FallsMute) options.requestDeadline = 300ms;

        const Result<Report> result = run(options);

        QCOMPARE(violatedOf(result), QString());
        QCOMPARE(exitCodeOf(result), 0);
        QVERIFY(server.isClosed());
        QCOMPARE(result->load.sent, 333);
        const bool leavesDoubt
            = sin == Sin::CutsConnections || sin == Sin::FallsMute || sin == Sin::Restarts;
        QCOMPARE(!result->load.unknown.empty(), leavesDoubt);
        QCOMPARE(result->load.unavailable > 0, sin == Sin::RefusesSome);
    }

    void aServerThatRefusesEverybodyProvesNothing()
    {
        const FakeCouponServer server(Sin::RefusesAll);

        const Result<Report> result = run(smallEvening(server));

        QCOMPARE(exitCodeOf(result), 69);
        QVERIFY(result.error().detail.startsWith(QStringLiteral("Not one press was answered")));
        QVERIFY(server.isClosed());
    }

    void aServerThatIsNotReadyIsLeftAlone()
    {
        const FakeCouponServer server(Sin::NotReady);

        const Result<Report> result = run(smallEvening(server));

        QCOMPARE(exitCodeOf(result), 69);
        QVERIFY(result.error().detail.contains(QStringLiteral("dibs --no-gui")));
        QCOMPARE(server.presses(), 0);
    }

    void amongSeveralTheOneThatIsNotReadyIsNamed()
    {
        const FakeCouponServer ready;
        const FakeCouponServer starting(Sin::NotReady);
        RehearsalOptions options = smallEvening(ready);
        for (const QUrl& other : {starting.url(), QUrl(QStringLiteral("http://127.0.0.1:1"))}) {
            options.others = {other};

            const Result<Report> result = run(options);

            QCOMPARE(exitCodeOf(result), 69);
            const QString said = result.error().detail;
            QVERIFY2(
                said.startsWith(QStringLiteral("No server is ready at %1 (").arg(other.toString())),
                qPrintable(said));
            QCOMPARE(ready.presses(), 0);
        }
    }

    void withoutAServerItSaysWhatToDo()
    {
        RehearsalOptions options;
        options.url = QUrl(QStringLiteral("http://127.0.0.1:1"));

        const Result<Report> result = run(options);

        QCOMPARE(exitCodeOf(result), 69);
        QVERIFY(result.error().detail.contains(QStringLiteral("--url")));
    }

    void aWrongOptionIsAUsageError()
    {
        RehearsalOptions options;
        options.users = 0;

        QCOMPARE(exitCodeOf(run(options)), 64);
    }

    void aCampaignThatCannotBeClosedIsNamed()
    {
        const FakeCouponServer server(Sin::CannotClose);

        const Result<Report> result = run(smallEvening(server));

        QCOMPARE(exitCodeOf(result), 0);
        QVERIFY(
            result->notes.join(u' ').contains(QStringLiteral("campaign 77 could not be closed")));
    }

    void progressGoesFromTheFirstPressToTheLastDecision()
    {
        const FakeCouponServer server;
        Rehearsal rehearsal(smallEvening(server));
        QList<Progress> seen;
        connect(&rehearsal, &Rehearsal::progressed, &rehearsal,
            [&seen](const Progress& progress) { seen += progress; });
        QSignalSpy finished(&rehearsal, &Rehearsal::finished);

        rehearsal.start();

        QVERIFY(finished.wait(120'000));
        QVERIFY(seen.first().phase == Progress::Phase::Sending && seen.first().done == 0);
        QVERIFY(seen.last().phase == Progress::Phase::Deciding);
        QVERIFY(std::ranges::any_of(seen, [](const Progress& progress) {
            return progress.phase == Progress::Phase::Sending && progress.done == 333
                && progress.perSecond > 0;
        }));
    }

    void interruptedWhilePressingItProvesWhatWasAsked()
    {
        const FakeCouponServer server;
        RehearsalOptions options = smallEvening(server);
        options.rate = 100;

        bool isDone = false;
        const Result<Report> result = run(options,
            [&server, &isDone] { return server.presses() >= 20 && !std::exchange(isDone, true); });

        QCOMPARE(violatedOf(result), QString());
        QVERIFY(result->load.sent < 300);
        QVERIFY(result->notes.join(u' ').contains(QStringLiteral("Interrupted")));
        QVERIFY(server.isClosed());
    }

    void interruptedWhileWaitingItClosesAndFails()
    {
        const FakeCouponServer server(Sin::NeverDecides);
        RehearsalOptions options = smallEvening(server);
        options.drainStallMax = 60s;

        const Result<Report> result = run(options, [&server] { return server.queueWasAskedFor(); });

        QCOMPARE(exitCodeOf(result), 69);
        QVERIFY(server.isClosed());
    }

    void interruptedTwiceWhilePressingItWaitsForNoAnswer()
    {
        const FakeCouponServer server(Sin::FallsMute);
        RehearsalOptions options = smallEvening(server);
        options.requestDeadline = 60s;
        int count = 0;

        const Result<Report> result
            = run(options, [&server, &count] { return server.presses() >= 20 && ++count <= 2; });

        QCOMPARE(exitCodeOf(result), 69);
        QVERIFY(server.isClosed());
    }

    void interruptedBeforeThePressingItStillClosesWhatItMade()
    {
        const FakeCouponServer server;

        const Result<Report> result = run(smallEvening(server), [] { return true; });

        QCOMPARE(exitCodeOf(result), 69);
        QCOMPARE(server.presses(), 0);
    }

    void theTimeLimitEndsThePressing()
    {
        const FakeCouponServer server;
        RehearsalOptions options = smallEvening(server);
        options.rate = 100;
        options.seconds = 1s;

        const Result<Report> result = run(options);

        QCOMPARE(exitCodeOf(result), 0);
        QVERIFY(result->load.sent >= 50 && result->load.sent <= 120);
    }

private:
    /// Runs a rehearsal to its end, and interrupts it whenever told to.
    static Result<Report> run(
        const RehearsalOptions& options, const std::function<bool()>& interrupts = {})
    {
        Rehearsal rehearsal(options);
        Result<Report> result = fail(ErrorCode::Corrupt, QStringLiteral("It does not end"));
        QEventLoop loop;
        connect(&rehearsal, &Rehearsal::finished, &loop, [&](const Result<Report>& finished) {
            result = finished;
            loop.quit();
        });
        QTimer often;
        connect(&often, &QTimer::timeout, &loop, [&] {
            if (interrupts()) rehearsal.interrupt();
        });
        if (interrupts) often.start(0ms);
        QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
        rehearsal.start();
        loop.exec();
        return result;
    }
};

QTEST_GUILESS_MAIN(RehearsalTest)
#include "rehearsal_test.moc"
