// Turns a batch of records into outcomes in the database, exactly once: DESIGN.md §1, "offset
// compare-and-set".
#pragma once

#include "backend/common/clock.h"
#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/repository/batch_outcome.h"
#include "backend/coupon/repository/sql_issuance_store.h"

namespace dibs::coupon {

/// On the consumer's thread.
class Issuance
{
public:
    Issuance(SqlIssuanceStore& store, Ledger::HomePartition homePartition, QString incarnation,
        const Clock& clock);

    /// Decides the records of one partition, in offset order, in one transaction together with the
    /// position. Records below the position are skipped: somebody has decided them. The answer's
    /// nextOffset is where to go on, also when nothing was decided because the batch began beyond
    /// the position.
    ///   Unavailable: nothing is known to be stored; read the position and hand in the batch again.
    ///   Corrupt: log and database do not belong together; stop this partition.
    Result<BatchOutcome> apply(int partition, const QList<eventlog::Record>& records);

    /// Decides what `take` finds, after all that this partition has decided: where there is no log
    /// the requests get their places here, and `take` runs in the same transaction.
    using Take = std::function<Result<QList<eventlog::Record>>()>;
    Result<BatchOutcome> applyNext(int partition, const Take& take);

private:
    /// Whether requests that were decided before are looked for. Without it the database refuses to
    /// write a second outcome: Conflict.
    enum class Repeats { LookedFor, Refused };

    Result<Position> lockPosition(int partition);
    Result<BatchOutcome> inTransaction(const std::function<Result<BatchOutcome>()>& work);
    Result<BatchOutcome> decideNext(int partition, const Take& take);
    Result<BatchOutcome> decide(
        int partition, const QList<eventlog::Record>& records, Repeats repeats);
    Result<void> fold(BatchOutcome& batch, const QList<eventlog::Record>& records, Repeats repeats);

    SqlIssuanceStore& m_store;
    const Ledger::HomePartition m_homePartition;
    const QString m_incarnation;
    const Clock& m_clock;
    bool m_repeatsCome = false;  // the last batch had some
};

}  // namespace dibs::coupon
