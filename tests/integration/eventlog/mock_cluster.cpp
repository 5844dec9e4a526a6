#include "tests/integration/eventlog/mock_cluster.h"

namespace dibs::test {
namespace {

constexpr int16_t kProduceRequest = 0;
constexpr int32_t kBroker = 1;

/// The cluster needs some client to live in.
rd_kafka_conf_t* quietConf()
{
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, nullptr);
    return conf;
}

}  // namespace

MockCluster::MockCluster()
    : m_handle(rd_kafka_new(RD_KAFKA_CONSUMER, quietConf(), nullptr, 0))
    , m_cluster(rd_kafka_mock_cluster_new(m_handle.get(), 1))
{
}

void MockCluster::createTopic(const QString& topic, int partitions)
{
    rd_kafka_mock_topic_create(m_cluster.get(), topic.toUtf8().constData(), partitions, 1);
    rd_kafka_mock_topic_create(m_cluster.get(), (topic.toUtf8() + "-dlt").constData(), 1, 1);
}

QString MockCluster::servers() const
{
    return QString::fromUtf8(rd_kafka_mock_cluster_bootstraps(m_cluster.get()));
}

void MockCluster::answerProduce(std::initializer_list<rd_kafka_resp_err_t> errors)
{
    rd_kafka_mock_push_request_errors_array(
        m_cluster.get(), kProduceRequest, errors.size(), errors.begin());
}

void MockCluster::delayAnswers(int milliseconds)
{
    rd_kafka_mock_broker_set_rtt(m_cluster.get(), kBroker, milliseconds);
}

void MockCluster::setDown(bool down)
{
    if (down)
        rd_kafka_mock_broker_set_down(m_cluster.get(), kBroker);
    else
        rd_kafka_mock_broker_set_up(m_cluster.get(), kBroker);
}

}  // namespace dibs::test
