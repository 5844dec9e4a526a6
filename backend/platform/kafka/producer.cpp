#include "backend/platform/kafka/producer.h"

#include "backend/common/thread_name.h"
#include "backend/platform/kafka/deadline.h"

#include <algorithm>

namespace dibs::kafka {
namespace {

using namespace std::chrono_literals;

constexpr int kPollTimeoutMs = 1'000;  // only a bound: what happens wakes the thread
constexpr auto kReconnectPause = 200ms;
constexpr int kGiveUpPollMs = 50;
constexpr int kGiveUpPollsMax = 60;
constexpr auto kDropTimeout = 2s;

// Measured behind 64 connections on two cores: without a millisecond of gathering a seventh less is
// accepted, and with two of them a fifth less, as all 64 wait.
constexpr auto kLingerMs = "1";
// How long somebody who pressed "get" waits at most for a yes or no.
constexpr auto kMessageTimeoutMs = "5000";

struct Pending {
    Producer::Delivered delivered;
};

Producer::Outcome outcomeOf(const rd_kafka_message_t& message)
{
    switch (rd_kafka_message_status(&message)) {
    case RD_KAFKA_MSG_STATUS_NOT_PERSISTED: return Producer::Outcome::NotPersisted;
    case RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED: return Producer::Outcome::PossiblyPersisted;
    case RD_KAFKA_MSG_STATUS_PERSISTED: return Producer::Outcome::Persisted;
    }
    return Producer::Outcome::PossiblyPersisted;
}

/// Asked, and not waited for: an error event can be lost behind others.
bool isFatal(rd_kafka_t* handle)
{
    return rd_kafka_fatal_error(handle, nullptr, 0) != RD_KAFKA_RESP_ERR_NO_ERROR;
}

Headers headersOf(const Producer::Outgoing& message)
{
    if (message.headers.isEmpty()) return nullptr;
    Headers headers(rd_kafka_headers_new(static_cast<size_t>(message.headers.size())));
    for (const Header& header : message.headers)
        rd_kafka_header_add(headers.get(), header.name.constData(), header.name.size(),
            header.value.constData(), header.value.size());
    return headers;
}

}  // namespace

Result<std::unique_ptr<Producer>> Producer::open(
    const Settings& settings, const QStringList& topics, Hooks hooks)
{
    std::unique_ptr<Producer> producer(new Producer(settings, topics, std::move(hooks)));
    Result<std::unique_ptr<Client>> client = producer->connect();
    if (!client) return client.error();
    producer->m_client = std::move(*client);
    producer->m_thread = std::thread([raw = producer.get()] { raw->deliverUntilClosed(); });
    return producer;
}

Producer::Producer(Settings settings, QStringList topics, Hooks hooks)
    : m_settings(std::move(settings))
    , m_topics(std::move(topics))
    , m_hooks(std::move(hooks))
{
}

Producer::~Producer()
{
    close(0ms);
}

Result<std::unique_ptr<Producer::Client>> Producer::connect() const
{
    Result<Conf> conf = confFor(m_settings,
        {
            {"enable.idempotence", "true"},
            {"acks", "all"},
            {"linger.ms", kLingerMs},
            {"message.timeout.ms", kMessageTimeoutMs},
            {"request.timeout.ms", kMessageTimeoutMs},
            {"retry.backoff.ms", "50"},
            // Ours is kPendingMax, which counts more than what librdkafka holds.
            {"queue.buffering.max.messages", QByteArray::number(2 * qint64{kPendingMax})},
        });
    if (!conf) return conf.error();
    rd_kafka_conf_set_events(conf->get(), RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
    Result<Handle> handle = start(RD_KAFKA_PRODUCER, std::move(*conf));
    if (!handle) return handle.error();

    auto client = std::make_unique<Client>();
    client->handle = std::move(*handle);
    client->queue.reset(rd_kafka_queue_get_main(client->handle.get()));
    for (const QString& topic : m_topics)
        client->topics.emplace_back(
            rd_kafka_topic_new(client->handle.get(), topic.toUtf8().constData(), nullptr));
    return client;
}

bool Producer::reserve()
{
    if (m_pending.fetch_add(1) < kPendingMax) return true;
    --m_pending;
    return false;
}

bool Producer::send(const Outgoing& message, Delivered delivered)
{
    if (!reserve()) return false;
    const std::shared_lock lock(m_clientMutex);
    if (m_isClosed) {
        --m_pending;
        return false;
    }
    if (!m_client) {
        refuseReserved(std::move(delivered));
        return true;
    }
    auto pending = std::make_unique<Pending>(Pending{std::move(delivered)});
    Headers headers = headersOf(message);
    const auto code = rd_kafka_producev(m_client->handle.get(),
        RD_KAFKA_V_RKT(m_client->topics[static_cast<size_t>(message.topic)].get()),
        RD_KAFKA_V_PARTITION(message.partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY(message.key.constData(), static_cast<size_t>(message.key.size())),
        RD_KAFKA_V_VALUE(const_cast<char*>(message.value.constData()),
            static_cast<size_t>(message.value.size())),
        RD_KAFKA_V_TIMESTAMP(message.timestampMs), RD_KAFKA_V_HEADERS(headers.get()),
        RD_KAFKA_V_OPAQUE(pending.get()), RD_KAFKA_V_END);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
        headers.release();  // librdkafka's now, as is `pending` until its report
        pending.release();
    } else {
        refuseReserved(std::move(pending->delivered));
    }
    return true;
}

bool Producer::refuse(Delivered delivered)
{
    if (!reserve()) return false;
    const std::shared_lock lock(m_clientMutex);
    if (m_isClosed) {
        --m_pending;
        return false;
    }
    refuseReserved(std::move(delivered));
    return true;
}

/// With m_clientMutex held.
void Producer::refuseReserved(Delivered delivered)
{
    {
        const std::lock_guard lock(m_refusedMutex);
        m_refused.push_back(std::move(delivered));
    }
    m_refusedChanged.notify_one();
    if (m_client) rd_kafka_queue_yield(m_client->queue.get());
}

void Producer::close(std::chrono::milliseconds deadline)
{
    {
        const std::unique_lock lock(m_clientMutex);
        m_isClosed = true;
    }
    if (!m_thread.joinable()) return;
    {
        const std::shared_lock lock(m_clientMutex);
        // The delivery thread takes the reports meanwhile.
        if (m_client) rd_kafka_flush(m_client->handle.get(), static_cast<int>(deadline.count()));
        const std::lock_guard stopping(m_refusedMutex);
        m_isStopping = true;
        if (m_client) rd_kafka_queue_yield(m_client->queue.get());
    }
    m_refusedChanged.notify_one();
    m_thread.join();
}

void Producer::failFatally()
{
    const std::shared_lock lock(m_clientMutex);
    if (m_client)
        rd_kafka_test_fatal_error(
            m_client->handle.get(), RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, "a test");
}

void Producer::deliverUntilClosed()
{
    nameThisThread("delivery");
    while (!m_isStopping) {
        reportRefused();
        // Only this thread replaces the client, so it may look at it without the lock.
        const Event event(rd_kafka_queue_poll(m_client->queue.get(), kPollTimeoutMs));
        if (event) handle(event.get());
        if (isFatal(m_client->handle.get())) replaceClient();
    }
    if (m_client) giveUpAll(*m_client);
    reportRefused();
    drop(std::move(m_client));
}

void Producer::handle(rd_kafka_event_t* event)
{
    if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR) return report(*m_client, event);
    if (rd_kafka_event_type(event) != RD_KAFKA_EVENT_ERROR) return;
    m_hooks.troubled(rd_kafka_event_error(event));
}

void Producer::report(const Client& client, rd_kafka_event_t* event)
{
    std::vector<const rd_kafka_message_t*> messages(rd_kafka_event_message_count(event));
    messages.resize(rd_kafka_event_message_array(event, messages.data(), messages.size()));

    // First the ends, so that whoever hears "persisted" can also read it.
    for (size_t i = 0; i < messages.size(); ++i) {
        const rd_kafka_message_t& message = *messages[i];
        const bool isLastOfItsRun = i + 1 == messages.size()
            || messages[i + 1]->partition != message.partition
            || messages[i + 1]->rkt != message.rkt || messages[i + 1]->offset < 0;
        if (message.offset < 0 || !isLastOfItsRun) continue;
        const auto topic = std::ranges::find(client.topics, message.rkt, &Topic::get);
        m_hooks.grown(
            static_cast<int>(topic - client.topics.begin()), message.partition, message.offset + 1);
    }
    for (const rd_kafka_message_t* message : messages) {
        const std::unique_ptr<Pending> pending(static_cast<Pending*>(message->_private));
        pending->delivered({outcomeOf(*message), message->err, message->offset});
        --m_pending;
    }
}

void Producer::reportRefused()
{
    std::vector<Delivered> refused;
    {
        const std::lock_guard lock(m_refusedMutex);
        refused.swap(m_refused);
    }
    for (const Delivered& delivered : refused) {
        delivered({Outcome::NotPersisted, RD_KAFKA_RESP_ERR__FATAL});
        --m_pending;
    }
}

void Producer::replaceClient()
{
    // Nobody sends any more once the lock is taken; their messages are refused.
    std::unique_ptr<Client> old;
    {
        const std::unique_lock lock(m_clientMutex);
        old = std::move(m_client);
    }
    giveUpAll(*old);
    drop(std::move(old));
    while (!m_isStopping) {
        reportRefused();
        Result<std::unique_ptr<Client>> client = connect();
        if (client) {
            const std::unique_lock lock(m_clientMutex);
            m_client = std::move(*client);
            return;
        }
        std::unique_lock lock(m_refusedMutex);
        m_refusedChanged.wait_for(lock, kReconnectPause, [this] { return m_isStopping.load(); });
    }
}

/// What was never sent is not persisted; of what was, nobody knows.
void Producer::giveUpAll(const Client& client)
{
    rd_kafka_t* handle = client.handle.get();
    rd_kafka_purge(handle, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    for (int i = 0; i < kGiveUpPollsMax && rd_kafka_outq_len(handle) > 0; ++i) {
        const Event event(rd_kafka_queue_poll(client.queue.get(), kGiveUpPollMs));
        if (event && rd_kafka_event_type(event.get()) == RD_KAFKA_EVENT_DR)
            report(client, event.get());
    }
}

void Producer::drop(std::unique_ptr<Client> client)
{
    runWithin(kDropTimeout,
        [dropped = std::shared_ptr<Client>(std::move(client))]() mutable { dropped.reset(); });
}

}  // namespace dibs::kafka
