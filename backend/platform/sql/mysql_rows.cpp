#include "backend/platform/sql/mysql_rows.h"

namespace dibs::sql {
namespace {

bool isNull(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// What all of a column are, by the first that is not NULL.
enum_field_types typeOf(std::span<const Value> values, size_t column, size_t columns)
{
    for (size_t i = column; i < values.size(); i += columns) {
        if (isNull(values[i])) continue;
        if (std::holds_alternative<qint64>(values[i])) return MYSQL_TYPE_LONGLONG;
        return std::holds_alternative<QByteArray>(values[i]) ? MYSQL_TYPE_BLOB : MYSQL_TYPE_STRING;
    }
    return MYSQL_TYPE_LONGLONG;
}

QByteArrayView bytesOf(const Value& value, std::vector<QByteArray>& utf8)
{
    if (isNull(value)) return {};
    if (const auto* literal = std::get_if<QLatin1String>(&value))
        return {literal->data(), literal->size()};
    if (const auto* text = std::get_if<QString>(&value)) return utf8.emplace_back(text->toUtf8());
    return std::get<QByteArray>(value);
}

}  // namespace

MysqlRows::MysqlRows(std::span<const Value> values, size_t columns)
    : m_columns(columns)
    , m_binds(columns)
{
    const size_t rows = values.size() / columns;
    for (size_t c = 0; c < columns; ++c) {
        Column& column = m_columns[c];
        MYSQL_BIND& bind = m_binds[c];
        bind.buffer_type = typeOf(values, c, columns);
        const bool isNumber = bind.buffer_type == MYSQL_TYPE_LONGLONG;
        for (size_t row = 0; row < rows; ++row) {
            const Value& value = values[row * columns + c];
            column.indicators.push_back(isNull(value) ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE);
            if (isNumber) {
                column.numbers.push_back(isNull(value) ? 0 : std::get<qint64>(value));
                continue;
            }
            const QByteArrayView bytes = bytesOf(value, column.utf8);
            column.bytes.push_back(bytes.data());
            column.lengths.push_back(static_cast<unsigned long>(bytes.size()));
        }
        bind.buffer = isNumber ? static_cast<void*>(column.numbers.data()) : column.bytes.data();
        bind.length = isNumber ? nullptr : column.lengths.data();
        bind.u.indicator = column.indicators.data();
    }
}

}  // namespace dibs::sql
