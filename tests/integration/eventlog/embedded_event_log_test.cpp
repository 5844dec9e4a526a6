// What the embedded log promises beyond the contract: its file, its limits, its disk.
#include "backend/eventlog/embedded_event_log.h"

#include "tests/integration/eventlog/event_log_contract.h"
#include "tests/support/failing_disk.h"
#include "tests/support/table_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::eventlog;
using dibs::test::appendNow;
using dibs::test::FailingDisk;

namespace {

const auto kRecords
    = QStringLiteral("SELECT record_offset, CAST(value AS TEXT) FROM records_0 ORDER BY 1");

}  // namespace

class EmbeddedEventLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_log = std::move(*EmbeddedEventLog::open({path(), 1}, m_clock));
    }
    void cleanup() { m_log.reset(); }

    void aRecordIsInTheFileBeforeAnybodyIsToldSo()
    {
        for (int i = 0; i < 20; ++i) {
            std::promise<QString> inTheFile;
            QVERIFY(m_log->append({"k", QByteArray::number(i), {}},
                [&](Delivery) { inTheFile.set_value(rows(kRecords)); }));
            QCOMPARE(
                inTheFile.get_future().get().section(u'\n', -1), QStringLiteral("%1|%1").arg(i));
        }
    }

    void onAFullDiskNothingHappensAndItGoesOnWhenThereIsRoom()
    {
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        {
            const FailingDisk disk(FailingDisk::Fault::NoRoom);
            QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::NotPersisted);
            QCOMPARE(appendNow(*m_log, {"k", "c", {}}), Delivery::NotPersisted);
            QVERIFY2(m_log->problem().contains(u"free some space"), qPrintable(m_log->problem()));
            QCOMPARE(m_log->watermarks(0), (Watermarks{0, 1}));
        }
        QCOMPARE(rows(kRecords), u"0|a"_qs);

        QCOMPARE(appendNow(*m_log, {"k", "d", {}}), Delivery::Persisted);

        QCOMPARE(rows(kRecords), u"0|a\n1|d"_qs);
        QCOMPARE(m_log->problem(), QString());
    }

    void ifACommitMayHaveHappenedItSaysSoAndNoOffsetIsGivenTwice()
    {
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        {
            const FailingDisk disk(FailingDisk::Fault::NoSync);
            QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::PossiblyPersisted);
        }
        while (appendNow(*m_log, {"k", "c", {}}) != Delivery::Persisted) { }

        const QString found = rows(kRecords);
        QVERIFY2(found == u"0|a\n1|c" || found == u"0|a\n1|b\n2|c", qPrintable(found));
        QCOMPARE(m_log->watermarks(0).high, found.count(u'\n') + 1);
    }

    void aFullQueueRefusesAndTakesAgain()
    {
        std::promise<void> entered;
        std::promise<void> mayGo;
        std::atomic<size_t> reported = 0;
        QVERIFY(m_log->append({"k", "first", {}}, [&](Delivery) {
            entered.set_value();
            mayGo.get_future().wait();
        }));
        entered.get_future().wait();  // the writer is busy from here on

        const auto count = [&](Delivery) { ++reported; };
        for (size_t i = 0; i < EmbeddedEventLog::kPendingMax; ++i)
            QVERIFY(m_log->append({"k", "x", {}}, count));
        QVERIFY(!m_log->append({"k", "too many", {}}, count));
        mayGo.set_value();

        QCOMPARE(appendOnceThereIsRoom({"k", "last", {}}), Delivery::Persisted);
        QCOMPARE(reported, EmbeddedEventLog::kPendingMax);
    }

    void theNumberOfPartitionsIsSettledWhenTheLogIsCreated()
    {
        m_log.reset();

        const auto opened = EmbeddedEventLog::open({path(), 2}, m_clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Conflict);
        QCOMPARE(opened.error().detail,
            path()
                + u" has 1 partitions, 2 were asked for: the number is settled when the log is"
                  " created, leave it out or choose another --data directory"_qs);
    }

    void aLogOfANewerDibsIsRefused()
    {
        m_log.reset();
        test::meddle(path(), u"PRAGMA user_version=9"_qs);

        const auto opened = EmbeddedEventLog::open({path(), 1}, m_clock);

        QVERIFY(!opened);
        QVERIFY(opened.error().detail.startsWith(path() + u" was written by a newer Dibs"_qs));
    }

    void aPlaceThatCannotBeWrittenIsRefusedByName()
    {
        const QString nowhere = m_directory->filePath(u"no/such/log.db"_qs);

        const auto opened = EmbeddedEventLog::open({nowhere, 1}, m_clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(opened.error().detail.startsWith(nowhere));
    }

    void recordsCarryTheTimeAtWhichTheLogTookThem()
    {
        m_clock.advance(std::chrono::hours(1));
        const qint64 nowMs = m_clock.nowMs();

        appendNow(*m_log, {"k", "a", {}});

        QCOMPARE(rows(u"SELECT timestamp FROM records_0"_qs), QString::number(nowMs));
    }

private:
    QString path() const { return m_directory->filePath(u"log.db"_qs); }
    QString rows(const QString& select) const { return test::rows(path(), select); }
    Delivery appendOnceThereIsRoom(const NewRecord& record)
    {
        std::promise<Delivery> delivered;
        while (!m_log->append(record, [&](Delivery delivery) { delivered.set_value(delivery); }))
            std::this_thread::yield();
        return delivered.get_future().get();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    ManualClock m_clock;
    std::unique_ptr<EmbeddedEventLog> m_log;
};

QTEST_GUILESS_MAIN(EmbeddedEventLogTest)
#include "embedded_event_log_test.moc"
