// As much of JSON Schema (2020-12) as our contract uses.
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace dibs::test {

/// What "$ref" stands for in `root`, else the value itself; undefined when it leads nowhere.
QJsonValue resolveReference(const QJsonObject& root, const QJsonValue& value);

/// A line for each way in which the value is not what the schema says. A member that an object's
/// schema does not name is one too, unless the schema names none at all.
QStringList schemaComplaints(
    const QJsonObject& root, const QJsonValue& schema, const QJsonValue& value);

}  // namespace dibs::test
