// Load and outcomes, indexed once for all the checks of a proof.
#pragma once

#include "backend/rehearsal/load.h"
#include "backend/rehearsal/outcome_row.h"

#include <QHash>

#include <unordered_map>
#include <vector>

namespace dibs::rehearsal {

struct Evidence {
    Evidence(const Load& load, const std::vector<OutcomeRow>& outcomes, qint64 stock);

    bool holds(UserId user) const { return couponsOf.contains(user); }

    const Load& load;
    const qint64 stock;
    std::vector<const OutcomeRow*> rows;  // in log order
    QHash<QByteArray, const Promise*> promises;  // by request
    QHash<QByteArray, const OutcomeRow*> firstRow;  // by request
    std::unordered_map<UserId, qint64> couponsOf;  // how many; only users who hold one
    qint64 issued = 0;
};

/// Whether there is anything left to wait for.
bool everyPromiseHasARow(const Load& load, const std::vector<OutcomeRow>& outcomes);

}  // namespace dibs::rehearsal
