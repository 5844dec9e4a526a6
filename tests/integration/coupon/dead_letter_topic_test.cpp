// Kafka and MariaDB: what does not decode is one row and one record on the dead letter topic.
#include "backend/coupon/consumer/issue_worker.h"
#include "backend/coupon/service/verifier.h"
#include "backend/eventlog/kafka_event_log.h"
#include "backend/platform/kafka/topic_reader.h"
#include "tests/support/coupon_database.h"
#include "tests/support/patience.h"
#include "tests/support/services.h"

#include <QTest>
#include <QUuid>

#include <future>

using namespace dibs;
using namespace dibs::test;

namespace {

constexpr CouponId kCoupon{1};

}  // namespace

class DeadLetterTopicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!testing::haveServices()) QSKIP("`./dev services start` has the servers");
        m_database = std::make_unique<CouponDatabase>(sql::Dialect::Mysql);
        m_database->addCoupon(kCoupon, 5);
        const QString topic = u"letters-"_qs + QUuid::createUuid().toString(QUuid::WithoutBraces);
        const auto address = kafka::Address::parse(testing::logUrl().toString() + u'/' + topic);
        QVERIFY(address);
        auto log = eventlog::KafkaEventLog::open(
            {.address = *address, .partitions = 1, .group = u"group-of-"_qs + topic}, m_clock);
        QVERIFY2(log, log ? "" : qPrintable(log.error().detail));
        m_log = std::move(*log);
        m_address = *address;
        m_address.topic += u"-dlt"_qs;
    }

    void cleanup()
    {
        m_worker.reset();
        if (m_log) m_log->close();
        m_log.reset();
        m_database.reset();
    }

    void poisonAtTheHeadIsOneRowAndOneRecordAndThePartitionGoesOn()
    {
        append("poison\xff");
        append(test::event(1, {7}, kCoupon).toJson());

        start();

        EVENTUALLY_EQUAL(published(), u"0|1"_qs);
        EVENTUALLY_EQUAL(
            m_database->rows(u"SELECT user_id, outcome FROM outcomes"_qs), u"7|ISSUED"_qs);
        const QList<kafka::Message> copies = lettersOnTopic(1);
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies[0].key, keyOf(kCoupon));
        QCOMPARE(copies[0].value, QByteArray("poison\xff"));
        QCOMPARE(header(copies[0], "origin"), QByteArray("elsewhere"));
        QCOMPARE(header(copies[0], "dead-letter-partition"), QByteArray("0"));
        QCOMPARE(header(copies[0], "dead-letter-offset"), QByteArray("0"));
        QVERIFY(!header(copies[0], "dead-letter-reason").isEmpty());
        QCOMPARE(m_progress.deadLetters(), 1);
        QCOMPARE(differences(), QString());
    }

    void whatACrashLeftUnpublishedIsOnTheTopicAfterTheNextStart()
    {
        append("poison");
        start();
        EVENTUALLY_EQUAL(published(), u"0|1"_qs);
        m_worker.reset();
        // As if it had ended between the commit and the log's answer.
        m_database->meddle(u"UPDATE dead_letters SET published = 0"_qs);

        start();

        EVENTUALLY_EQUAL(published(), u"0|1"_qs);
        const QList<kafka::Message> copies = lettersOnTopic(2);
        QCOMPARE(copies.size(), 2);
        QCOMPARE(header(copies[1], "dead-letter-offset"), QByteArray("0"));
    }

private:
    void append(const QByteArray& value) const
    {
        std::promise<eventlog::Delivery> delivered;
        QVERIFY(m_log->append({keyOf(kCoupon), value, {{"origin", "elsewhere"}}},
            [&](eventlog::Delivery delivery) { delivered.set_value(delivery); }));
        QCOMPARE(delivered.get_future().get(), eventlog::Delivery::Persisted);
    }

    void start()
    {
        m_worker = std::make_unique<coupon::IssueWorker>(
            coupon::IssueWorker::Neighbours{*m_log, m_lock, m_progress, m_clock,
                [this] { return Result<std::unique_ptr<sql::Connection>>(m_database->open()); },
                [](const auto&) {}});
        m_worker->start();
    }

    QString published() const
    {
        return m_database->rows(u"SELECT record_offset, published FROM dead_letters"_qs);
    }

    /// Waits for so many; those that there are.
    QList<kafka::Message> lettersOnTopic(int count) const
    {
        const auto reader
            = kafka::TopicReader::open({m_address, {}, u"test"_qs}, m_address.topic, [] {});
        if (!reader) return {};
        QList<kafka::Message> all;
        for (int tries = 0; tries < 20 && all.size() < count; ++tries) {
            const auto fetched
                = (*reader)->fetch(0, all.size(), count + 1, std::chrono::milliseconds(1'000));
            if (fetched) all += fetched->messages;
        }
        return all;
    }

    static QByteArray header(const kafka::Message& message, const char* name)
    {
        for (const kafka::Header& each : message.headers)
            if (each.name == name) return each.value;
        return {};
    }

    QString differences() const
    {
        const auto connection = m_database->open(sql::Connection::Access::ReadOnly);
        coupon::SqlAuditQueries audit(*connection);
        const auto reader = m_log->openReader();
        if (!reader) return reader.error().detail;
        const auto report = coupon::Verifier(**reader, m_log->incarnation(), 1, audit).verify({});
        return report ? report->differences.join(u'\n') : report.error().detail;
    }

    const SystemClock m_clock;
    std::unique_ptr<CouponDatabase> m_database;
    std::unique_ptr<eventlog::KafkaEventLog> m_log;
    kafka::Address m_address;
    coupon::LocalCouponLock m_lock;
    coupon::PartitionProgress m_progress{1};
    std::unique_ptr<coupon::IssueWorker> m_worker;
};

QTEST_GUILESS_MAIN(DeadLetterTopicTest)
#include "dead_letter_topic_test.moc"
