#include "backend/console/local_console.h"

#include <utility>

namespace dibs::console {

LocalConsole::LocalConsole(Run run)
    : m_run(std::move(run))
    , m_snapshot(std::make_shared<const Snapshot>())
{
    m_door->mailbox = &m_mailbox;
}

LocalConsole::~LocalConsole()
{
    const std::lock_guard lock(m_door->mutex);
    m_door->mailbox = nullptr;
}

void LocalConsole::publish(Snapshot snapshot)
{
    auto next = std::make_shared<const Snapshot>(std::move(snapshot));
    // Swapped, so that the old one is destroyed after the lock is gone.
    const std::lock_guard lock(m_mutex);
    m_snapshot.swap(next);
}

std::shared_ptr<const Snapshot> LocalConsole::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void LocalConsole::pauseCampaign(CouponId campaign, Done done)
{
    run(campaign, CampaignCommand::Pause, std::move(done));
}

void LocalConsole::resumeCampaign(CouponId campaign, Done done)
{
    run(campaign, CampaignCommand::Resume, std::move(done));
}

void LocalConsole::closeCampaign(CouponId campaign, Done done)
{
    run(campaign, CampaignCommand::Close, std::move(done));
}

void LocalConsole::run(CouponId campaign, CampaignCommand command, Done done)
{
    m_run(campaign, command, [door = m_door, done = std::move(done)](Result<void> result) {
        const std::lock_guard lock(door->mutex);
        if (door->mailbox) door->mailbox->post([done, result] { done(result); });
    });
}

}  // namespace dibs::console
