// Who may take part.
#pragma once

#include "backend/common/ids.h"
#include "backend/platform/sql/connection.h"

#include <vector>

namespace dibs::coupon {

struct UserChange {
    UserId userId;
    bool active = true;
};

/// On the thread of the connection it is given: the consumer's, as SQLite has one writer.
class SqlUserCommands
{
public:
    explicit SqlUserCommands(sql::Connection& connection);

    /// Makes or changes users, in one transaction; of several changes of one user the last holds.
    Result<void> apply(const std::vector<UserChange>& changes);

private:
    Result<void> tryApply(const std::vector<UserChange>& changes);

    sql::Connection& m_connection;
};

}  // namespace dibs::coupon
