// One transaction, tried again where the database asks for it.
#pragma once

#include "backend/common/backoff.h"
#include "backend/platform/sql/connection.h"

#include <thread>

namespace dibs::core {

/// Transactions of several instances may wait for each other in a circle: the server ends one of
/// them, which is to begin again.
inline constexpr int kTransactAttemptsMax = 5;

/// `mayBeDone` says whether a failure came with the COMMIT.
template <class Work>
auto transactOnce(sql::Connection& connection, const Work& work, bool& mayBeDone)
    -> std::invoke_result_t<Work>
{
    Result<sql::Transaction> transaction = sql::Transaction::begin(connection);
    if (!transaction) return transaction.error();
    auto done = work();
    if (!done) return done;
    const Result<void> committed = transaction->commit();
    mayBeDone = !committed;
    if (!committed) return committed.error();
    return done;
}

/// Runs `work`, which returns a Result, in a transaction of its own. What failed before the COMMIT
/// was not done. Of a COMMIT that failed nobody knows: it is never repeated here, and the error is
/// Unavailable as with all that may be asked for again.
template <class Work>
auto transact(sql::Connection& connection, const Work& work) -> std::invoke_result_t<Work>
{
    bool mayBeDone = false;
    auto done = transactOnce(connection, work, mayBeDone);
    if (done || done.error().code != ErrorCode::Unavailable) return done;
    Backoff backoff(std::chrono::milliseconds(5), std::chrono::milliseconds(100));
    for (int attempt = 1; attempt < kTransactAttemptsMax; ++attempt) {
        const bool again = !done && done.error().code == ErrorCode::Unavailable && !mayBeDone
            && !connection.isLost();
        if (!again) return done;
        std::this_thread::sleep_for(backoff.next());
        done = transactOnce(connection, work, mayBeDone);
    }
    return done;
}

}  // namespace dibs::core
