// Writes to topics, and says of each message which of three things became of it.
#pragma once

#include "backend/platform/kafka/message.h"
#include "backend/platform/kafka/settings.h"

#include <QStringList>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

namespace dibs::kafka {

/// Idempotent, acknowledged by all in-sync replicas. The functions may be called from any thread;
/// reports and hooks run on one thread of its own, `delivery`.
///
/// Librdkafka's idempotent producer can get into a state that it declares fatal. Then all that is
/// under way is reported, what comes meanwhile is not persisted, and a new one takes its place.
class Producer
{
public:
    enum class Outcome { Persisted, NotPersisted, PossiblyPersisted };
    struct Report {
        Outcome outcome = Outcome::NotPersisted;
        rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
        qint64 offset = -1;  // where it was persisted; -1: not known, or not persisted
    };
    using Delivered = std::function<void(const Report&)>;

    struct Outgoing {
        int topic = 0;  // index in the list of topics
        int partition = 0;  // RD_KAFKA_PARTITION_UA: any
        qint64 timestampMs = 0;
        QByteArray key;
        QByteArray value;
        QList<Header> headers;
    };

    struct Hooks {
        /// The log of a topic reaches at least to `end`. Before the reports that say so.
        std::function<void(int topic, int partition, qint64 end)> grown;
        /// The connection has an error, whether something is under way or not.
        std::function<void(rd_kafka_resp_err_t)> troubled;
    };

    /// Messages under way at most. Two seconds' worth at 50,000/s.
    static constexpr size_t kPendingMax = 100'000;

    static Result<std::unique_ptr<Producer>> open(
        const Settings& settings, const QStringList& topics, Hooks hooks);
    ~Producer();

    /// False when too much is under way, or it is closed: then `delivered` is never called.
    /// Otherwise it is called exactly once.
    [[nodiscard]] bool send(const Outgoing& message, Delivered delivered);

    /// As send(), but nothing is sent: `delivered` hears NotPersisted.
    [[nodiscard]] bool refuse(Delivered delivered);

    /// What is not acknowledged in time is given up, and reported. No report comes after it.
    void close(std::chrono::milliseconds deadline);

    /// For tests: as if librdkafka had found a fatal error.
    void failFatally();

private:
    struct Client {
        Handle handle;
        std::vector<Topic> topics;
        Queue queue;
    };

    Producer(Settings settings, QStringList topics, Hooks hooks);
    Result<std::unique_ptr<Client>> connect() const;
    bool reserve();
    void refuseReserved(Delivered delivered);

    void deliverUntilClosed();
    void handle(rd_kafka_event_t* event);
    void report(const Client& client, rd_kafka_event_t* event);
    void reportRefused();
    void replaceClient();
    void giveUpAll(const Client& client);
    void drop(std::unique_ptr<Client> client);

    const Settings m_settings;
    const QStringList m_topics;
    const Hooks m_hooks;

    std::shared_mutex m_clientMutex;
    std::unique_ptr<Client> m_client;  // protected by m_clientMutex; null while it is replaced
    bool m_isClosed = false;  // protected by m_clientMutex

    std::atomic<size_t> m_pending = 0;

    std::mutex m_refusedMutex;
    std::condition_variable m_refusedChanged;
    std::vector<Delivered> m_refused;  // protected by m_refusedMutex
    std::atomic<bool> m_isStopping = false;

    std::thread m_thread;
};

}  // namespace dibs::kafka
