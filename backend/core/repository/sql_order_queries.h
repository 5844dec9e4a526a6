// Orders, as they are read.
#pragma once

#include "backend/core/domain/order.h"
#include "backend/platform/sql/connection.h"

namespace dibs::core {

/// On the thread of the connection it is given.
class SqlOrderQueries
{
public:
    explicit SqlOrderQueries(sql::Connection& connection);

    Result<Order> find(OrderId id);

    /// Orders in the middle of something, untouched since `quietBeforeMs`, and those that wait to
    /// be paid since before `unpaidBeforeMs`.
    struct Due {
        qint64 quietBeforeMs = 0;
        qint64 unpaidBeforeMs = 0;
        int limit = 0;  // of each kind
    };
    Result<QList<OrderId>> due(const Due& due);

private:
    Result<void> addDue(Step step, qint64 beforeMs, int limit, QList<OrderId>& orders);

    sql::Connection& m_connection;
};

enum class Lock { No, Yes };
/// With Lock::Yes nobody else changes it until the transaction ends. NotFound without such an
/// order.
Result<Order> readOrder(sql::Connection& connection, OrderId id, Lock lock);

}  // namespace dibs::core
