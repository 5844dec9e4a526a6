#include "tests/integration/eventlog/event_log_contract.h"
#include "tests/support/patience.h"

#include <QTest>

#include <future>
#include <semaphore>
#include <thread>

namespace dibs::test {

using namespace std::chrono_literals;
using eventlog::Delivery;
using eventlog::EventLog;
using eventlog::LogReader;
using eventlog::NewRecord;
using eventlog::Record;
using eventlog::Watermarks;

namespace {

constexpr int kPartitions = 3;
constexpr auto kLong = 1h;  // "until something happens"

std::unique_ptr<LogReader> readerOf(EventLog& log)
{
    Result<std::unique_ptr<LogReader>> reader = log.openReader();
    if (!reader) qFatal("%s", qUtf8Printable(reader.error().detail));
    return std::move(*reader);
}

}  // namespace

Delivery appendNow(EventLog& log, NewRecord record)
{
    std::promise<Delivery> delivered;
    const bool taken = log.append(
        std::move(record), [&delivered](Delivery delivery) { delivered.set_value(delivery); });
    if (!taken) qFatal("the log refused a record");
    return delivered.get_future().get();
}

QByteArray keyOn(int partition)
{
    for (int i = 0;; ++i)
        if (const QByteArray key = "key-" + QByteArray::number(i);
            eventlog::partitionOf(key, kPartitions) == partition)
            return key;
}

Result<QList<Record>> readSome(LogReader& reader, int partition, qint64 from, qsizetype count)
{
    QList<Record> all;
    while (all.size() < count) {
        const auto records
            = reader.poll(partition, from + all.size(), static_cast<int>(count - all.size()));
        if (!records) return records;
        if (records->isEmpty()) break;
        all += *records;
    }
    return all;
}

QString text(const Result<QList<Record>>& records)
{
    if (!records) return records.error().detail;
    QStringList all;
    for (const Record& record : *records)
        all += QStringLiteral("%1:%2").arg(record.offset).arg(QString::fromUtf8(record.value));
    return all.join(u' ');
}

void EventLogContract::offsetsCountFromZeroInEachPartition()
{
    const auto log = create(kPartitions);
    for (const char* value : {"a", "b", "c"})
        for (int partition = 0; partition < kPartitions; ++partition)
            QCOMPARE(appendNow(*log, {keyOn(partition), value, {}}), Delivery::Persisted);

    const auto reader = readerOf(*log);
    for (int partition = 0; partition < kPartitions; ++partition) {
        QCOMPARE(text(readSome(*reader, partition, 0, 10)), u"0:a 1:b 2:c"_qs);
        QCOMPARE(log->watermarks(partition), (Watermarks{0, 3}));
    }
}

void EventLogContract::aKeyLandsOnItsPartition()
{
    const auto log = create(kPartitions);
    for (int i = 0; i < 20; ++i)
        appendNow(*log, {"coupon-" + QByteArray::number(i), QByteArray::number(i), {}});

    const auto reader = readerOf(*log);
    int seen = 0;
    for (int partition = 0; partition < kPartitions; ++partition) {
        const auto records = readSome(*reader, partition, 0, 100);
        QVERIFY(records);
        for (const Record& record : *records) {
            QCOMPARE(eventlog::partitionOf(record.key, kPartitions), partition);
            ++seen;
        }
    }
    QCOMPARE(seen, 20);
}

void EventLogContract::aRecordComesBackAsItWasAppended()
{
    const auto log = create(1);
    const QByteArray value("{\"any\":\"bytes\"}\0\xff", 17);
    const QList<eventlog::Header> headers{{"traceparent", "00-1"}, {"ce_id", "7"}};
    appendNow(*log, {"coupon-1", value, headers});
    appendNow(*log, {"coupon-1", "", {}});

    const auto records = readSome(*readerOf(*log), 0, 0, 10);

    QVERIFY(records);
    QCOMPARE(records->at(0).key, QByteArray("coupon-1"));
    QCOMPARE(records->at(0).value, value);
    QCOMPARE(records->at(0).headers, headers);
    QCOMPARE(records->at(1).value, QByteArray());
    QVERIFY(records->at(1).headers.isEmpty());
    QVERIFY(records->at(0).timestampMs > 0);
}

void EventLogContract::recordsOfOneKeyKeepTheOrderOfTheirAppends()
{
    constexpr int kEach = 500;
    const auto log = create(kPartitions);
    std::counting_semaphore<> delivered(0);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, key = "key-" + QByteArray::number(i)] {
                for (int n = 0; n < kEach; ++n)
                    while (!log->append(
                        {key, QByteArray::number(n), {}}, [&](Delivery) { delivered.release(); }))
                        std::this_thread::yield();
            });
        }
    }
    for (int n = 0; n < 4 * kEach; ++n) delivered.acquire();

    const auto reader = readerOf(*log);
    QHash<QByteArray, int> next;
    for (int partition = 0; partition < kPartitions; ++partition) {
        const auto records = readSome(*reader, partition, 0, 4 * kEach);
        QVERIFY(records);
        for (const Record& record : *records) QCOMPARE(record.value.toInt(), next[record.key]++);
    }
    QCOMPARE(next.size(), 4);
    for (const int count : next) QCOMPARE(count, kEach);
}

void EventLogContract::aPollGivesAtMostWhatItIsAskedFor()
{
    const auto log = create(1);
    for (const char* value : {"a", "b", "c", "d"}) appendNow(*log, {"k", value, {}});
    const auto reader = readerOf(*log);

    QCOMPARE(reader->poll(0, 0, 1)->size(), 1);
    QVERIFY(reader->poll(0, 1, 2)->size() <= 2);
    QCOMPARE(text(readSome(*reader, 0, 0, 2)), u"0:a 1:b"_qs);
    QCOMPARE(text(readSome(*reader, 0, 1, 2)), u"1:b 2:c"_qs);
    QCOMPARE(text(readSome(*reader, 0, 3, 2)), u"3:d"_qs);
    QCOMPARE(text(reader->poll(0, 4, 2)), QString());
    Result<QList<eventlog::Record>> beyond = QList<eventlog::Record>();
    EVENTUALLY(!(beyond = reader->poll(0, 9, 2)));
    QCOMPARE(beyond.error().code, ErrorCode::Corrupt);
}

void EventLogContract::whatIsReportedPersistedCanBeRead()
{
    const auto log = create(1);
    for (int i = 0; i < 20; ++i) {
        std::promise<QString> seen;
        QVERIFY(log->append({"k", QByteArray::number(i), {}}, [&](Delivery) {
            seen.set_value(text(readerOf(*log)->poll(0, i, 1))
                + QStringLiteral(" of %1").arg(log->watermarks(0).high));
        }));
        QCOMPARE(seen.get_future().get(), QStringLiteral("%1:%1 of %2").arg(i).arg(i + 1));
    }
}

void EventLogContract::everyAppendIsReportedExactlyOnce()
{
    constexpr size_t kRecords = 2'000;
    std::vector<std::atomic<int>> reports(kRecords);
    {
        const auto log = create(kPartitions);
        for (size_t i = 0; i < kRecords; ++i)
            QVERIFY(log->append({QByteArray::number(i), "x", {}}, [&reports, i](Delivery delivery) {
                reports[i] += delivery == Delivery::Persisted ? 1 : 100;
            }));
        log->close();
    }
    for (const auto& count : reports) QCOMPARE(count.load(), 1);
}

void EventLogContract::waitingEndsWhenARecordIsThere()
{
    const auto log = create(kPartitions);
    std::vector<qint64> positions(kPartitions);
    for (int i = 0; i < 5; ++i) {
        const std::jthread producer([&] { appendNow(*log, {keyOn(1), "x", {}}); });
        while (log->watermarks(1).high == positions[1]) log->waitBeyond(positions, kLong);
        ++positions[1];
    }
    log->waitBeyond(std::vector<qint64>{0, 4, 0}, kLong);  // it is there already
    QCOMPARE(log->watermarks(1).high, 5);
}

void EventLogContract::aWakeUpIsNeverLost()
{
    const auto log = create(1);
    const std::vector<qint64> positions{0};

    log->wake();
    log->waitBeyond(positions, kLong);  // called a moment before

    std::binary_semaphore waiting(0);
    const std::jthread other([&] {
        waiting.acquire();
        log->wake();
    });
    waiting.release();
    log->waitBeyond(positions, kLong);
}

void EventLogContract::waitingEndsWhenTheTimeIsUp()
{
    const auto log = create(1);

    log->waitBeyond(std::vector<qint64>{0}, 1ms);

    QCOMPARE(log->watermarks(0), (Watermarks{0, 0}));
}

void EventLogContract::recordsAreCountedByKey()
{
    const auto log = create(1);
    for (const char* key : {"a", "b", "a", "a"}) appendNow(*log, {key, "x", {}});

    const auto counts = readerOf(*log)->countByKey(0, 1);

    QVERIFY(counts);
    QCOMPARE(*counts, (QHash<QByteArray, qint64>{{"a", 2}, {"b", 1}}));
}

void EventLogContract::closingWritesAndReportsAllThenRefuses()
{
    const auto log = create(1);
    std::atomic<int> reported = 0;
    for (int i = 0; i < 100; ++i)
        QVERIFY(log->append({"k", "x", {}}, [&](Delivery) { ++reported; }));

    log->close();

    QCOMPARE(reported, 100);
    QCOMPARE(log->watermarks(0).high, 100);
    QVERIFY(!log->append({"k", "late", {}}, [](Delivery) {}));
    log->close();
}

void EventLogContract::theNextRunGoesOnWhereThisOneEnded()
{
    QString incarnation;
    {
        const auto log = create(kPartitions);
        incarnation = log->incarnation();
        appendNow(*log, {keyOn(2), "a", {}});
        appendNow(*log, {keyOn(2), "b", {}});
    }
    const auto log = reopen(kPartitions);
    QCOMPARE(log->incarnation(), incarnation);
    QCOMPARE(log->watermarks(2), (Watermarks{0, 2}));

    appendNow(*log, {keyOn(2), "c", {}});

    QCOMPARE(text(readSome(*readerOf(*log), 2, 0, 10)), u"0:a 1:b 2:c"_qs);
    QCOMPARE(log->watermarks(0), (Watermarks{0, 0}));
}

void EventLogContract::aNewLogIsAnotherIncarnation()
{
    const QString one = create(1)->incarnation();

    QVERIFY(!one.isEmpty());
    QVERIFY(create(1)->incarnation() != one);
}

}  // namespace dibs::test
