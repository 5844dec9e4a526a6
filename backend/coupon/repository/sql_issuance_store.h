// The consumer's side of the database: the statements of DESIGN.md §1, "offset compare-and-set".
#pragma once

#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/repository/batch_outcome.h"
#include "backend/platform/sql/connection.h"

#include <optional>

namespace dibs::coupon {

struct Position {
    QString incarnation;
    qint64 nextOffset = 0;
    QByteArray lastDigest;  // of the record before it, to know that log again; null: none was kept
};

/// Without a lock, for who only looks.
Result<Position> readPosition(sql::Connection& connection, int partition);

/// On the thread of the connection it is given. Everything but ensurePosition() belongs between
/// begin() and commit().
class SqlIssuanceStore
{
public:
    explicit SqlIssuanceStore(sql::Connection& connection);

    /// Position 0 for a partition that was never consumed; leaves an existing one as it is.
    Result<void> ensurePosition(int partition, const QString& incarnation);

    Result<void> begin();
    Result<void> commit();
    void rollback() { m_transaction.reset(); }

    /// Locked until the transaction ends.
    Result<Position> position(int partition);

    /// Tells the ledger what the database knows of the coupons and users in `requests`.
    Result<void> loadFacts(const std::vector<LoggedRequest>& requests, Ledger& ledger);
    /// And which of their events it has decided.
    Result<void> loadDecided(const std::vector<LoggedRequest>& requests, Ledger& ledger);

    /// Outcomes, user coupons, stock, dead letters and the new position. Conflict: one of them was
    /// decided before.
    Result<void> write(const BatchOutcome& batch);

private:
    Result<void> loadCoupons(const std::vector<LoggedRequest>& requests, Ledger& ledger);
    Result<void> loadHolders(const std::vector<LoggedRequest>& requests, Ledger& ledger);
    Result<void> writeUserCoupons(const BatchOutcome& batch);
    Result<void> writeOutcomes(const BatchOutcome& batch);
    Result<void> writeStock(const BatchOutcome& batch);
    Result<void> writeDeadLetters(const BatchOutcome& batch);
    Result<void> writePosition(const BatchOutcome& batch);

    sql::Connection& m_connection;
    std::optional<sql::Transaction> m_transaction;
};

}  // namespace dibs::coupon
