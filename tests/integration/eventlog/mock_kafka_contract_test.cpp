#include "tests/integration/eventlog/event_log_contract.h"
#include "tests/integration/eventlog/kafka_room.h"
#include "tests/integration/eventlog/mock_cluster.h"

#include <QTest>

using namespace dibs;

class MockKafkaContractTest : public test::EventLogContract
{
    Q_OBJECT

protected:
    std::unique_ptr<eventlog::EventLog> create(int partitions) override
    {
        m_topic = test::newTopic();
        m_cluster.createTopic(m_topic, partitions);
        return reopen(partitions);
    }
    std::unique_ptr<eventlog::EventLog> reopen(int partitions) override
    {
        return test::openKafka(
            test::kafkaOptions(m_cluster.servers(), m_topic, partitions), m_clock);
    }

private:
    test::MockCluster m_cluster;
    QString m_topic;
};

QTEST_GUILESS_MAIN(MockKafkaContractTest)
#include "mock_kafka_contract_test.moc"
