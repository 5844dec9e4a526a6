// All that the ui may know of the backend: values to read, a few commands, a few questions.
#pragma once

#include "backend/common/result.h"
#include "backend/console/campaign_draft.h"
#include "backend/console/customer.h"
#include "backend/console/dead_letter.h"
#include "backend/console/feed.h"
#include "backend/console/link.h"
#include "backend/console/report.h"
#include "backend/console/snapshot.h"

#include <functional>
#include <memory>

namespace dibs::console {

/// Called from the window's thread. Nothing here ever waits: snapshot(), feed() and link() hand out
/// the newest value taken, and commands and questions are answered later, exactly once, on the
/// calling thread's event loop.
class Console
{
public:
    /// An empty error detail never occurs: what failed is said in words for the operator.
    template <class T>
    using Answer = std::function<void(Result<T>)>;
    using Done = Answer<void>;

    virtual ~Console() = default;

    virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
    virtual std::shared_ptr<const Feed> feed() const = 0;
    virtual Link link() const = 0;

    // Commands. `reason` is kept for the audit and may be empty.
    virtual void createCampaign(
        const CampaignDraft& draft, const QString& reason, Answer<CouponId> answer)
        = 0;
    virtual void changeCampaign(
        CouponId campaign, const CampaignChange& change, const QString& reason, Done done)
        = 0;
    virtual void pauseCampaign(CouponId campaign, const QString& reason, Done done) = 0;
    virtual void resumeCampaign(CouponId campaign, const QString& reason, Done done) = 0;
    virtual void closeCampaign(CouponId campaign, const QString& reason, Done done) = 0;
    virtual void replayDeadLetter(
        qint64 id, const MendedLetter& mended, const QString& reason, Done done)
        = 0;
    virtual void discardDeadLetter(qint64 id, const QString& reason, Done done) = 0;

    // Questions. Nobody found is NotFound.
    virtual void findCustomer(const CustomerQuestion& question, Answer<CustomerStory> answer) = 0;
    /// At most DeadLetterPage::kLettersMax at once, those with an id above `after`.
    virtual void deadLetters(
        std::optional<LetterState> state, qint64 after, Answer<DeadLetterPage> answer)
        = 0;
    /// Replays the campaign's partition, so it may take a minute; too many at once: Unavailable.
    virtual void report(CouponId campaign, Answer<CampaignReport> answer) = 0;
};

}  // namespace dibs::console
