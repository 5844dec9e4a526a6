// The rule itself: what first come, first served gives the next user in the log.
#pragma once

#include "backend/common/ids.h"
#include "backend/rehearsal/outcome_row.h"

#include <unordered_set>

namespace dibs::rehearsal {

/// Written anew here and not shared with the service: a proof that used the same code would repeat
/// its mistakes.
class FirstCome
{
public:
    struct Verdict {
        Outcome outcome;
        qint64 sequence;  // 0 unless issued

        bool operator==(const Verdict&) const = default;
    };

    explicit FirstCome(qint64 stock)
        : m_stock(stock)
    {
    }

    /// To be asked once for each record, in the order of the log.
    Verdict next(UserId user);

private:
    qint64 m_stock;
    std::unordered_set<UserId> m_holders;
};

}  // namespace dibs::rehearsal
