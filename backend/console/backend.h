// What a server does for its consoles, as functions of values: the window in its process and the
// routes for windows elsewhere call the same ones.
#pragma once

#include "backend/console/console.h"

namespace dibs::console {

enum class CampaignCommand { Pause, Resume, Close };

/// None waits; each calls its answer once, on any thread, at any time. One that is not set is not
/// offered by this server.
struct Backend {
    template <class T>
    using Answer = Console::Answer<T>;

    std::function<void(const CampaignDraft&, const QString& reason, Answer<CouponId>)> create;
    std::function<void(CouponId, const CampaignChange&, const QString& reason, Answer<void>)>
        change;
    std::function<void(CouponId, CampaignCommand, const QString& reason, Answer<void>)> command;
    std::function<void(qint64 id, const MendedLetter&, const QString& reason, Answer<void>)> replay;
    std::function<void(qint64 id, const QString& reason, Answer<void>)> discard;
    std::function<void(const CustomerQuestion&, Answer<CustomerStory>)> find;
    std::function<void(std::optional<LetterState>, qint64 after, Answer<DeadLetterPage>)> letters;
    std::function<void(CouponId, Answer<CampaignReport>)> report;
};

}  // namespace dibs::console
