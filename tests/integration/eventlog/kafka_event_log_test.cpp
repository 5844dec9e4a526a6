// What the log in Kafka promises beyond the contract, on a real one: kafka://host:port in DIBS_LOG.
#include "backend/eventlog/kafka_event_log.h"

#include "backend/eventlog/kafka_log_reader.h"
#include "tests/integration/eventlog/event_log_contract.h"
#include "tests/integration/eventlog/kafka_room.h"
#include "tests/integration/eventlog/kafka_stranger.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::eventlog;
using dibs::test::appendNow;
using dibs::test::readSome;
using dibs::test::text;

namespace {

constexpr qint64 kTakeOverMsMax
    = 3'000;  // half a second on a free machine; without a farewell the session timeout

/// What kcat prints for these arguments and this input.
QString kcat(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(u"kcat"_qs, QStringList{u"-q"_qs, u"-b"_qs, test::realServers()} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished()) qFatal("kcat does not end");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// "owns 0 2"
QString owned(const EventLog& log)
{
    QString found = u"owns"_qs;
    const Assignment assignment = log.assignment();
    for (size_t i = 0; i < assignment.owned.size(); ++i)
        if (assignment.owned[i]) found += QStringLiteral(" %1").arg(i);
    return found;
}

bool ownsAll(const EventLog& log)
{
    return owned(log) == u"owns 0 1 2";
}

/// Both have some, and each partition has one owner.
bool isShared(const EventLog& a, const EventLog& b)
{
    const QString both = owned(a) + owned(b).mid(4);
    return owned(a) != u"owns" && owned(b) != u"owns" && both.size() == 10 && both.contains(u'0')
        && both.contains(u'1') && both.contains(u'2');
}

}  // namespace

class KafkaEventLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (test::realKafka().isEmpty()) QSKIP("DIBS_LOG names no Kafka");
        m_stranger = std::make_unique<test::KafkaStranger>(test::realServers());
    }
    void init()
    {
        m_topic = test::newTopic();
        m_log = open(u"host:8081"_qs);
        m_reader = std::move(*m_log->openReader());
    }
    void cleanup()
    {
        m_reader.reset();
        m_log.reset();
    }

    void theTopicIsMadeToKeepItsRecordsForEver()
    {
        const auto admin = std::move(*kafka::Admin::open({options().address, {}, {}}));
        const auto settings = admin->configuration(m_topic);

        QVERIFY(settings);
        QCOMPARE(settings->value(u"retention.ms"_qs), u"-1"_qs);
        QCOMPARE(settings->value(u"cleanup.policy"_qs), u"delete"_qs);
        QCOMPARE(settings->value(u"min.insync.replicas"_qs), u"1"_qs);
        QCOMPARE(settings->value(u"message.timestamp.type"_qs), u"LogAppendTime"_qs);
        QCOMPARE(admin->shape(m_topic + u"-dlt"_qs)->partitions, 1);
        QVERIFY(admin->roundTrip());
    }

    void othersSeeOurRecordsAsTheyAre()
    {
        appendNow(*m_log, {"coupon-1", "{}", {{"ce_id", "7"}}});

        QCOMPARE(kcat({u"-C"_qs, u"-t"_qs, m_topic, u"-e"_qs, u"-f"_qs, u"%k %s %h"_qs}),
            u"coupon-1 {} ce_id=7"_qs);
    }

    void recordsOfForeignProducersAreReadLikeOurOwnAndWakeTheReader()
    {
        const int partition = partitionOf("coupon-1", 3);
        QCOMPARE(text(m_reader->poll(partition, 0, 10)), QString());  // fetches from here on
        kcat({u"-P"_qs, u"-t"_qs, m_topic, u"-K"_qs, u"|"_qs, u"-H"_qs, u"a=b"_qs, u"-X"_qs,
                 u"topic.partitioner=murmur2_random"_qs},
            "coupon-1|hello\n");

        QElapsedTimer waited;
        waited.start();
        QList<Record> records;
        while (records.isEmpty()) {
            m_log->waitBeyond(std::vector<qint64>{0, 0, 0}, std::chrono::hours(1));
            records = *m_reader->poll(partition, 0, 10);
        }

        QCOMPARE(records.at(0).key, QByteArray("coupon-1"));
        QCOMPARE(records.at(0).value, QByteArray("hello"));
        QCOMPARE(records.at(0).headers, (QList<Header>{{"a", "b"}}));
        QVERIFY2(waited.elapsed() < 2'000, qPrintable(QString::number(waited.elapsed())));
    }

    void theEndOfWhatOthersWriteIsKnownWithinASecondOrTwo()
    {
        kcat({u"-P"_qs, u"-t"_qs, m_topic, u"-p"_qs, u"2"_qs}, "hello\n");

        EVENTUALLY_EQUAL(m_log->watermarks(2), (Watermarks{0, 1}));
    }

    void theInstancesOfAGroupShareThePartitionsAndTakeOverAtOnce()
    {
        EVENTUALLY(ownsAll(*m_log));
        auto other = open(u"host:8082"_qs);
        EVENTUALLY(isShared(*m_log, *other));
        const auto survey = m_log->survey();
        QVERIFY(survey);
        for (size_t i = 0; i < 3; ++i)
            QCOMPARE(survey->owners[i],
                (m_log->assignment().owned[i] ? u"host:8081"_qs : u"host:8082"_qs));

        QElapsedTimer elapsed;
        elapsed.start();
        other->close();
        QCOMPARE(owned(*other), u"owns"_qs);
        while (!ownsAll(*m_log) && elapsed.elapsed() < 60'000) wait();

        qInfo("taken over after %lld ms", elapsed.elapsed());
        QVERIFY(elapsed.elapsed() <= kTakeOverMsMax);
    }

    void aChangeOfTheAssignmentWakesTheWorker()
    {
        const Assignment before = m_log->assignment();
        while (m_log->assignment() == before) wait();
        QCOMPARE(owned(*m_log), u"owns 0 1 2"_qs);
        QVERIFY(m_log->assignment().generation > before.generation);
    }

    void anInstanceKnowsTheEndsOfItsPartitionsBeforeItOwnsThem()
    {
        EVENTUALLY(ownsAll(*m_log));
        auto other = open(u"host:8082"_qs);
        // Few, so that they are in the log long before the group has let the other in.
        for (int i = 0; i < 3; ++i) appendNow(*m_log, {test::keyOn(i), "x", {}});

        while (owned(*other) == u"owns") other->waitBeyond({}, std::chrono::hours(1));

        for (int i = 0; i < 3; ++i) QCOMPARE(other->watermarks(i), m_log->watermarks(i));
    }

    void positionsAreShownToOtherTools()
    {
        EVENTUALLY(ownsAll(*m_log));
        appendNow(*m_log, {test::keyOn(1), "x", {}});

        m_log->reportPosition(1, 1);

        EVENTUALLY_EQUAL(m_stranger->committed(options().group, m_topic, 1), 1);
    }

    void aTopicThatGrowsTakesNoMoreRequests()
    {
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        m_stranger->growTo(m_topic, 4);

        EVENTUALLY_EQUAL(m_log->problem(),
            QStringLiteral("topic %1 has 4 partitions now instead of 3: requests of one coupon "
                           "would come to lie on two of them")
                .arg(m_topic));
        QElapsedTimer elapsed;
        elapsed.start();
        QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::NotPersisted);
        QVERIFY(elapsed.elapsed() < 3'000);
    }

    void aTopicThatIsGoneIsAnAlarm()
    {
        appendNow(*m_log, {test::keyOn(0), "a", {}});
        QCOMPARE(text(m_reader->poll(0, 0, 1)), u"0:a"_qs);
        m_stranger->remove(m_topic);

        EVENTUALLY_EQUAL(m_log->problem(), QStringLiteral("topic %1 is gone").arg(m_topic));
        QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::NotPersisted);
    }

    void aRecordThatRetentionHasTakenIsAnAlarm()
    {
        for (const char* value : {"a", "b", "c"}) appendNow(*m_log, {test::keyOn(0), value, {}});
        m_stranger->deleteRecordsBefore(m_topic, 0, 2);

        Result<QList<Record>> records = QList<Record>();
        EVENTUALLY(!(records = m_reader->poll(0, 1, 1)));
        QCOMPARE(records.error().code, ErrorCode::Corrupt);
        QVERIFY2(
            records.error().detail.startsWith(u"the log no longer holds record 1 of partition 0"),
            qPrintable(records.error().detail));
        QCOMPARE(text(m_reader->poll(0, 2, 1)), u"2:c"_qs);
        EVENTUALLY_EQUAL(m_log->watermarks(0), (Watermarks{2, 3}));
    }

    void theMarksOfForeignTransactionsTakeTheirOffsets()
    {
        appendNow(*m_log, {test::keyOn(0), "a", {}});
        m_stranger->transact(m_topic, {"b", "c"}, true);
        m_stranger->transact(m_topic, {"d"}, false);
        EVENTUALLY_EQUAL(m_log->watermarks(0).high, 6);

        const auto records = readSome(*m_reader, 0, 0, 10);

        QCOMPARE(text(records), u"0:a 1:b 2:c 3: 4: 5:"_qs);
        QStringList markers;
        for (const Record& record : *records)
            if (record.isMarker) markers += QString::number(record.offset);
        QCOMPARE(markers.join(u' '), u"3 4 5"_qs);
        QCOMPARE(*m_reader->countByKey(0, 1), (QHash<QByteArray, qint64>{{"k", 2}}));
    }

    void deadLettersHaveATopicOfTheirOwn()
    {
        std::promise<Delivery> delivered;
        m_log->appendDeadLetter({"coupon-1", "rubbish", {{"reason", "not JSON"}}},
            [&](Delivery delivery) { delivered.set_value(delivery); });

        QCOMPARE(delivered.get_future().get(), Delivery::Persisted);
        QCOMPARE(kcat({u"-C"_qs, u"-t"_qs, m_topic + u"-dlt"_qs, u"-e"_qs, u"-f"_qs, u"%s %h"_qs}),
            u"rubbish reason=not JSON"_qs);
    }

    void anAuditReadsWithoutALog()
    {
        for (const char* value : {"a", "b"}) appendNow(*m_log, {test::keyOn(2), value, {}});

        auto audit = std::move(*KafkaLogReader::openAlone({options().address, {}, u"audit"_qs}));

        QCOMPARE(audit->identity()->incarnation, m_log->incarnation());
        QCOMPARE(audit->identity()->partitions, 3);
        QCOMPARE(text(readSome(*audit, 2, 0, 10)), u"0:a 1:b"_qs);
        appendNow(*m_log, {test::keyOn(2), "c", {}});
        QCOMPARE(text(audit->poll(2, 2, 10)), u"2:c"_qs);
        QCOMPARE(*audit->countByKey(2, 1), (QHash<QByteArray, qint64>{{test::keyOn(2), 2}}));
    }

private:
    KafkaEventLog::Options options() const
    {
        return test::kafkaOptions(test::realServers(), m_topic, 3);
    }
    std::unique_ptr<KafkaEventLog> open(const QString& instance) const
    {
        auto options = this->options();
        options.instance = instance;
        return test::openKafka(options, m_clock);
    }
    /// Until something changes; the ends do not.
    void wait() { m_log->waitBeyond({}, std::chrono::seconds(10)); }

    ManualClock m_clock;
    std::unique_ptr<test::KafkaStranger> m_stranger;
    QString m_topic;
    std::unique_ptr<KafkaEventLog> m_log;
    std::unique_ptr<LogReader> m_reader;
};

QTEST_GUILESS_MAIN(KafkaEventLogTest)
#include "kafka_event_log_test.moc"
