// The three answers, and what else can only be provoked on a cluster that errs on demand.
#include "tests/integration/eventlog/event_log_contract.h"
#include "tests/integration/eventlog/kafka_room.h"
#include "tests/integration/eventlog/mock_cluster.h"
#include "tests/support/patience.h"

#include <QTest>

#include <atomic>
#include <semaphore>

using namespace dibs;
using namespace dibs::eventlog;
using dibs::test::appendNow;

class MockKafkaDeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cluster = std::make_unique<test::MockCluster>();
        m_topic = test::newTopic();
        m_cluster->createTopic(m_topic, 3);
        m_log = test::openKafka(options(), m_clock);
    }
    void cleanup()
    {
        m_log.reset();
        m_cluster.reset();
    }

    void aRecordThatTheBrokerRefusesIsNotPersisted()
    {
        m_cluster->answerProduce({RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE});

        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::NotPersisted);
        QVERIFY2(
            m_log->problem().contains(u"Message size too large"), qPrintable(m_log->problem()));

        QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::Persisted);
        QCOMPARE(m_log->problem(), QString());
    }

    void anErrorThatPassesIsNotSeen()
    {
        m_cluster->answerProduce(
            {RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION});

        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        QCOMPARE(m_log->watermarks(partitionOf("k", 3)).high, 1);
    }

    void whatWasSentAndNeverAnsweredIsPossiblyPersisted()
    {
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        m_cluster->delayAnswers(60'000);

        QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::PossiblyPersisted);
    }

    void whatIsUnderWayWhenItClosesIsPossiblyPersisted()
    {
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        m_cluster->delayAnswers(60'000);
        std::atomic<int> reports = 0;
        Delivery last = Delivery::Persisted;
        QVERIFY(m_log->append({"k", "b", {}}, [&](Delivery delivery) {
            last = delivery;
            ++reports;
        }));

        m_log->close();

        QCOMPARE(reports, 1);
        QCOMPARE(last, Delivery::PossiblyPersisted);
    }

    void whenNoBrokerAnswersItSaysSoAndGoesOnWhenOneDoes()
    {
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        m_cluster->setDown(true);
        QTRY_VERIFY2(m_log->problem().startsWith(u"no answer from "_qs + m_cluster->servers()),
            qPrintable(m_log->problem()));
        QCOMPARE(appendNow(*m_log, {"k", "b", {}}), Delivery::NotPersisted);

        m_cluster->setDown(false);

        EVENTUALLY_EQUAL(m_log->problem(), QString());
        QCOMPARE(appendNow(*m_log, {"k", "c", {}}), Delivery::Persisted);
    }

    void afterAFatalErrorAnotherProducerTakesOver()
    {
        constexpr int kEach = 50;
        QCOMPARE(appendNow(*m_log, {"k", "a", {}}), Delivery::Persisted);
        m_cluster->delayAnswers(200);
        std::counting_semaphore<> reported(0);
        for (int i = 0; i < kEach; ++i)
            QVERIFY(m_log->append({"k", "x", {}}, [&](Delivery) { reported.release(); }));

        m_log->failFatally();
        for (int i = 0; i < kEach; ++i)
            QVERIFY(m_log->append({"k", "y", {}}, [&](Delivery) { reported.release(); }));

        for (int i = 0; i < 2 * kEach; ++i) reported.acquire();
        m_cluster->delayAnswers(0);
        EVENTUALLY_EQUAL(appendNow(*m_log, {"k", "z", {}}), Delivery::Persisted);
    }

    void beyondTheLimitItRefuses()
    {
        m_cluster->delayAnswers(60'000);
        std::atomic<size_t> reported = 0;
        const auto count = [&](Delivery) { ++reported; };
        for (size_t i = 0; i < KafkaEventLog::kPendingMax; ++i)
            QVERIFY(m_log->append({"k", "x", {}}, count));
        QVERIFY(!m_log->append({"k", "too many", {}}, count));

        m_log->close();

        QCOMPARE(reported, KafkaEventLog::kPendingMax);
    }

    void keysLieWhereKafkasOwnPartitionerPutsThem()
    {
        for (int i = 0; i < 2'000; ++i) {
            const QByteArray key = "coupon-" + QByteArray::number(i * 7919);
            for (const int count : {1, 3, 12, 1'000})
                QCOMPARE(partitionOf(key, count),
                    rd_kafka_msg_partitioner_murmur2(nullptr, key.constData(),
                        static_cast<size_t>(key.size()), count, nullptr, nullptr));
        }
    }

    void aClusterThatIsNotThereIsNamed()
    {
        auto options = test::kafkaOptions(u"127.0.0.1:1"_qs, m_topic, 3);

        const auto opened = KafkaEventLog::open(options, m_clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(opened.error().detail.startsWith(u"no answer from 127.0.0.1:1 ("));
    }

    void anotherNumberOfPartitionsThanThereAreIsRefused()
    {
        const auto opened
            = KafkaEventLog::open(test::kafkaOptions(m_cluster->servers(), m_topic, 4), m_clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Conflict);
        QCOMPARE(opened.error().detail,
            QStringLiteral("topic %1 has 3 partitions, 4 were asked for: the number is settled "
                           "when the topic is created, leave it out or choose another topic")
                .arg(m_topic));
    }

    void whoeverDoesNotAskGetsThePartitionsThatThereAre()
    {
        auto log = test::openKafka(
            test::kafkaOptions(m_cluster->servers(), m_topic, std::nullopt), m_clock);

        QCOMPARE(log->partitionCount(), 3);
    }

    void onlySettingsOfTheConnectionArePassedThrough()
    {
        auto options = this->options();
        options.passThrough = {{"linger.ms", "5"}};

        const auto opened = KafkaEventLog::open(options, m_clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::BadRequest);
        QCOMPARE(opened.error().detail,
            u"Kafka setting linger.ms cannot be chosen: Dibs relies on its own; security.protocol,"
            " sasl.* and ssl.* can"_qs);
    }

private:
    KafkaEventLog::Options options() const
    {
        return test::kafkaOptions(m_cluster->servers(), m_topic, 3);
    }

    ManualClock m_clock;
    std::unique_ptr<test::MockCluster> m_cluster;
    QString m_topic;
    std::unique_ptr<KafkaEventLog> m_log;
};

QTEST_GUILESS_MAIN(MockKafkaDeliveryTest)
#include "mock_kafka_delivery_test.moc"
