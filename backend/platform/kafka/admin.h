// Questions to the brokers about a topic and its group, and the topic's creation.
#pragma once

#include "backend/platform/kafka/message.h"
#include "backend/platform/kafka/settings.h"

#include <QHash>

#include <atomic>
#include <chrono>
#include <vector>

namespace dibs::kafka {

/// Any thread. Each call blocks until the brokers answer, kAnswerTimeout at most (creating a topic
/// takes longer); no answer is Unavailable.
class Admin
{
public:
    static constexpr auto kAnswerTimeout = std::chrono::milliseconds(2'000);

    static Result<std::unique_ptr<Admin>> open(const Settings& settings);
    ~Admin();

    Result<QString> clusterId();

    struct Shape {
        int partitions = 0;  // 0: there is no such topic
        int brokers = 0;
        // Each of the partition that has the fewest.
        int replicas = 0;
        int inSync = 0;
        int leaderless = 0;  // partitions that no broker serves
    };
    Result<Shape> shape(const QString& topic);

    /// Retention without end, and two of three brokers must have a record before it is
    /// acknowledged. Also fine when another instance was faster. Returns when it can be used.
    Result<void> create(const QString& topic, int partitions, int brokers);

    Result<std::vector<Ends>> ends(const QString& topic, int partitions);

    /// The topic's settings by name, for example "retention.ms".
    Result<QHash<QString, QString>> configuration(const QString& topic);

    /// By partition: "client id @ host" of the group's member that has it; empty: nobody.
    Result<std::vector<QString>> owners(const QString& group, const QString& topic, int partitions);

    /// How long a question and its answer take.
    Result<std::chrono::microseconds> roundTrip();

private:
    /// Outlives the admin while a call that cannot be ended is under way.
    struct Shared {
        Handle handle;
        std::atomic<bool> isAsking = false;  // a call to ends() has had no answer yet
    };

    explicit Admin(std::shared_ptr<Shared> shared);
    rd_kafka_t* handle() const { return m_shared->handle.get(); }
    Result<void> waitUntilUsable(const QString& topic, int partitions);

    std::shared_ptr<Shared> m_shared;
};

}  // namespace dibs::kafka
