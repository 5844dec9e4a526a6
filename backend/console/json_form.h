// How values become JSON and come back: each type's members are listed once, for both ways.
#pragma once

#include "backend/common/ids.h"
#include "backend/common/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <cmath>
#include <optional>
#include <span>

namespace dibs::console {

/// Specialise with `static void visit(auto& member, auto& value)`, which calls member(name,
/// value.x).
template <class T>
struct Members;

/// Specialise with `static constexpr const char* words[]`, in the order of the enumerators.
template <class Enum>
struct Words;

namespace json {

template <class T>
QJsonObject object(const T& value);
template <class T>
bool read(const QJsonObject& object, T& value, QString& problem);

inline QJsonValue write(bool value)
{
    return value;
}
inline QJsonValue write(int value)
{
    return value;
}
inline QJsonValue write(qint64 value)
{
    return value;
}
inline QJsonValue write(quint64 value)
{
    return static_cast<qint64>(value);
}
inline QJsonValue write(double value)
{
    return std::isfinite(value) ? value : 0.0;
}
inline QJsonValue write(const QString& value)
{
    return value;
}
inline QJsonValue write(const QUuid& value)
{
    return value.toString(QUuid::WithoutBraces);
}

template <class Tag>
QJsonValue write(Id<Tag> id)
{
    return id.value;
}
template <class Enum>
requires std::is_enum_v<Enum> QJsonValue write(Enum value)
{
    return QLatin1String(Words<Enum>::words[static_cast<size_t>(value)]);
}
template <class T>
requires requires
{
    sizeof(Members<T>);
}
QJsonValue write(const T& value)
{
    return object(value);
}
inline QJsonValue write(const std::pair<QString, qint64>& value)
{
    return QJsonObject{
        {QStringLiteral("reason"), value.first}, {QStringLiteral("count"), value.second}};
}
template <class T>
QJsonValue write(const QList<T>& values)
{
    QJsonArray array;
    for (const T& value : values) array.append(write(value));
    return array;
}
template <class T>
QJsonValue write(const std::optional<T>& value)
{
    return value ? write(*value) : QJsonValue();
}

inline bool take(const QJsonValue& json, bool& value)
{
    value = json.toBool();
    return json.isBool();
}
inline bool take(const QJsonValue& json, qint64& value)
{
    value = json.toInteger();
    return json.isDouble() && static_cast<double>(value) == json.toDouble();
}
inline bool take(const QJsonValue& json, int& value)
{
    qint64 wide = 0;
    const bool whole = take(json, wide);
    value = static_cast<int>(wide);
    return whole && value == wide;
}
inline bool take(const QJsonValue& json, quint64& value)
{
    qint64 number = 0;
    const bool whole = take(json, number);
    value = static_cast<quint64>(number);
    return whole && number >= 0;
}
inline bool take(const QJsonValue& json, double& value)
{
    value = json.toDouble();
    return json.isDouble();
}
inline bool take(const QJsonValue& json, QString& value)
{
    value = json.toString();
    return json.isString();
}
inline bool take(const QJsonValue& json, QUuid& value)
{
    value = QUuid::fromString(json.toString());
    return json.isString();
}
template <class Tag>
bool take(const QJsonValue& json, Id<Tag>& id)
{
    return take(json, id.value);
}
template <class Enum>
requires std::is_enum_v<Enum>
bool take(const QJsonValue& json, Enum& value)
{
    const std::span words(Words<Enum>::words);
    for (size_t i = 0; i < words.size(); ++i) {
        if (json.toString() != QLatin1String(words[i])) continue;
        value = static_cast<Enum>(i);
        return true;
    }
    return false;
}
template <class T>
requires requires
{
    sizeof(Members<T>);
}
bool take(const QJsonValue& json, T& value)
{
    QString problem;
    return json.isObject() && read(json.toObject(), value, problem);
}
inline bool take(const QJsonValue& json, std::pair<QString, qint64>& value)
{
    return take(json[u"reason"], value.first) && take(json[u"count"], value.second);
}
template <class T>
bool take(const QJsonValue& json, QList<T>& values)
{
    const QJsonArray array = json.toArray();
    values.clear();
    values.reserve(array.size());
    for (const QJsonValue& each : array) {
        T value{};
        if (!take(each, value)) return false;
        values.append(std::move(value));
    }
    return json.isArray();
}
template <class T>
bool take(const QJsonValue& json, std::optional<T>& value)
{
    value.reset();
    return json.isNull() || json.isUndefined() || take(json, value.emplace());
}

template <class T>
QJsonObject object(const T& value)
{
    QJsonObject object;
    auto member = [&object](const char* name, const auto& each) {
        object.insert(QLatin1String(name), write(each));
    };
    Members<T>::visit(member, value);
    return object;
}

/// False at the first member that is missing or of another kind; `problem` names it.
template <class T>
bool read(const QJsonObject& object, T& value, QString& problem)
{
    auto member = [&](const char* name, auto& each) {
        if (problem.isEmpty() && !take(object.value(QLatin1String(name)), each))
            problem = QLatin1String(name);
    };
    Members<T>::visit(member, value);
    return problem.isEmpty();
}

}  // namespace json
}  // namespace dibs::console
