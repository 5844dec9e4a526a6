#include "backend/rehearsal/evidence.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace dibs::rehearsal {

Evidence::Evidence(const Load& theLoad, const std::vector<OutcomeRow>& outcomes, qint64 theStock)
    : load(theLoad)
    , stock(theStock)
{
    rows.reserve(outcomes.size());
    for (const OutcomeRow& row : outcomes) rows.push_back(&row);
    // Stable: rows without an offset keep the order in which the server listed them.
    std::ranges::stable_sort(
        rows, {}, [](const OutcomeRow* row) { return std::tuple(row->partition, row->offset); });

    promises.reserve(static_cast<qsizetype>(load.accepted.size()));
    for (const Promise& promise : load.accepted)
        if (!promises.contains(promise.requestId)) promises.insert(promise.requestId, &promise);

    firstRow.reserve(static_cast<qsizetype>(rows.size()));
    for (const OutcomeRow* row : rows) {
        if (!firstRow.contains(row->requestId)) firstRow.insert(row->requestId, row);
        if (row->outcome != Outcome::Issued) continue;
        ++couponsOf[row->user];
        ++issued;
    }
}

bool everyPromiseHasARow(const Load& load, const std::vector<OutcomeRow>& outcomes)
{
    QSet<QByteArray> decided;
    decided.reserve(static_cast<qsizetype>(outcomes.size()));
    for (const OutcomeRow& row : outcomes) decided.insert(row.requestId);
    return std::ranges::all_of(
        load.accepted, [&](const Promise& promise) { return decided.contains(promise.requestId); });
}

}  // namespace dibs::rehearsal
