// The console of the server in this very process.
#pragma once

#include "backend/common/mailbox.h"
#include "backend/console/console.h"

#include <mutex>

namespace dibs::console {

enum class CampaignCommand { Pause, Resume, Close };

/// Lives on the window's thread. The monitor publishes from its own; commands are answered on any.
class LocalConsole final : public Console
{
public:
    /// Must not wait; calls `done` once, on any thread, at any time.
    using Run = std::function<void(CouponId, CampaignCommand, Done done)>;

    explicit LocalConsole(Run run);
    ~LocalConsole() override;

    /// Any thread.
    void publish(Snapshot snapshot);

    std::shared_ptr<const Snapshot> snapshot() const override;
    void pauseCampaign(CouponId campaign, Done done) override;
    void resumeCampaign(CouponId campaign, Done done) override;
    void closeCampaign(CouponId campaign, Done done) override;

private:
    /// Where answers go. It outlives the console for as long as one is under way, and then lets
    /// the answer drop.
    struct Door {
        std::mutex mutex;
        Mailbox* mailbox = nullptr;  // protected by mutex; null once the console is gone
    };

    void run(CouponId campaign, CampaignCommand command, Done done);

    Run m_run;
    Mailbox m_mailbox;
    std::shared_ptr<Door> m_door = std::make_shared<Door>();
    mutable std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_snapshot;  // protected by m_mutex, never null
};

}  // namespace dibs::console
