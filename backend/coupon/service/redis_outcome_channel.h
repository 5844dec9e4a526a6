// What this instance decided, to all others, and back: one message for each batch.
//
// Nothing hangs on it. A message that is lost costs other instances freshness: their views refuse
// later, and who waits there looks into the database when the time is up.
#pragma once

#include "backend/common/backoff.h"
#include "backend/coupon/service/outcome_codec.h"
#include "backend/platform/redis/connection.h"
#include "backend/platform/redis/subscriber.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace dibs::coupon {

/// Instances that share a log talk on a channel of their own: what another log decided about the
/// same coupon numbers must not reach them. `incarnation` is the log's.
QByteArray outcomeChannelOf(const QString& incarnation);

/// publish…() and what reads: any thread. Ends at once when destroyed, whatever Redis does.
class RedisOutcomeChannel
{
public:
    /// Waiting to be sent at most; beyond it the oldest is dropped. About 10 MB of batches.
    static constexpr size_t kQueueMax = 64;

    /// Called on the thread `outcomes-in`. None of them is called for messages of this instance.
    struct Received {
        std::function<void(std::shared_ptr<const BatchOutcome>)> decided;
        std::function<void(CouponId)> changed;
        /// Connected, for the first time or again: messages may have been missed before.
        std::function<void()> connected;
    };
    struct Counts {
        quint64 sent = 0;
        quint64 received = 0;
        quint64 dropped = 0;  // not sent, or nobody knows
        quint64 garbled = 0;  // received and not understood
    };

    RedisOutcomeChannel(
        redis::Address address, EventId instanceId, QByteArray channel, Received received);
    ~RedisOutcomeChannel();

    /// Never wait.
    void publish(std::shared_ptr<const BatchOutcome> batch);
    void publishChanged(CouponId coupon);

    /// Why other instances learn late, or this one; empty when all is well.
    QString problem() const;
    Counts counts() const;

private:
    using Outgoing = std::variant<std::shared_ptr<const BatchOutcome>, CouponChanged>;

    void queue(Outgoing message);
    void runOut();
    std::vector<Outgoing> takeQueued();
    Result<void> send(const std::vector<Outgoing>& messages);
    void runIn();
    Result<void> listen();
    void receive(const QByteArray& message);
    void wait(std::chrono::milliseconds delay);
    bool isStopping() const;
    void setProblem(QString& problem, const QString& why);

    const EventId m_instanceId;
    const QByteArray m_channel;
    const Received m_received;
    redis::Connection m_connection;  // of `outcomes`
    redis::Subscriber m_subscriber;  // of `outcomes-in`

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Outgoing> m_queue;  // protected by m_mutex, as all below
    Counts m_counts;
    QString m_problemOut;
    QString m_problemIn;
    bool m_stopping = false;

    std::thread m_out;
    std::thread m_in;
};

}  // namespace dibs::coupon
