// Librdkafka's own imitation of a cluster, in this process: real sockets, and errors on demand.
#pragma once

#include "backend/platform/kafka/handles.h"

#include <librdkafka/rdkafka_mock.h>

#include <QString>

namespace dibs::test {

class MockCluster
{
public:
    MockCluster();

    /// With the topic for its dead letters, as the cluster cannot create one when asked.
    void createTopic(const QString& topic, int partitions);
    QString servers() const;

    /// The next answers to this kind of request.
    void answerProduce(std::initializer_list<rd_kafka_resp_err_t> errors);
    /// Answers come this late from now on.
    void delayAnswers(int milliseconds);
    void setDown(bool down);

private:
    kafka::Handle m_handle;
    std::unique_ptr<rd_kafka_mock_cluster_t, kafka::Destroy<rd_kafka_mock_cluster_destroy>>
        m_cluster;
};

}  // namespace dibs::test
