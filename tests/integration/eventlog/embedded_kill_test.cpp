// A record that was reported as persisted is there, wherever kill -9 hits.
#include "backend/eventlog/embedded_event_log.h"
#include "tests/integration/eventlog/event_log_contract.h"

#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::eventlog;

namespace {

constexpr int kPartitions = 3;
constexpr qint64 kNumbersOfOneRun = 1'000'000;

}  // namespace

class EmbeddedKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasReportedPersistedSurvivesEveryKill()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"log.db"_qs);
        QSet<qint64> persisted;
        for (qint64 run = 1; run <= 4; ++run) {
            const QSet<qint64> ofRun = appendUntilKilled(path, run);
            QVERIFY(ofRun.size() >= 300 * run);
            persisted += ofRun;

            const QList<qint64> found = numbersIn(path);

            const QSet<qint64> distinct(found.cbegin(), found.cend());
            QCOMPARE(distinct.size(), found.size());  // nothing is there twice
            QCOMPARE((persisted - distinct).size(), 0);  // nothing is lost
        }
    }

private:
    /// What the other process was told is persisted, before it was killed in the middle of it.
    static QSet<qint64> appendUntilKilled(const QString& path, qint64 run)
    {
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + u"/append_until_killed"_qs,
            {path, QString::number(run * kNumbersOfOneRun)});
        QSet<qint64> numbers;
        const auto readLines = [&] {
            while (process.canReadLine()) numbers.insert(process.readLine().trimmed().toLongLong());
        };
        while (numbers.size() < 300 * run && process.waitForReadyRead()) readLines();
        process.kill();
        process.waitForFinished();
        readLines();
        return numbers;
    }

    /// All that the log holds, once it is opened again; its offsets have no gap.
    static QList<qint64> numbersIn(const QString& path)
    {
        const SystemClock clock;
        const auto log = EmbeddedEventLog::open({path, kPartitions}, clock);
        if (!log) qFatal("%s", qUtf8Printable(log.error().detail));
        const auto reader = (*log)->openReader();
        QList<qint64> numbers;
        for (int partition = 0; partition < kPartitions; ++partition) {
            const qint64 end = (*log)->watermarks(partition).high;
            const auto records = (*reader)->poll(partition, 0, static_cast<int>(end));
            if (!records || records->size() != end) qFatal("the log has a gap");
            for (const Record& record : *records) numbers.append(record.value.toLongLong());
        }
        return numbers;
    }
};

QTEST_GUILESS_MAIN(EmbeddedKillTest)
#include "embedded_kill_test.moc"
