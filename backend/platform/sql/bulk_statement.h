// Many rows in few statements: a statement for each row costs a third more, and a round trip each
// on a server.
#pragma once

#include "backend/platform/sql/connection.h"

#include <QList>
#include <QString>

#include <functional>

namespace dibs::sql {

/// Collects rows and writes them with multi-row INSERTs of a few fixed sizes, so that the
/// statements stay prepared. Lives on its connection's thread for one transaction.
class BulkInsert
{
public:
    /// `head` is all up to VALUES: "INSERT INTO t (a, b) VALUES".
    BulkInsert(Connection& connection, QString head, int columns);

    template <class... Values>
    void add(const Values&... values)
    {
        (append(valueOf(values)), ...);
    }

    Result<void> write();

private:
    void append(Value value)
    {
        if (const auto* bytes = std::get_if<QByteArray>(&value)) m_bytes += bytes->size();
        m_values.append(std::move(value));
    }

    Connection& m_connection;
    QString m_head;
    int m_columns;
    QList<Value> m_values;  // row after row
    qsizetype m_bytes = 0;  // of the blobs among them
};

/// Runs `select` for all `keys` in chunks: its text is `head` + a list of `(?,?)` + `tail`.
/// `columns` values make one key; `row` sees every row found.
Result<void> selectIn(Connection& connection, const QString& head, const QString& tail, int columns,
    const QList<Value>& keys, const std::function<void(Statement&)>& row);

}  // namespace dibs::sql
