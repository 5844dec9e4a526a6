// Takes the snapshot that everybody is shown, twice a second, on a thread of its own.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/local_console.h"
#include "backend/console/partition_state.h"
#include "backend/coupon/consumer/partition_progress.h"
#include "backend/coupon/service/admission_gate.h"
#include "backend/coupon/service/hot_view.h"
#include "backend/coupon/service/tallies.h"
#include "backend/eventlog/event_log.h"
#include "backend/server/feed_sampler.h"
#include "backend/server/group_watch.h"
#include "backend/server/neighbour_watch.h"
#include "backend/server/order_figures.h"
#include "backend/server/rate_meter.h"

#include <QMap>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace dibs::server {

class Monitor
{
public:
    static constexpr auto kInterval = std::chrono::milliseconds(500);

    /// For eyes alone.
    struct Extras {
        const NeighbourWatch* neighbours = nullptr;
        const FeedSampler* feed = nullptr;
        QString environment = {};
        bool readOnly = false;
        std::shared_ptr<const core::OrderTally> orders = {};  // null: no core role here
    };

    struct Watched {
        const coupon::HotView& view;
        const coupon::Tallies& tallies;
        const coupon::PartitionProgress& progress;
        eventlog::EventLog& log;
        std::function<QString()> lockProblem;  // "lock degraded": why; empty: it is not
        coupon::AdmissionGate& gate;  // shut before partitions that lag or have stopped
        const GroupWatch* group;  // null: this instance is alone, and knows all
        const Clock& clock;
        console::LocalConsole& console;  // where snapshots go
        QString instance;
        qint64 lagMax;  // records waiting in a partition beyond which nothing more is accepted
        Extras extras = {};
    };

    /// Publishes the first snapshot at once.
    explicit Monitor(Watched watched);
    ~Monitor();

private:
    struct CampaignMeters {
        RateMeter accepted;
        RateMeter issued;
    };

    void run();
    console::Snapshot look();
    console::PartitionSnapshot lookAt(int partition);
    console::PartitionSample sampleAlone(int partition);
    console::PartitionSample sampleInGroup(int partition) const;
    console::CampaignSnapshot lookAt(const coupon::Coupon& coupon);
    std::optional<qint64> oldestWaitMs(int partition, qint64 position, qint64 end);
    void setGate(const console::PartitionSnapshot& partition);
    void addNeighbours(console::Snapshot& snapshot);
    void addOrders(console::Snapshot& snapshot);
    void forgetGoneCampaigns(const QList<coupon::Coupon>& coupons);

    const Watched m_;
    const qint64 m_startedAtMs;
    qint64 m_nowMs = 0;  // of the look under way
    GroupWatch::Seen m_group;  // of the look under way
    std::unique_ptr<eventlog::LogReader> m_reader;
    std::vector<QList<console::PartitionSample>> m_history;  // by partition
    QHash<CouponId, CampaignMeters> m_campaigns;
    QMap<QString, qint64> m_instances;  // that decide something, and since when
    RateMeter m_accepted;
    RateMeter m_issued;
    RateMeter m_decided;
    RateMeter m_placed;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;  // protected by m_mutex
    std::thread m_thread;  // all but m_mutex and m_stopping is its own
};

}  // namespace dibs::server
