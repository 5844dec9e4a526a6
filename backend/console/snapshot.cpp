#include "backend/console/snapshot.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace dibs::console {

qint64 Snapshot::lag() const
{
    return std::accumulate(partitions.cbegin(), partitions.cend(), qint64{0},
        [](qint64 sum, const PartitionSnapshot& partition) { return sum + partition.lag(); });
}

qsizetype Snapshot::owners() const
{
    QSet<QString> names;
    for (const PartitionSnapshot& partition : partitions)
        if (!partition.owner.isEmpty()) names.insert(partition.owner);
    return names.size();
}

std::optional<qint64> Snapshot::oldestWaitMs() const
{
    std::optional<qint64> oldest;
    for (const PartitionSnapshot& partition : partitions)
        oldest = std::max(oldest, partition.oldestWaitMs);
    return oldest;
}

}  // namespace dibs::console
