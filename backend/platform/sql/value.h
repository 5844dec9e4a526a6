// What can be bound to a statement.
#pragma once

#include <QByteArray>
#include <QString>

#include <concepts>
#include <optional>
#include <variant>

namespace dibs::sql {

/// NULL, INTEGER, TEXT, BLOB. A Latin-1 string must be a literal: it is bound without a copy.
using Value = std::variant<std::monostate, qint64, QString, QLatin1String, QByteArray>;

inline Value valueOf(std::integral auto number)
{
    return static_cast<qint64>(number);
}
inline Value valueOf(const std::optional<qint64>& number)
{
    return number ? Value(*number) : Value();
}
inline Value valueOf(const QString& text)
{
    return text;
}
inline Value valueOf(QLatin1String literal)
{
    return literal;
}
inline Value valueOf(const QByteArray& bytes)  // a null array is NULL
{
    return bytes.isNull() ? Value() : Value(bytes);
}
inline Value valueOf(const Value& value)
{
    return value;
}

}  // namespace dibs::sql
