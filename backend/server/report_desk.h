// Reports of campaigns, with their proof, one at a time.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"
#include "backend/server/backing.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace dibs::server {

/// A thread that opens log and database beside the server, as `dibs verify` does, and keeps neither
/// waiting for it.
class ReportDesk
{
public:
    /// Reports asked for and not yet made; beyond it the answer is Unavailable. Each replays the
    /// whole log, in some 200 bytes of memory a record.
    static constexpr size_t kWaitingMax = 4;

    using Answer = console::Console::Answer<console::CampaignReport>;

    ReportDesk(BackingOptions backing, const Clock& clock);
    ~ReportDesk();

    /// Any thread.
    void make(CouponId campaign, const Answer& answer);

    /// The report under way ends without its proof; those that wait are dropped.
    void stop();

private:
    struct Wish {
        CouponId campaign;
        Answer answer;
    };

    void run();
    Result<console::CampaignReport> report(CouponId campaign) const;
    Result<void> verify(console::CampaignReport& report) const;

    const BackingOptions m_backing;
    const Clock& m_clock;
    std::atomic<bool> m_stopping = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Wish> m_wishes;  // protected by m_mutex
    std::thread m_thread;
};

}  // namespace dibs::server
