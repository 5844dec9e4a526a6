#include "tests/support/json_schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace dibs::test {
namespace {

QString typeOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null: return QStringLiteral("null");
    case QJsonValue::Bool: return QStringLiteral("boolean");
    case QJsonValue::Double:
        return std::trunc(value.toDouble()) == value.toDouble() ? QStringLiteral("integer")
                                                                : QStringLiteral("number");
    case QJsonValue::String: return QStringLiteral("string");
    case QJsonValue::Array: return QStringLiteral("array");
    case QJsonValue::Object: return QStringLiteral("object");
    case QJsonValue::Undefined: break;
    }
    return QStringLiteral("undefined");
}

QString textOf(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

class Checker
{
public:
    explicit Checker(const QJsonObject& root)
        : m_root(root)
    {
    }

    void check(const QJsonValue& schemaOrReference, const QJsonValue& value, const QString& place)
    {
        const QJsonObject schema = resolveReference(m_root, schemaOrReference).toObject();
        checkValue(schema, value, place);
        if (schema.contains(QStringLiteral("oneOf"))) checkOneOf(schema, value, place);
        if (value.isObject()) checkMembers(schema, value.toObject(), place);
        if (value.isArray() && schema.contains(QStringLiteral("items")))
            for (const QJsonValue item : value.toArray())
                check(schema.value(QStringLiteral("items")), item, place + QStringLiteral("[]"));
    }

    QStringList complaints;

private:
    void complain(const QString& place, const QJsonValue& value, const QString& problem)
    {
        complaints.append(QStringLiteral("%1 is %2 and %3").arg(place, textOf(value), problem));
    }

    void checkValue(const QJsonObject& schema, const QJsonValue& value, const QString& place)
    {
        const QJsonValue type = schema.value(QStringLiteral("type"));
        const QJsonArray types = type.isString() ? QJsonArray{type} : type.toArray();
        if (!types.isEmpty() && !types.contains(typeOf(value)))
            complain(place, value, QStringLiteral("must be of type ") + textOf(type));
        const QJsonValue all = schema.value(QStringLiteral("enum"));
        if (all.isArray() && !all.toArray().contains(value))
            complain(place, value, QStringLiteral("must be one of ") + textOf(all));
        const QJsonValue only = schema.value(QStringLiteral("const"));
        if (!only.isUndefined() && only != value)
            complain(place, value, QStringLiteral("must be ") + textOf(only));
        if (value.isDouble()) checkBounds(schema, value, place);
        const QJsonValue pattern = schema.value(QStringLiteral("pattern"));
        if (value.isString() && pattern.isString()
            && !QRegularExpression(pattern.toString()).match(value.toString()).hasMatch())
            complain(place, value, QStringLiteral("must match ") + pattern.toString());
    }

    void checkBounds(const QJsonObject& schema, const QJsonValue& value, const QString& place)
    {
        const double number = value.toDouble();
        if (number < schema.value(QStringLiteral("minimum")).toDouble(-HUGE_VAL))
            complain(place, value, QStringLiteral("is too small"));
        if (number > schema.value(QStringLiteral("maximum")).toDouble(HUGE_VAL))
            complain(place, value, QStringLiteral("is too large"));
    }

    void checkOneOf(const QJsonObject& schema, const QJsonValue& value, const QString& place)
    {
        const QJsonArray choices = schema.value(QStringLiteral("oneOf")).toArray();
        const auto fitting = std::ranges::count_if(choices, [&](const QJsonValue& choice) {
            return schemaComplaints(m_root, choice, value).isEmpty();
        });
        if (fitting != 1)
            complain(place, value, QStringLiteral("fits %1 schemas, not one").arg(fitting));
    }

    void checkMembers(const QJsonObject& schema, const QJsonObject& object, const QString& place)
    {
        for (const QJsonValue name : schema.value(QStringLiteral("required")).toArray())
            if (!object.contains(name.toString()))
                complaints.append(place + QStringLiteral(" lacks ") + name.toString());
        const QJsonObject members = schema.value(QStringLiteral("properties")).toObject();
        for (const QString& name : object.keys()) {
            const QString where = place + u'.' + name;
            if (members.contains(name))
                check(members.value(name), object.value(name), where);
            else if (!members.isEmpty())
                complaints.append(where + QStringLiteral(" is not documented"));
        }
    }

    const QJsonObject& m_root;
};

}  // namespace

QJsonValue resolveReference(const QJsonObject& root, const QJsonValue& value)
{
    const QJsonValue reference = value[QStringLiteral("$ref")];
    if (!reference.isString()) return value;
    const QStringList way = reference.toString().split(u'/');
    QJsonValue target = way.constFirst() == u"#" ? QJsonValue(root) : QJsonValue();
    for (const QString& step : way.mid(1)) target = target[step];
    return target.isObject() ? target : QJsonValue(QJsonValue::Undefined);
}

QStringList schemaComplaints(
    const QJsonObject& root, const QJsonValue& schema, const QJsonValue& value)
{
    Checker checker(root);
    checker.check(schema, value, QStringLiteral("it"));
    return checker.complaints;
}

}  // namespace dibs::test
