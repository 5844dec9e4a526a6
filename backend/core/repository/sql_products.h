// What can be ordered, and how much of it is left.
#pragma once

#include "backend/core/domain/product.h"
#include "backend/platform/sql/connection.h"

namespace dibs::core {

/// On the thread of the connection it is given. What changes something wants one that may write.
class SqlProducts
{
public:
    explicit SqlProducts(sql::Connection& connection);

    /// Its id is the database's choice.
    Result<Product> create(const Product& product, qint64 nowMs);

    /// By id, those behind `after`.
    Result<QList<Product>> list(ProductId after, int limit);

    /// These, where there is no product yet.
    Result<void> makeSample(const QList<Product>& products, qint64 nowMs);

private:
    Result<Product> insert(const Product& product, qint64 nowMs);

    sql::Connection& m_connection;
};

/// In a transaction of whoever calls. Takes the stock of the items, whose products are locked in
/// the order of their ids, and fills their prices in; or says why not, with nothing taken.
Result<Refusal> reserve(sql::Connection& connection, QList<OrderItem>& items);
Result<void> giveBack(sql::Connection& connection, const QList<OrderItem>& items);

}  // namespace dibs::core
