#include "backend/history/history.h"
#include "tests/support/patience.h"
#include "tests/support/sample_snapshots.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::history;
using namespace dibs::testing;

namespace {

std::shared_ptr<const Snapshot> nightAt(double secondsLater)
{
    Snapshot snapshot = openingNight();
    snapshot.takenAtMs += static_cast<qint64>(secondsLater * 1'000);
    snapshot.uptimeMs += static_cast<qint64>(secondsLater * 1'000);
    return std::make_shared<const Snapshot>(snapshot);
}

std::shared_ptr<const Snapshot> pausedAt(double secondsLater)
{
    Snapshot snapshot = *nightAt(secondsLater);
    snapshot.campaigns[0].state = CampaignState::Paused;
    return std::make_shared<const Snapshot>(snapshot);
}

QString times(const History& history)
{
    QStringList words;
    for (const Point& each : history.points())
        words += QString::number(double(each.atMs - kSampleTakenAtMs) / 1'000);
    return words.join(u' ');
}

QString marks(const History& history)
{
    QStringList words;
    for (const Event& each : history.events()) words += wordsOf(each);
    return words.join(QStringLiteral(" / "));
}

/// What is kept of that time; null when nothing is.
std::shared_ptr<const Snapshot> ask(History& history, double secondsLater)
{
    std::shared_ptr<const Snapshot> found;
    bool answered = false;
    history.at(
        kSampleTakenAtMs + static_cast<qint64>(secondsLater * 1'000), [&](const auto& answer) {
            found = answer;
            answered = true;
        });
    if (!QTest::qWaitFor([&] { return answered; }, kPatienceMs)) qFatal("no answer");
    return found;
}

}  // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

private Q_SLOTS:
    void oneOfManyIsKeptEachTenSeconds()
    {
        History history({});
        for (int half = 0; half <= 50; ++half) history.take(nightAt(half / 2.0));

        QCOMPARE(times(history), QStringLiteral("0 10 20"));
        QVERIFY(history.events().isEmpty());
    }

    void whatHappensBetweenTwoIsMarkedAndCanBeLookedAtThere()
    {
        History history({});
        history.take(nightAt(0));
        history.take(nightAt(3));
        history.take(pausedAt(3.5));
        history.take(pausedAt(4));
        QCOMPARE(marks(history), QStringLiteral("“Opening night” was paused"));

        QCOMPARE(ask(history, 3.5)->campaigns[0].state, CampaignState::Paused);
        QCOMPARE(ask(history, 3.4)->campaigns[0].state, CampaignState::Opened);
        QVERIFY(!ask(history, -1));
    }

    void theDayComesBackAfterARestartAndSaysWhatHappenedMeanwhile()
    {
        const QString path = m_directory.filePath(QStringLiteral("history-restart.db"));
        {
            History history(path);
            history.take(nightAt(0));
            history.take(nightAt(10));
            QVERIFY(ask(history, 10));  // the file is open, and all before is written
        }
        Snapshot restarted = *pausedAt(60);
        restarted.uptimeMs = 1'000;
        History history(path);
        history.take(std::make_shared<const Snapshot>(restarted));

        EVENTUALLY_EQUAL(times(history), QStringLiteral("0 10 60"));
        QCOMPARE(marks(history),
            QStringLiteral("“Opening night” was paused / 127.0.0.1:8081 was restarted"));
        QCOMPARE(ask(history, 10)->takenAtMs, nightAt(10)->takenAtMs);
    }

    void marksThatCameLastAreWrittenAtTheEnd()
    {
        const QString path = m_directory.filePath(QStringLiteral("history-end.db"));
        {
            History history(path);
            history.take(nightAt(0));
            QVERIFY(ask(history, 0));
            history.take(pausedAt(1));
        }
        History again(path);
        EVENTUALLY_EQUAL(marks(again), QStringLiteral("“Opening night” was paused"));
    }

    void aClockSetBackBeginsAnew()
    {
        History history({});
        history.take(nightAt(0));
        history.take(nightAt(100));
        history.take(nightAt(50));

        QCOMPARE(times(history), QStringLiteral("0 50"));
    }

    void aDayIsTheEnd()
    {
        History history({});
        for (int hour = 0; hour <= 25; ++hour) history.take(nightAt(hour * 3'600.0));

        QCOMPARE(history.points().first().atMs, nightAt(2 * 3'600.0)->takenAtMs);
        QCOMPARE(history.points().size(), 24);
    }

    void onlyTheNewestQuestionIsAnswered()
    {
        History history({});
        history.take(nightAt(0));
        int answers = 0;
        for (int at = 0; at < 50; ++at)
            history.at(kSampleTakenAtMs + at, [&](const auto&) { ++answers; });
        QVERIFY(ask(history, 0));

        QCOMPARE(answers, 0);
    }

    void aFrozenFigureIsNotANewOne()
    {
        History history({});
        history.take(nightAt(0));
        history.take(nightAt(0));
        history.take(std::make_shared<const Snapshot>());

        QCOMPARE(times(history), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
