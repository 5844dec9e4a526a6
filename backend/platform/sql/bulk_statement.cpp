#include "backend/platform/sql/bulk_statement.h"

#include <QStringList>

#include <algorithm>

namespace dibs::sql {
namespace {

// A statement that is longer is cut into its rows, as a server takes no packet of any length.
constexpr qsizetype kStatementBytesMax = 1 << 20;

QString placeholders(int rows, int columns)
{
    QString row = QStringLiteral("?");
    for (int i = 1; i < columns; ++i) row += QStringLiteral(",?");
    return QStringList(rows, u'(' + row + u')').join(u',');
}

/// Calls `each(rows, firstValue)` so that the chunks cover all rows exactly.
Result<void> inChunks(std::span<const int> sizes, qsizetype rows, int columns,
    const std::function<Result<void>(int chunkRows, qsizetype firstValue)>& each)
{
    qsizetype done = 0;
    for (const int chunkRows : sizes) {
        for (; rows - done >= chunkRows; done += chunkRows) {
            if (const Result<void> ran = each(chunkRows, done * columns); !ran) return ran;
        }
    }
    return {};
}

/// The smallest of `sizes` that takes all `rows`, or the largest.
int sizeThatTakes(qsizetype rows, std::span<const int> sizes)
{
    const auto larger
        = std::find_if(sizes.rbegin(), sizes.rend(), [rows](int size) { return size >= rows; });
    return larger == sizes.rend() ? sizes.front() : *larger;
}

/// `keys`, and the last of them again until a statement of one of the sizes is full: cheaper than
/// another round trip. Nothing is found twice by a key that stands in an IN list twice.
QList<Value> filledUp(QList<Value> keys, int columns, std::span<const int> sizes)
{
    const qsizetype rest = (keys.size() / columns) % sizes.front();
    if (rest == 0) return keys;
    const qsizetype missing = sizeThatTakes(rest, sizes) - rest;
    keys.reserve(keys.size() + missing * columns);
    for (qsizetype i = 0; i < missing * columns; ++i) keys.append(keys[keys.size() - columns]);
    return keys;
}

void bindAll(Statement& statement, const QList<Value>& values, qsizetype first, int count)
{
    for (int i = 0; i < count; ++i) statement.bind(i, values[first + i]);
}

}  // namespace

BulkInsert::BulkInsert(Connection& connection, QString head, int columns)
    : m_connection(connection)
    , m_head(std::move(head))
    , m_columns(columns)
{
}

Result<void> BulkInsert::write()
{
    const std::span<const int> sizes = m_connection.chunkRows();
    if (m_connection.bindsRows() && m_bytes <= kStatementBytesMax) {
        Statement& insert = m_connection.prepared(m_head + placeholders(1, m_columns));
        const auto most = static_cast<size_t>(sizes.front() * m_columns);
        for (std::span<const Value> left(m_values); !left.empty();) {
            const auto now = left.first(std::min(most, left.size()));
            if (const Result<void> ran = insert.executeRows(now, m_columns); !ran) return ran;
            left = left.subspan(now.size());
        }
        return {};
    }
    const auto fitting = m_bytes <= kStatementBytesMax ? sizes : sizes.last(1);
    return inChunks(
        fitting, m_values.size() / m_columns, m_columns, [this](int rows, qsizetype first) {
            Statement& insert = m_connection.prepared(m_head + placeholders(rows, m_columns));
            bindAll(insert, m_values, first, rows * m_columns);
            return insert.executeBound();
        });
}

Result<void> selectIn(Connection& connection, const QString& head, const QString& tail, int columns,
    const QList<Value>& keys, const std::function<void(Statement&)>& row)
{
    const std::span<const int> sizes = connection.chunkRows();
    const bool isFar = connection.dialect() == Dialect::Mysql;
    const QList<Value> asked = isFar ? filledUp(keys, columns, sizes) : keys;
    return inChunks(
        sizes, asked.size() / columns, columns, [&](int rows, qsizetype first) -> Result<void> {
            Statement& select = connection.prepared(head + placeholders(rows, columns) + tail);
            bindAll(select, asked, first, rows * columns);
            if (Result<void> ran = select.executeBound(); !ran) return ran;
            while (select.next()) row(select);
            return select.finish();
        });
}

}  // namespace dibs::sql
