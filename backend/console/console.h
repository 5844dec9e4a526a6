// All that the ui may know of the backend: one value to read and a few commands.
#pragma once

#include "backend/common/result.h"
#include "backend/console/snapshot.h"

#include <functional>
#include <memory>

namespace dibs::console {

/// Called from the window's thread. Nothing here ever waits: snapshot() hands out the newest value
/// taken, and a command answers later, on the calling thread's event loop.
class Console
{
public:
    /// An empty error detail never occurs: what failed is said in words for the operator.
    using Done = std::function<void(Result<void>)>;

    virtual ~Console() = default;

    virtual std::shared_ptr<const Snapshot> snapshot() const = 0;

    virtual void pauseCampaign(CouponId campaign, Done done) = 0;
    virtual void resumeCampaign(CouponId campaign, Done done) = 0;
    virtual void closeCampaign(CouponId campaign, Done done) = 0;
};

}  // namespace dibs::console
