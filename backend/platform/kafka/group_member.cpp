#include "backend/platform/kafka/group_member.h"

#include "backend/common/thread_name.h"

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace dibs::kafka {
namespace {

using namespace std::chrono_literals;

constexpr int kPollTimeoutMs = 500;
constexpr auto kReportInterval = 1s;

Partitions emptyList()
{
    return Partitions(rd_kafka_topic_partition_list_new(1));
}

}  // namespace

struct GroupMember::Seat {
    QByteArray topic;
    Handle handle;
    Queue queue;

    std::mutex mutex;
    std::condition_variable left;
    Changed changed;  // protected by mutex, also while it runs; empty after close()
    QHash<int, qint64> positions;  // protected by mutex; what is to be reported
    bool hasLeft = false;  // protected by mutex
    std::atomic<bool> isLeaving = false;

    // The member's thread only.
    std::vector<int> owned;
    std::chrono::steady_clock::time_point lastReport;

    void run();
    void rebalance(rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list);
    void tell(std::vector<int> partitions);
    void report();
};

Result<std::unique_ptr<GroupMember>> GroupMember::open(
    const Settings& settings, const QString& group, Changed changed)
{
    Result<Conf> conf = confFor(settings,
        {
            {"group.id", group.toUtf8()},
            // Not cooperative: it lost partitions before 2.3.0.
            {"partition.assignment.strategy", "range"},
            {"session.timeout.ms", QByteArray::number(qint64{kSessionTimeout.count()})},
            {"heartbeat.interval.ms", QByteArray::number(qint64{kHeartbeatInterval.count()})},
            {"max.poll.interval.ms", "300000"},
            {"enable.auto.commit", "false"},
            {"enable.auto.offset.store", "false"},
            {"auto.offset.reset", "error"},
        });
    if (!conf) return conf.error();
    auto seat = std::make_shared<Seat>();
    seat->topic = settings.address.topic.toUtf8();
    seat->changed = std::move(changed);
    rd_kafka_conf_set_opaque(conf->get(), seat.get());
    rd_kafka_conf_set_rebalance_cb(conf->get(),
        [](rd_kafka_t*, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list,
            void* opaque) { static_cast<Seat*>(opaque)->rebalance(code, list); });
    Result<Handle> handle = start(RD_KAFKA_CONSUMER, std::move(*conf));
    if (!handle) return handle.error();
    seat->handle = std::move(*handle);
    rd_kafka_poll_set_consumer(seat->handle.get());
    seat->queue.reset(rd_kafka_queue_get_consumer(seat->handle.get()));

    const Partitions topics = emptyList();
    rd_kafka_topic_partition_list_add(topics.get(), seat->topic.constData(), RD_KAFKA_PARTITION_UA);
    if (const auto code = rd_kafka_subscribe(seat->handle.get(), topics.get());
        code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return unavailable(QStringLiteral("joining group %1").arg(group), code);
    std::thread([seat] { seat->run(); }).detach();  // close() waits for it, but not for ever
    return std::unique_ptr<GroupMember>(new GroupMember(std::move(seat)));
}

GroupMember::GroupMember(std::shared_ptr<Seat> seat)
    : m_seat(std::move(seat))
{
}

GroupMember::~GroupMember()
{
    close(0ms);
}

void GroupMember::reportPosition(int partition, qint64 position)
{
    const std::lock_guard lock(m_seat->mutex);
    m_seat->positions.insert(partition, position);
}

void GroupMember::close(std::chrono::milliseconds deadline)
{
    std::unique_lock lock(m_seat->mutex);
    m_seat->changed = nullptr;
    m_seat->isLeaving = true;
    if (m_seat->queue) rd_kafka_queue_yield(m_seat->queue.get());
    m_seat->left.wait_for(lock, deadline, [this] { return m_seat->hasLeft; });
}

void GroupMember::Seat::run()
{
    nameThisThread("log-group");
    while (!isLeaving) {
        // Its messages are errors only, and each of them heals by itself.
        const RawMessage ignored(rd_kafka_consumer_poll(handle.get(), kPollTimeoutMs));
        if (std::chrono::steady_clock::now() - lastReport >= kReportInterval) report();
    }
    report();
    rd_kafka_consumer_close(handle.get());  // leaves the group
    {
        const std::lock_guard lock(mutex);
        queue.reset();
    }
    handle.reset();
    const std::lock_guard lock(mutex);
    hasLeft = true;
    left.notify_all();
}

void GroupMember::Seat::rebalance(rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list)
{
    if (code != RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
        tell({});  // before anybody else can have them
        rd_kafka_assign(handle.get(), nullptr);
        return;
    }
    std::vector<int> partitions;
    for (int i = 0; i < list->cnt; ++i) {
        // From the end: a position that the group does not have would be an error.
        list->elems[i].offset = RD_KAFKA_OFFSET_END;
        if (topic == list->elems[i].topic) partitions.push_back(list->elems[i].partition);
    }
    rd_kafka_assign(handle.get(), list);
    rd_kafka_pause_partitions(handle.get(), list);
    tell(std::move(partitions));
}

void GroupMember::Seat::tell(std::vector<int> partitions)
{
    owned = std::move(partitions);
    const std::lock_guard lock(mutex);
    if (changed) changed(owned);
}

void GroupMember::Seat::report()
{
    QHash<int, qint64> reported;
    {
        const std::lock_guard lock(mutex);
        reported.swap(positions);
    }
    const Partitions list = emptyList();
    for (const int partition : owned)
        if (const auto found = reported.constFind(partition); found != reported.cend())
            rd_kafka_topic_partition_list_add(list.get(), topic.constData(), partition)->offset
                = *found;
    if (list->cnt == 0) return;
    lastReport = std::chrono::steady_clock::now();
    rd_kafka_commit(handle.get(), list.get(), 1);
}

}  // namespace dibs::kafka
