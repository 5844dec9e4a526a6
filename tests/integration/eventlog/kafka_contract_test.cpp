// The contract on a real Kafka: kafka://host:port in DIBS_LOG.
#include "tests/integration/eventlog/event_log_contract.h"
#include "tests/integration/eventlog/kafka_room.h"

#include <QTest>

using namespace dibs;

class KafkaContractTest : public test::EventLogContract
{
    Q_OBJECT

protected:
    std::unique_ptr<eventlog::EventLog> create(int partitions) override
    {
        m_topic = test::newTopic();
        return reopen(partitions);
    }
    std::unique_ptr<eventlog::EventLog> reopen(int partitions) override
    {
        return test::openKafka(
            test::kafkaOptions(test::realServers(), m_topic, partitions), m_clock);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (test::realKafka().isEmpty()) QSKIP("DIBS_LOG names no Kafka");
    }

private:
    QString m_topic;
};

QTEST_GUILESS_MAIN(KafkaContractTest)
#include "kafka_contract_test.moc"
