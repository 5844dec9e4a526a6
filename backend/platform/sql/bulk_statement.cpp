#include "backend/platform/sql/bulk_statement.h"

#include <QStringList>

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

/// Calls `each(rows, firstValue)` so that the chunks cover all rows with the fewest statements.
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
    return inChunks(connection.chunkRows(), keys.size() / columns, columns,
        [&](int rows, qsizetype first) -> Result<void> {
            Statement& select = connection.prepared(head + placeholders(rows, columns) + tail);
            bindAll(select, keys, first, rows * columns);
            if (Result<void> ran = select.executeBound(); !ran) return ran;
            while (select.next()) row(select);
            return select.finish();
        });
}

}  // namespace dibs::sql
