#include "backend/platform/kafka/admin.h"

#include "backend/platform/kafka/deadline.h"

#include <algorithm>
#include <array>

namespace dibs::kafka {
namespace {

using namespace std::chrono_literals;

constexpr int kTimeoutMs = static_cast<int>(Admin::kAnswerTimeout.count());
constexpr auto kCloseTimeout = 1s;
constexpr int kCreateTimeoutMs = 10'000;
constexpr int kUsableTriesMax = 100;
constexpr int kUsablePauseMs = 50;
constexpr int kReplicasMax = 3;

Queue newQueue(rd_kafka_t* handle)
{
    return Queue(rd_kafka_queue_new(handle));
}

Result<AdminOptions> optionsFor(rd_kafka_t* handle, rd_kafka_admin_op_t operation, int timeoutMs)
{
    AdminOptions options(rd_kafka_AdminOptions_new(handle, operation));
    std::array<char, 256> text{};
    if (rd_kafka_AdminOptions_set_request_timeout(
            options.get(), timeoutMs, text.data(), text.size())
        != RD_KAFKA_RESP_ERR_NO_ERROR)
        return fail(ErrorCode::BadRequest, QString::fromUtf8(text.data()));
    return options;
}

/// The one event that answers a question; an error when none came or it says no.
Result<Event> answer(rd_kafka_queue_t* queue, int timeoutMs, const QString& what)
{
    Event event(rd_kafka_queue_poll(queue, timeoutMs));
    if (!event) return unavailable(what, RD_KAFKA_RESP_ERR__TIMED_OUT);
    if (const auto code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return unavailable(what, code);
    return event;
}

QString ownerText(const rd_kafka_MemberDescription_t* member)
{
    const QString client = QString::fromUtf8(rd_kafka_MemberDescription_client_id(member));
    if (client.contains(u':')) return client;  // ours: "host:8081"
    QString host = QString::fromUtf8(rd_kafka_MemberDescription_host(member));
    if (host.startsWith(u'/')) host.remove(0, 1);  // as Java prints addresses
    return QStringLiteral("%1 @ %2").arg(client, host);
}

void note(std::vector<QString>& owners, const rd_kafka_MemberDescription_t* member,
    const QByteArray& topic)
{
    const rd_kafka_MemberAssignment_t* assignment = rd_kafka_MemberDescription_assignment(member);
    if (!assignment) return;
    const rd_kafka_topic_partition_list_t* list = rd_kafka_MemberAssignment_partitions(assignment);
    if (!list) return;
    for (int i = 0; i < list->cnt; ++i) {
        const rd_kafka_topic_partition_t& entry = list->elems[i];
        const auto index = static_cast<size_t>(entry.partition);
        if (topic == entry.topic && index < owners.size()) owners[index] = ownerText(member);
    }
}

Admin::Shape shapeOf(const rd_kafka_metadata_topic& topic, int brokers)
{
    Admin::Shape shape{.partitions = topic.partition_cnt, .brokers = brokers};
    for (int i = 0; i < topic.partition_cnt; ++i) {
        const rd_kafka_metadata_partition& partition = topic.partitions[i];
        const bool isFirst = i == 0;
        shape.replicas
            = isFirst ? partition.replica_cnt : std::min(shape.replicas, partition.replica_cnt);
        shape.inSync = isFirst ? partition.isr_cnt : std::min(shape.inSync, partition.isr_cnt);
        if (partition.leader < 0) ++shape.leaderless;
    }
    return shape;
}

}  // namespace

Result<std::unique_ptr<Admin>> Admin::open(const Settings& settings)
{
    Result<Conf> conf = confFor(settings, {{"socket.timeout.ms", "3000"}});
    if (!conf) return conf.error();
    // A consumer's handle, as a producer's would have a deleted topic created anew.
    Result<Handle> handle = start(RD_KAFKA_CONSUMER, std::move(*conf));
    if (!handle) return handle.error();
    auto shared = std::make_shared<Shared>();
    shared->handle = std::move(*handle);
    return std::unique_ptr<Admin>(new Admin(std::move(shared)));
}

Admin::Admin(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
{
}

Admin::~Admin()
{
    runWithin(kCloseTimeout, [shared = std::move(m_shared)]() mutable { shared.reset(); });
}

Result<QString> Admin::clusterId()
{
    const std::unique_ptr<char, Destroy<free>> id(rd_kafka_clusterid(handle(), kTimeoutMs));
    if (!id) return unavailable(QStringLiteral("the cluster's id"), RD_KAFKA_RESP_ERR__TIMED_OUT);
    return QString::fromUtf8(id.get());
}

Result<Admin::Shape> Admin::shape(const QString& topic)
{
    const Topic named(rd_kafka_topic_new(handle(), topic.toUtf8().constData(), nullptr));
    const struct rd_kafka_metadata* raw = nullptr;
    const auto code = rd_kafka_metadata(handle(), 0, named.get(), &raw, kTimeoutMs);
    const Metadata metadata(raw);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return unavailable(QStringLiteral("the brokers"), code);
    if (metadata->topic_cnt != 1)
        return unavailable(QStringLiteral("topic %1").arg(topic), RD_KAFKA_RESP_ERR__BAD_MSG);

    const rd_kafka_metadata_topic& found = metadata->topics[0];
    if (found.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
        return Shape{.brokers = metadata->broker_cnt};
    if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR)
        return unavailable(QStringLiteral("topic %1").arg(topic), found.err);
    return shapeOf(found, metadata->broker_cnt);
}

Result<void> Admin::create(const QString& topic, int partitions, int brokers)
{
    const int replicas = std::clamp(brokers, 1, kReplicasMax);
    std::array<char, 256> text{};
    const NewTopic wanted(rd_kafka_NewTopic_new(
        topic.toUtf8().constData(), partitions, replicas, text.data(), text.size()));
    if (!wanted) return fail(ErrorCode::BadRequest, QString::fromUtf8(text.data()));
    rd_kafka_NewTopic_set_config(wanted.get(), "cleanup.policy", "delete");
    rd_kafka_NewTopic_set_config(wanted.get(), "retention.ms", "-1");
    rd_kafka_NewTopic_set_config(wanted.get(), "retention.bytes", "-1");
    rd_kafka_NewTopic_set_config(
        wanted.get(), "min.insync.replicas", replicas >= kReplicasMax ? "2" : "1");
    // When the log took a record, and not when some producer says it was made.
    rd_kafka_NewTopic_set_config(wanted.get(), "message.timestamp.type", "LogAppendTime");

    const Result<AdminOptions> options
        = optionsFor(handle(), RD_KAFKA_ADMIN_OP_CREATETOPICS, kCreateTimeoutMs);
    if (!options) return options.error();
    const Queue queue = newQueue(handle());
    rd_kafka_NewTopic_t* one = wanted.get();
    rd_kafka_CreateTopics(handle(), &one, 1, options->get(), queue.get());
    const QString what = QStringLiteral("creating topic %1").arg(topic);
    const Result<Event> event = answer(queue.get(), kCreateTimeoutMs, what);
    if (!event) return event.error();

    size_t count = 0;
    const rd_kafka_topic_result_t** results = rd_kafka_CreateTopics_result_topics(
        rd_kafka_event_CreateTopics_result(event->get()), &count);
    for (size_t i = 0; i < count; ++i) {
        const auto code = rd_kafka_topic_result_error(results[i]);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
            continue;
        const char* words = rd_kafka_topic_result_error_string(results[i]);
        return fail(ErrorCode::Unavailable,
            QStringLiteral("%1: %2").arg(
                what, QString::fromUtf8(words ? words : rd_kafka_err2str(code))));
    }
    return waitUntilUsable(topic, partitions);
}

/// The brokers learn of a new topic one after the other.
Result<void> Admin::waitUntilUsable(const QString& topic, int partitions)
{
    const Queue silent = newQueue(handle());  // nothing is ever put into it: a pause
    for (int i = 0; i < kUsableTriesMax; ++i) {
        const Result<Shape> found = shape(topic);
        if (found && found->partitions > 0 && ends(topic, std::min(partitions, found->partitions)))
            return {};
        const Event none(rd_kafka_queue_poll(silent.get(), kUsablePauseMs));
    }
    return fail(ErrorCode::Unavailable,
        QStringLiteral("topic %1 was created, but no broker serves it").arg(topic));
}

Result<std::vector<Ends>> Admin::ends(const QString& topic, int partitions)
{
    struct Answer {
        std::vector<Ends> ends;
        rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
    };
    const QString what = QStringLiteral("the ends of topic %1").arg(topic);
    if (m_shared->isAsking.exchange(true)) return unavailable(what, RD_KAFKA_RESP_ERR__TIMED_OUT);

    auto answered = std::make_shared<Answer>();
    answered->ends.resize(static_cast<size_t>(partitions));
    // Before 2.3.0 rd_kafka_query_watermark_offsets() does not keep to its timeout.
    const bool inTime
        = runWithin(kAnswerTimeout, [shared = m_shared, answered, name = topic.toUtf8()] {
              int32_t partition = 0;
              int64_t low = 0;
              int64_t high = 0;
              for (Ends& end : answered->ends) {
                  answered->code = rd_kafka_query_watermark_offsets(
                      shared->handle.get(), name.constData(), partition++, &low, &high, kTimeoutMs);
                  end = {low, high};
                  if (answered->code != RD_KAFKA_RESP_ERR_NO_ERROR) break;
              }
              shared->isAsking = false;
          });
    if (!inTime) return unavailable(what, RD_KAFKA_RESP_ERR__TIMED_OUT);
    if (answered->code != RD_KAFKA_RESP_ERR_NO_ERROR) return unavailable(what, answered->code);
    return std::move(answered->ends);
}

Result<QHash<QString, QString>> Admin::configuration(const QString& topic)
{
    const ConfigResource resource(
        rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.toUtf8().constData()));
    const Result<AdminOptions> options
        = optionsFor(handle(), RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, kTimeoutMs);
    if (!options) return options.error();
    const Queue queue = newQueue(handle());
    rd_kafka_ConfigResource_t* one = resource.get();
    rd_kafka_DescribeConfigs(handle(), &one, 1, options->get(), queue.get());
    const QString what = QStringLiteral("the settings of topic %1").arg(topic);
    const Result<Event> event = answer(queue.get(), kTimeoutMs, what);
    if (!event) return event.error();

    QHash<QString, QString> values;
    size_t count = 0;
    const rd_kafka_ConfigResource_t** found = rd_kafka_DescribeConfigs_result_resources(
        rd_kafka_event_DescribeConfigs_result(event->get()), &count);
    for (size_t i = 0; i < count; ++i) {
        if (const auto code = rd_kafka_ConfigResource_error(found[i]);
            code != RD_KAFKA_RESP_ERR_NO_ERROR)
            return unavailable(what, code);
        size_t entries = 0;
        const rd_kafka_ConfigEntry_t** entry = rd_kafka_ConfigResource_configs(found[i], &entries);
        for (size_t n = 0; n < entries; ++n)
            values.insert(QString::fromUtf8(rd_kafka_ConfigEntry_name(entry[n])),
                QString::fromUtf8(rd_kafka_ConfigEntry_value(entry[n])));
    }
    return values;
}

Result<std::vector<QString>> Admin::owners(
    const QString& group, const QString& topic, int partitions)
{
    const Result<AdminOptions> options
        = optionsFor(handle(), RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, kTimeoutMs);
    if (!options) return options.error();
    const Queue queue = newQueue(handle());
    const QByteArray name = group.toUtf8();
    const char* one = name.constData();
    rd_kafka_DescribeConsumerGroups(handle(), &one, 1, options->get(), queue.get());
    const QString what = QStringLiteral("group %1").arg(group);
    const Result<Event> event = answer(queue.get(), kTimeoutMs, what);
    if (!event) return event.error();

    std::vector<QString> owners(static_cast<size_t>(partitions));
    size_t count = 0;
    const rd_kafka_ConsumerGroupDescription_t** groups
        = rd_kafka_DescribeConsumerGroups_result_groups(
            rd_kafka_event_DescribeConsumerGroups_result(event->get()), &count);
    for (size_t i = 0; i < count; ++i) {
        if (const rd_kafka_error_t* error = rd_kafka_ConsumerGroupDescription_error(groups[i]))
            return unavailable(what, rd_kafka_error_code(error));
        const size_t members = rd_kafka_ConsumerGroupDescription_member_count(groups[i]);
        for (size_t n = 0; n < members; ++n)
            note(owners, rd_kafka_ConsumerGroupDescription_member(groups[i], n), topic.toUtf8());
    }
    return owners;
}

Result<std::chrono::microseconds> Admin::roundTrip()
{
    const auto before = std::chrono::steady_clock::now();
    const struct rd_kafka_metadata* raw = nullptr;
    const auto code = rd_kafka_metadata(handle(), 0, nullptr, &raw, kTimeoutMs);
    const Metadata metadata(raw);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return unavailable(QStringLiteral("the brokers"), code);
    return std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - before);
}

}  // namespace dibs::kafka
