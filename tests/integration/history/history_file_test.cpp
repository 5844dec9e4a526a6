#include "backend/history/history_file.h"
#include "tests/support/sample_snapshots.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::history;
using namespace dibs::testing;

namespace {

Snapshot nightAt(qint64 secondsLater)
{
    Snapshot snapshot = openingNight();
    snapshot.takenAtMs += secondsLater * 1'000;
    return snapshot;
}

Event mark(qint64 secondsLater, EventKind kind)
{
    return {kSampleTakenAtMs + secondsLater * 1'000, kind, QStringLiteral("Night"), 7};
}

/// Seconds after the sample's moment.
QString times(const Past& past)
{
    QStringList words;
    for (const Point& each : past.points)
        words += QString::number((each.atMs - kSampleTakenAtMs) / 1'000);
    return words.join(u' ');
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

class HistoryFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_path = m_directory.filePath(QStringLiteral("%1/history-a_8081.db")
                                          .arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void whatWasAddedIsThereAfterARestart()
    {
        {
            const OpenedHistory opened = openHistory(m_path);
            QCOMPARE(opened.trouble, Trouble::None);
            QVERIFY(opened.store->add(nightAt(0), {}));
            QVERIFY(opened.store->add(nightAt(10), {mark(7, EventKind::Paused)}));
        }
        const OpenedHistory again = openHistory(m_path);
        const Result<Past> past = again.store->read();

        QVERIFY(past);
        QCOMPARE(times(*past), QStringLiteral("0 10"));
        QCOMPARE(past->points[0], pointOf(nightAt(0)));
        QCOMPARE(past->events, QList<Event>{mark(7, EventKind::Paused)});
        QCOMPARE(past->last->neighbours, nightAt(0).neighbours);
    }

    void aMomentIsTheLastThatWasKeptBeforeIt()
    {
        const OpenedHistory opened = openHistory(m_path);
        QVERIFY(opened.store->add(nightAt(0), {}));
        QVERIFY(opened.store->add(nightAt(10), {}));

        QCOMPARE(opened.store->at(kSampleTakenAtMs + 9'999)->takenAtMs, nightAt(0).takenAtMs);
        QCOMPARE(opened.store->at(kSampleTakenAtMs + 10'000)->takenAtMs, nightAt(10).takenAtMs);
        QCOMPARE(opened.store->at(kSampleTakenAtMs - 1).error().code, ErrorCode::NotFound);
    }

    void whatIsADayOldIsForgotten()
    {
        const OpenedHistory opened = openHistory(m_path);
        QVERIFY(opened.store->add(nightAt(0), {mark(0, EventKind::Paused)}));
        QVERIFY(opened.store->add(nightAt(3'600), {mark(3'600, EventKind::Resumed)}));

        QVERIFY(opened.store->add(nightAt(24 * 3'600 + 1), {}));

        QCOMPARE(times(*opened.store->read()), QStringLiteral("3600 86401"));
        QCOMPARE(opened.store->read()->events, QList<Event>{mark(3'600, EventKind::Resumed)});
    }

    void aClockSetBackForgetsWhatItHasNotReachedYet()
    {
        const OpenedHistory opened = openHistory(m_path);
        QVERIFY(opened.store->add(nightAt(0), {}));
        QVERIFY(opened.store->add(nightAt(100), {mark(100, EventKind::Paused)}));

        QVERIFY(opened.store->add(nightAt(50), {}));

        QCOMPARE(times(*opened.store->read()), QStringLiteral("0 50"));
        QVERIFY(opened.store->read()->events.isEmpty());
    }

    void manyCampaignsAreTrimmedToThoseThatAreOpenAndManyEventsToTheNewest()
    {
        const OpenedHistory opened = openHistory(m_path);
        Snapshot many = nightAt(0);
        many.campaigns.clear();
        for (int id = 1; id <= 1'000; ++id) {
            many.campaigns.append(sampleCampaign(id, QStringLiteral("c%1").arg(id)));
            if (id != 900) many.campaigns.last().state = CampaignState::Closed;
        }
        QList<Event> events;
        for (int at = 0; at < kEventsMax + 10; ++at) events += mark(-at % 60, EventKind::Paused);
        QVERIFY(opened.store->add(many, events));

        const Result<Past> past = opened.store->read();
        QCOMPARE(past->last->campaigns.size(), HistoryStore::kCampaignsMax);
        QCOMPARE(past->last->campaigns[0].couponId, CouponId{900});
        QCOMPARE(past->events.size(), kEventsMax);
    }

    void aDamagedFileIsSetAsideAndANewOneBegun_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no database") << QByteArray(5'000, 'x');
        QTest::newRow("torn") << QByteArray("SQLite format 3") + QByteArray(4'000, '\0');
    }

    void aDamagedFileIsSetAsideAndANewOneBegun()
    {
        QFETCH(QByteArray, bytes);
        QDir().mkpath(QFileInfo(m_path).absolutePath());
        write(m_path, bytes);

        const OpenedHistory opened = openHistory(m_path);

        QCOMPARE(opened.trouble, Trouble::Damaged);
        QCOMPARE(opened.detail, m_path + QStringLiteral(".damaged"));
        QVERIFY(QFile::exists(opened.detail));
        QVERIFY(opened.store->add(nightAt(0), {}));
        QVERIFY(QFile::exists(m_path));
    }

    void aFileWithATornPageInsideIsSetAside()
    {
        {
            const OpenedHistory opened = openHistory(m_path);
            for (int at = 0; at < 200; ++at) QVERIFY(opened.store->add(nightAt(at * 10), {}));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 20'000);
        for (qint64 page = 2; page < file.size() / 4'096; ++page) {
            file.seek(page * 4'096);
            file.write(QByteArray(64, '\x5a'));
        }
        file.close();

        const OpenedHistory opened = openHistory(m_path);

        QCOMPARE(opened.trouble, Trouble::Damaged);
        QVERIFY(opened.store->add(nightAt(0), {}));
    }

    /// Nothing else that is read at the start lies in it.
    void aTornPageOfMarksIsFoundBeforeAnybodyLooksBack()
    {
        {
            const OpenedHistory opened = openHistory(m_path);
            QVERIFY(opened.store->add(nightAt(0), {mark(0, EventKind::Paused)}));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(rootOf(QStringLiteral("events")));
        file.write(QByteArray(64, '\x5a'));
        file.close();

        const OpenedHistory opened = openHistory(m_path);

        QCOMPARE(opened.trouble, Trouble::Damaged);
        QVERIFY(opened.store->read());
    }

    void aFileOfANewerDibsIsSetAsideUntouched()
    {
        {
            const auto newer = sql::Connection::openSqlite(
                [this] {
                    QDir().mkpath(QFileInfo(m_path).absolutePath());
                    return m_path;
                }(),
                sql::Connection::Access::ReadWrite);
            QVERIFY(newer);
            QVERIFY((*newer)->run(QStringLiteral("CREATE TABLE later (x)")));
            QVERIFY((*newer)->run(QStringLiteral("PRAGMA user_version=99")));
        }
        const OpenedHistory opened = openHistory(m_path);

        QCOMPARE(opened.trouble, Trouble::Newer);
        QCOMPARE(opened.detail, m_path + QStringLiteral(".newer"));
        const auto kept
            = sql::Connection::openSqlite(opened.detail, sql::Connection::Access::ReadOnly);
        QVERIFY((*kept)->run(QStringLiteral("SELECT x FROM later")));
    }

    void aSecondWindowKeepsItsOwnInMemory()
    {
        const OpenedHistory first = openHistory(m_path);
        const OpenedHistory second = openHistory(m_path);

        QCOMPARE(first.trouble, Trouble::None);
        QCOMPARE(second.trouble, Trouble::Shared);
        QVERIFY(second.store->add(nightAt(0), {}));
        QVERIFY(first.store->read()->points.isEmpty());
    }

    void aPlaceThatCannotBeWrittenToLeavesMemory()
    {
        const OpenedHistory opened = openHistory(QStringLiteral("/dev/null/history-a.db"));

        QCOMPARE(opened.trouble, Trouble::Unwritable);
        QVERIFY(!opened.detail.isEmpty());
        QVERIFY(opened.store->add(nightAt(0), {}));
    }

    void filesThatNobodyHoldsAreRemovedAndOthersNot()
    {
        const QString directory = QFileInfo(m_path).absolutePath();
        QDir().mkpath(directory);
        const QString old = historyFileFor(directory, QStringLiteral("old.host:1"));
        const QString held = historyFileFor(directory, QStringLiteral("held:1"));
        const QString young = historyFileFor(directory, QStringLiteral("young:1"));
        for (const QString& each : {old, held, young}) write(each, "x");
        for (const QString& each : {old, held}) {
            QFile file(each);
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.setFileTime(
                QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime);
        }
        QFile(held).remove();
        const OpenedHistory holder = openHistory(held);
        QVERIFY(holder.store);
        // A server that says nothing for days: its window is open all the same.
        for (const char* end : {"", "-wal"}) {
            QFile file(held + QLatin1String(end));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.setFileTime(
                QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime);
        }

        removeForgotten(directory);

        QVERIFY(!QFile::exists(old));
        QVERIFY(QFile::exists(held));
        QVERIFY(QFile::exists(young));
        QCOMPARE(old, directory + QStringLiteral("/history-old.host_1.db"));
    }

private:
    /// Where the root page of a table begins.
    qint64 rootOf(const QString& table) const
    {
        constexpr qint64 kPageBytes = 4'096;
        const auto connection
            = sql::Connection::openSqlite(m_path, sql::Connection::Access::ReadOnly);
        sql::Statement& read
            = (*connection)
                  ->prepared(QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = ?"));
        const bool found = read.execute(table) && read.next();
        return found ? (read.integer(0) - 1) * kPageBytes : 0;
    }
};

QTEST_GUILESS_MAIN(HistoryFileTest)
#include "history_file_test.moc"
