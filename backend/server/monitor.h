// Takes the snapshot that everybody is shown, twice a second, on a thread of its own.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/local_console.h"
#include "backend/console/partition_state.h"
#include "backend/coupon/consumer/partition_progress.h"
#include "backend/coupon/service/hot_view.h"
#include "backend/coupon/service/tallies.h"
#include "backend/eventlog/event_log.h"
#include "backend/server/rate_meter.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace dibs::server {

class Monitor
{
public:
    static constexpr auto kInterval = std::chrono::milliseconds(500);

    struct Watched {
        const coupon::HotView& view;
        const coupon::Tallies& tallies;
        const coupon::PartitionProgress& progress;
        eventlog::EventLog& log;
        const Clock& clock;
        console::LocalConsole& console;  // where snapshots go
        QString instance;
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
    console::CampaignSnapshot lookAt(const coupon::Coupon& coupon);
    std::optional<qint64> oldestWaitMs(int partition, qint64 position, qint64 end);
    void forgetGoneCampaigns(const QList<coupon::Coupon>& coupons);

    const Watched m_;
    const qint64 m_startedAtMs;
    qint64 m_nowMs = 0;  // of the look under way
    std::unique_ptr<eventlog::LogReader> m_reader;
    std::vector<QList<console::PartitionSample>> m_history;  // by partition
    QHash<CouponId, CampaignMeters> m_campaigns;
    RateMeter m_accepted;
    RateMeter m_issued;
    RateMeter m_decided;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;  // protected by m_mutex
    std::thread m_thread;  // all but m_mutex and m_stopping is its own
};

}  // namespace dibs::server
