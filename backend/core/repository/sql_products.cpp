#include "backend/core/repository/sql_products.h"

#include "backend/core/repository/sql_core_dialect.h"
#include "backend/core/repository/sql_transact.h"

namespace dibs::core {

SqlProducts::SqlProducts(sql::Connection& connection)
    : m_connection(connection)
{
}

Result<Product> SqlProducts::create(const Product& product, qint64 nowMs)
{
    return transact(m_connection, [&] { return insert(product, nowMs); });
}

Result<QList<Product>> SqlProducts::list(ProductId after, int limit)
{
    sql::Statement& select = m_connection.prepared(
        QStringLiteral("SELECT product_id, name, price, stock FROM core_products"
                       " WHERE product_id > ? ORDER BY product_id LIMIT ?"));
    if (const Result<void> ran = select.execute(after.value, limit); !ran) return ran.error();
    QList<Product> products;
    while (select.next())
        products.append(
            Product{{select.integer(0)}, select.text(1), {select.integer(2)}, select.integer(3)});
    if (const Result<void> done = select.finish(); !done) return done.error();
    return products;
}

Result<void> SqlProducts::makeSample(const QList<Product>& products, qint64 nowMs)
{
    return transact(m_connection, [&]() -> Result<void> {
        const Result<QList<Product>> existing = list({}, 1);
        if (!existing) return existing.error();
        if (!existing->isEmpty()) return {};
        for (const Product& product : products)
            if (const Result<Product> made = insert(product, nowMs); !made) return made.error();
        return {};
    });
}

Result<Product> SqlProducts::insert(const Product& product, qint64 nowMs)
{
    const Result<void> inserted
        = m_connection
              .prepared(QStringLiteral("INSERT INTO core_products (name, price, initial_stock,"
                                       " stock, created_at) VALUES (?, ?, ?, ?, ?)"))
              .execute(product.name, product.price.value, product.stock, product.stock, nowMs);
    if (!inserted) return inserted.error();
    const Result<qint64> id = lastInsertId(m_connection);
    if (!id) return id.error();
    Product made = product;
    made.productId = {*id};
    return made;
}

Result<Refusal> reserve(sql::Connection& connection, QList<OrderItem>& items)
{
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT price, stock FROM core_products WHERE product_id = ?")
        + connection.forUpdate());
    for (OrderItem& item : items) {
        if (const Result<void> ran = select.execute(item.productId.value); !ran) return ran.error();
        std::optional<qint64> stock;
        if (select.next()) {
            item.unitPrice = {select.integer(0)};
            stock = select.integer(1);
        }
        if (const Result<void> done = select.finish(); !done) return done.error();
        if (!stock) return Refusal::ProductNotFound;
        if (*stock < item.quantity) return Refusal::OutOfStock;
    }
    sql::Statement& update = connection.prepared(
        QStringLiteral("UPDATE core_products SET stock = stock - ? WHERE product_id = ?"));
    for (const OrderItem& item : items)
        if (const Result<void> ran = update.execute(item.quantity, item.productId.value); !ran)
            return ran.error();
    return Refusal::None;
}

Result<void> giveBack(sql::Connection& connection, const QList<OrderItem>& items)
{
    sql::Statement& update = connection.prepared(
        QStringLiteral("UPDATE core_products SET stock = stock + ? WHERE product_id = ?"));
    for (const OrderItem& item : items)
        if (Result<void> ran = update.execute(item.quantity, item.productId.value); !ran)
            return ran;
    return {};
}

}  // namespace dibs::core
